"""Aisle: a voice storefront for Alexa that a retailer puts its own name on."""
