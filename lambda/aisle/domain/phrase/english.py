"""General lists of English: words that ask rather than name, colors, ways to say a limit."""

from __future__ import annotations

FILLERS = frozenset(
    """
    a an the some any of in on at to by and or is are am be do does did you your i im ive id me my
    we our us it its that this these those there here have has had got get getting give
    find finding search searching look looking show see tell want wanted wants need needs needed
    like could would can will may might should shall please thanks thank hey hi hello okay ok
    um uh er hmm well so just really maybe also
    something anything thing things one ones kind sort type what whats which where who how about
    buy buying purchase order sell selling sold carry stock offer offers lets let
    only good nice decent great best product products item items from as if but
    much many not too very pretty actually basically kinda alexa store shop today now
    """.split()
)
# What stands after these says what the thing is for, not what it is.
TURNS = frozenset({"for", "with"})
COLORS = frozenset(
    """
    black white red blue green yellow orange purple pink brown gray silver gold beige navy teal
    turquoise maroon violet magenta cyan burgundy charcoal ivory cream bronze copper tan lavender
    indigo olive lime coral crimson platinum graphite aqua khaki mint peach plum rose
    """.split()
)
CURRENCIES = {
    "USD": frozenset({"dollar", "dollars", "buck", "bucks", "usd"}),
    "CAD": frozenset({"dollar", "dollars", "buck", "bucks"}),
    "AUD": frozenset({"dollar", "dollars", "buck", "bucks"}),
    "GBP": frozenset({"pound", "pounds", "quid", "sterling"}),
    "EUR": frozenset({"euro", "euros"}),
}
CENTS = frozenset({"cent", "cents", "pence", "penny", "pennies"})

CHEAPEST = (
    "cheapest", "cheaper", "cheap", "least expensive", "less expensive", "lowest priced",
    "lowest price", "most affordable", "lowest cost", "inexpensive", "affordable",
)  # fmt: skip
DEAREST = (
    "most expensive", "dearest", "priciest", "highest priced", "highest price", "costliest",
    "more expensive",
)  # fmt: skip
BELOW = (
    "no more than", "not more than", "less than", "cheaper than", "lower than", "at most",
    "under", "underneath", "below", "beneath", "up to", "within", "maximum", "max", "not over",
    "at or below", "at or under", "for under", "less expensive than",
)  # fmt: skip
ABOVE = (
    "no less than", "not less than", "more than", "higher than", "greater than", "at least",
    "over", "above", "minimum", "starting at", "starting from", "upwards of", "not under",
    "more expensive than",
)  # fmt: skip
AROUND = (
    "around", "about", "roughly", "approximately", "near", "nearly", "close to", "somewhere around",
    "in the neighborhood of", "more or less", "almost",
)  # fmt: skip
BETWEEN = ("between", "from", "anywhere between", "anywhere from", "ranging from")
OR_LESS = ("or less", "or under", "or below", "or cheaper", "or lower", "max", "maximum", "tops")
OR_MORE = ("or more", "or over", "or above", "or higher", "and up", "and above", "and over")
OR_SO = ("or so", "ish", "or thereabouts", "give or take")
