"""The rules of the shop: pure, frozen, and free of Alexa and AWS."""
