"""How a word may be heard wrongly: letters for letters that sound alike, letters lost, doubled
or swapped, and other words. Nothing of the search's own keys is used here."""

from __future__ import annotations

from random import Random

# What a recognizer writes for what was said, both ways; a general list of English spellings.
_GROUPS = (
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("s", "z"), ("ee", "ea"), ("i", "e"), ("o", "u"),
    ("a", "e"), ("th", "f"), ("b", "p"), ("d", "t"), ("m", "n"), ("v", "b"), ("g", "k"),
    ("er", "ar"), ("er", "or"), ("tion", "shun"), ("x", "cks"), ("ou", "ow"), ("ie", "y"),
    ("ng", "n"), ("wh", "w"), ("ch", "sh"), ("j", "g"), ("r", "l"), ("oo", "u"), ("ai", "ay"),
    ("igh", "ite"), ("kn", "n"), ("qu", "kw"), ("st", "s"), ("au", "o"), ("w", "v"), ("y", "i"),
)  # fmt: skip
# Words that are taken for each other.
_OTHERS = {
    "red": "read", "blue": "blew", "mouse": "mouth", "case": "cage", "drive": "dive",
    "sync": "sink", "paper": "pepper", "black": "block", "white": "wide", "flash": "flesh",
    "light": "right", "card": "cart", "screen": "scream", "phone": "foam", "wireless": "wire less",
    "pan": "pen", "bowl": "ball", "chair": "share", "coffee": "copy", "table": "tablet",
    "watch": "wash", "bread": "breath", "knife": "nice", "glass": "class", "pack": "back",
    "lamp": "lamb", "kettle": "cattle", "player": "prayer", "cable": "table", "power": "tower",
}  # fmt: skip
_SHARE_OF_OTHERS = 0.25
_LONG = 8


def misheard(word: str, random: Random) -> str:
    """The word with one thing wrong, two where it is long; never as it was."""
    if word in _OTHERS and random.random() < _SHARE_OF_OTHERS:
        return _OTHERS[word]
    for _ in range(50):
        heard = _wrong(word, random)
        if len(word) >= _LONG and random.random() < 0.5:
            heard = _wrong(heard, random)
        if heard != word and len(heard) > 2:
            return heard
    return word + word[-1]


def _wrong(word: str, random: Random) -> str:
    change = random.choice((_sounds, _sounds, _sounds, _lost, _doubled, _swapped))
    return change(word, random)


def _sounds(word: str, random: Random) -> str:
    choices = []
    for one, other in _GROUPS:
        for heard, said in ((one, other), (other, one)):
            choices += [(at, heard, said) for at in _places(word, heard)]
    if not choices:
        return word
    at, heard, said = random.choice(choices)
    return word[:at] + said + word[at + len(heard) :]


def _places(word: str, group: str) -> list[int]:
    return [at for at in range(len(word)) if word.startswith(group, at)]


def _lost(word: str, random: Random) -> str:
    at = random.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _swapped(word: str, random: Random) -> str:
    at = random.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
