"""The open panel: collected reports of nation, provinces, cities and counties as one table."""

from indicators.panel.collection import (
    CITIES,
    COUNTIES,
    DOCUMENT,
    Collection,
    Panel,
    find_collection,
    holds,
    read_panel,
)
from indicators.panel.page import describe

__all__ = [
    "CITIES",
    "COUNTIES",
    "DOCUMENT",
    "Collection",
    "Panel",
    "describe",
    "find_collection",
    "holds",
    "read_panel",
]
