"""One product."""

from __future__ import annotations

from aisle.domain.catalog import Product
from aisle.services.browse import (
    CheapestPicked,
    PriceTold,
    ProductDescribed,
    ProductNamed,
    StockTold,
)
from aisle.services.narrow import CheapestAlready
from aisle.speech.en_us.screens.formats import amount
from aisle.speech.saying import Listener
from aisle.speech.screens import Action, ProductPage

_FEW = 5
BUY = Action("Buy it", ("buy",), "Buy it. You hear the total first.", is_main=True)
_SIMILAR = Action("Similar", ("similar",), "Show something similar.")


def product_page(product: Product) -> ProductPage:
    """With the retailer's own name for it, ® and all."""
    facts = (product.brand, product.color, product.size)
    return ProductPage(
        title=shown_name(product),
        price=amount(product.price),
        stock=_stock(product),
        is_sold_out=not product.in_stock,
        facts=" · ".join(filter(None, facts)),
        description=product.description or "",
        actions=(BUY, _SIMILAR) if product.in_stock else (_SIMILAR,),
    )


def shown_name(product: Product) -> str:
    return product.name or product.spoken_name


def _stock(product: Product) -> str:
    if not product.in_stock:
        return "Sold out"
    return f"Only {product.stock} left" if product.stock <= _FEW else "In stock"


def told(
    outcome: ProductDescribed | PriceTold | StockTold | ProductNamed, _: Listener
) -> ProductPage:
    return product_page(outcome.product)


def cheapest_already(outcome: CheapestAlready, _: Listener) -> ProductPage:
    return product_page(outcome.product)


def cheapest_picked(picked: CheapestPicked, _: Listener) -> ProductPage:
    return product_page(picked.available or picked.cheapest)


SHOWN = {
    ProductDescribed: told,
    PriceTold: told,
    StockTold: told,
    ProductNamed: told,
    CheapestPicked: cheapest_picked,
    CheapestAlready: cheapest_already,
}
