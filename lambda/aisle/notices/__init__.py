"""The face that speaks unasked: what became of an order, by e-mail and through Alexa."""
