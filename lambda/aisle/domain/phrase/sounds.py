"""A key that words share when they sound alike in English. A coarse one of our own."""

from __future__ import annotations

_SPELLED = (
    ("tch", "C"), ("sch", "sk"), ("ch", "C"), ("sh", "S"), ("tion", "Sn"), ("sion", "Sn"),
    ("ph", "f"), ("gh", ""), ("th", "t"), ("ck", "k"), ("qu", "kw"), ("wh", "w"), ("wr", "r"),
    ("kn", "n"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("ge", "je"), ("gi", "ji"),
    ("dg", "j"), ("x", "ks"), ("mb", "m"),
)  # fmt: skip
_CLASSES = str.maketrans("bdgvzcqjSmwhy", "ptkfskkCCn   ")
_VOWELS = frozenset("aeiou ")


def as_said(word: str) -> str:
    """The word with one letter for groups of letters that are one sound: "fone" for "phone"."""
    for spelled, said in _SPELLED:
        word = word.replace(spelled, said)
    return word


def sound(word: str) -> str:
    """Consonants in classes (b and p, d and t, m and n … are one), doubled ones once, vowels
    only as an opening mark.

    >>> sound("fone") == sound("phone")
    True
    """
    said = as_said(word).translate(_CLASSES)
    key = "*" if said[:1] in _VOWELS else ""
    for letter in said:
        if letter not in _VOWELS and key[-1:] != letter:
            key += letter
    return key
