"""A large catalogue of invented products, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product as every
from random import Random

from aisle.domain.catalog import Product
from aisle.domain.money import Money

_KINDS = {
    "Headphones": "headphones earbuds headset", "Keyboards": "keyboard", "Mice": "mouse trackball",
    "Laptops": "laptop notebook", "TVs": "tv", "TV Mounts": "mount bracket",
    "Monitors": "monitor display", "Printers": "printer", "Ink": "cartridge toner",
    "Cables": "cable adapter cord", "Chargers": "charger", "Phone Cases": "case cover",
    "Speakers": "speaker soundbar", "Cameras": "camera camcorder", "Tablets": "tablet",
    "Routers": "router extender", "Watches": "watch tracker", "Memory Cards": "card",
    "Coffee Makers": "coffeemaker grinder", "Blenders": "blender mixer", "Vacuums": "vacuum",
    "Lamps": "lamp lantern", "Desks": "desk table", "Chairs": "chair stool",
    "Shirts": "shirt blouse", "Shoes": "sneaker boot sandal", "Jackets": "jacket parka",
    "Backpacks": "backpack bag", "Toys": "puzzle robot doll", "Bikes": "bicycle scooter",
}  # fmt: skip
_ADJECTIVES = (
    "wireless compact portable smart digital classic ultra slim heavy duty deluxe premium "
    "rechargeable waterproof adjustable foldable quiet gaming travel outdoor indoor mini bluetooth "
    "stainless steel leather cotton wooden ergonomic mechanical backlit curved cordless electric"
).split()
_COLORS = "black white red blue green gray silver gold pink purple brown".split()
_SIZES = {
    "TVs": [f"{size} inch" for size in (24, 32, 40, 43, 50, 55, 65, 75)],
    "Monitors": [f"{size} inch" for size in (22, 24, 27, 32)],
    "Laptops": [f"{size} inch" for size in (13, 14, 15, 16, 17)],
    "Cables": [f"{size} foot" for size in (3, 6, 10, 15, 25)],
    "Memory Cards": [f"{size}GB" for size in (16, 32, 64, 128, 256)],
    "Shirts": ["S", "M", "L", "XL"],
}
_STARTS = (
    "bel kor nor vis tal mer zan dol fen gra hal jun lum pra quil ros sten tor wex yar".split()
)
_ENDS = "tek ra via mont dale son wick ly on ium ax field stone ware co".split()
_SERIES = "alpha nova prime zen echo atlas vertex pulse orbit summit delta river ember".split()


def generated(count: int, seed: int = 1) -> Iterator[Product]:
    random = Random(seed)
    brands = [start + end for start, end in every(_STARTS, _ENDS)]
    series = [one + end for one, end in every(_SERIES, ("", "x", "on", "ine", "ette"))]
    for number in range(count):
        yield _product(number, random, brands, series)


def _product(number: int, random: Random, brands: list[str], series: list[str]) -> Product:
    category = random.choice(list(_KINDS))
    brand = random.choice(brands).title()
    kind = random.choice(_KINDS[category].split())
    color = random.choice(_COLORS) if random.random() < 0.7 else None
    size = random.choice(_SIZES[category]) if category in _SIZES else None
    qualities = random.sample(_ADJECTIVES, random.randint(1, 3))
    model = f"{random.choice('ABCKMXZ')}{random.randint(10, 9999)}"
    words = [random.choice(series).title(), size, *qualities, kind]
    spoken = " ".join([brand, *(word for word in words if word)])
    return Product(
        sku=f"G{number:06}",
        name=f"{brand} {model} - {spoken}" + (f" - {color.title()}" if color else ""),
        spoken_name=spoken,
        price=Money(random.randint(500, 200_000), "USD"),
        stock=1,
        brand=brand,
        category=category,
        color=color,
        size=size,
        description=_description(random, qualities, kind),
        popularity=int(random.paretovariate(1.2)),
    )


def _description(random: Random, qualities: list[str], kind: str) -> str:
    others = random.sample(_ADJECTIVES, 4)
    room = random.choice("home office kitchen garage school garden studio".split())
    return (
        f"A {' and '.join(qualities)} {kind} for the {room}. "
        f"Works with any {random.choice(others)} device, {', '.join(others)}, and comes with "
        f"a {random.choice('one two three five'.split())} year warranty."
    )
