"""American English for the eye: the words on a screen, a module for each kind of page.

Outcomes are listed by name, so that no more is imported than the page that is shown; what is not
listed is shown as it is said.
"""

PAGES = {
    "ProductsFound": "results",
    "NearestFound": "results",
    "CheapestFound": "results",
    "CheaperFound": "results",
    "Narrowed": "results",
    "ResultsRead": "results",
    "SimilarFound": "results",
    "CheapestPicked": "product",
    "CheapestAlready": "product",
    "PriceTold": "product",
    "ProductDescribed": "product",
    "ProductNamed": "product",
    "StockTold": "product",
    "OpenOrders": "orders",
    "OrdersListed": "orders",
    "SeveralOrders": "orders",
    "OptionUnclear": "options",
    "SeveralBought": "options",
    "WhichLine": "options",
    "WhichOrder": "options",
    "WhichToBuy": "options",
    "StatusTold": "tracking",
    "OrderCancelled": "tracking",
    "Quoted": "purchase",
    "OrderPlaced": "purchase",
    "PaymentPending": "purchase",
    "WentThrough": "purchase",
    "CancelAsked": "purchase",
    "HelpGiven": "help",
    "Welcome": "help",
    "StartedOver": "help",
}
