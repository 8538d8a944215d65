"""Rows that are one product, one store or one customer."""

from __future__ import annotations

from aisle.domain.catalog import Product, Store
from aisle.domain.customers import Customer
from workbench.loading.fields import Fields, known_zone
from workbench.loading.rows import BadField
from workbench.spoken_names import spoken_name

_ALL_OF_IT = 10_000  # basis points


def product_of(fields: Fields) -> Product:
    """Raises BadField. The spoken name is made from the name where the row has none."""
    brand = fields.spoken("brand")
    name = fields.text("name")
    currency = fields.currency()
    price = fields.amount("price", currency)
    if price.minor <= 0:
        raise BadField("price", "not more than zero", fields.text("price"))
    return Product(
        sku=fields.identifier("sku"),
        name=name,
        spoken_name=fields.spoken("spoken_name") or spoken_name(name, brand),
        price=price,
        stock=fields.whole("stock"),
        brand=brand,
        category=fields.spoken("category"),
        color=fields.spoken("color"),
        size=fields.spoken("size"),
        description=fields.spoken("description"),
        popularity=fields.whole("popularity", default=0),
    )


def store_of(fields: Fields) -> Store:
    """Raises BadField."""
    zone = fields.maybe("time_zone")
    return Store(
        store_id=fields.identifier("store_id"),
        name=fields.text("name"),
        city=fields.text("city"),
        region=fields.maybe("region"),
        address=fields.maybe("address"),
        postal_code=fields.maybe("postal_code"),
        time_zone=known_zone("time_zone", zone) if zone else None,
        hours=fields.maybe("hours"),
    )


def customer_of(fields: Fields) -> Customer:
    """Raises BadField. In CSV the usual SKUs are separated by spaces."""
    tax = fields.whole("tax_basis_points")
    if tax > _ALL_OF_IT:
        raise BadField("tax_basis_points", "more than 10000, which is all of the price", tax)
    return Customer(
        customer_id=fields.identifier("customer_id"),
        time_zone=fields.time_zone(),
        ship_to=fields.text("ship_to"),
        tax_basis_points=tax,
        usual=fields.names("usual"),
        email=fields.email("email"),
        products_in_messages=fields.flag("products_in_messages"),
    )
