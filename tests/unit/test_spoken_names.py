"""What a product is called aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.spoken_names import WORD_LIMIT, spoken_name


@pytest.mark.parametrize(
    ("name", "brand", "spoken"),
    [
        ("Apple® - 3.3' Lightning-to-USB 2.0 Cable", "Apple®", "Apple Lightning to USB 2.0 Cable"),
        ("Insignia™ - 6' HDMI Cable - Black", "Insignia™", "Insignia 6 foot HDMI Cable Black"),
        (
            'Toshiba - Satellite 15.6" Laptop - Intel Celeron - 4GB Memory - 500GB Hard Drive - '
            "Jet Black",
            "Toshiba",
            "Toshiba Satellite 15.6 inch Laptop Jet Black",
        ),
        (
            'LG - 32" Class (31-1/2" Diag.) - LED - 720p - 60Hz - HDTV',
            "LG",
            "LG 32 inch HDTV",
        ),
        ("Sony - PlayStation 4 (500GB)", "Sony", "Sony PlayStation 4"),
        ("HP - Ink Cartridge - Black - Black", "HP", "HP Ink Cartridge Black"),
        (
            "Logitech - MK320 Wireless Keyboard and Mouse - Black",
            "Logitech",
            "Logitech Wireless Keyboard and Mouse Black",
        ),
        ("HP - 564XL Ink Cartridge - Black", "HP", "HP 564XL Ink Cartridge Black"),
        ("Sony - WH-1000XM5", "Sony", "Sony WH-1000XM5"),
        ("WHITE HANGING HEART T-LIGHT HOLDER", None, "White Hanging Heart T-Light Holder"),
        ("Trigga [Deluxe Version] [PA] - CD", "Atlantic (Label)", "Trigga CD"),
        (
            "Assassin's Creed IV: Black Flag - PlayStation 3",
            "Ubi Soft",
            "Assassin's Creed IV: Black Flag PlayStation 3",
        ),
        (
            'Rocketfish™ - Tilting Wall Mount for Most 32" to 70" Flat-Panel TVs',
            "Rocketfish™",
            "Rocketfish Tilting Wall Mount",
        ),
        (
            'Apple® - MacBook Air® (Latest Model) - 13.3" Display - Intel Core i5 - 4GB Memory - '
            "128GB Flash Storage",
            "Apple®",
            "Apple MacBook Air 13.3 inch Display",
        ),
        (
            "SanDisk - Ultra Plus 16GB SDHC Class 10 UHS-1 Memory Card",
            "SanDisk",
            "SanDisk Ultra Plus 16GB SDHC Class Memory Card",
        ),
        ("Apple® - Lightning to 30-Pin Adapter", "Apple®", "Apple Lightning to 30-Pin Adapter"),
        ("Paper &amp; Pens", None, "Paper & Pens"),
        ("(2-Pack)", None, "(2-Pack)"),
    ],
)
def test_a_retailers_name_becomes_a_spoken_one(name: str, brand: str | None, spoken: str) -> None:
    assert spoken_name(name, brand) == spoken


@given(st.text(), st.none() | st.text(max_size=20))
def test_a_spoken_name_is_short_and_there_is_always_one(name: str, brand: str | None) -> None:
    spoken = spoken_name(name, brand)
    assert any(map(str.isalnum, spoken)) or not any(map(str.isalnum, name)) or "&" in name
    assert not set("®™©") & set(spoken)


@given(st.lists(st.text("abcdefg", min_size=1, max_size=8), min_size=1, max_size=30))
def test_a_long_name_is_cut_to_what_the_ear_holds(words: list[str]) -> None:
    spoken = spoken_name(" ".join(words))
    assert 1 <= len(spoken.split()) <= WORD_LIMIT
    assert spoken_name(" ".join(words)) == spoken
