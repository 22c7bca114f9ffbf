"""The open panel: the collected reports of nation, provinces and cities as one table."""

from indicators.panel.collection import DOCUMENT, Panel, find_collection, read_panel
from indicators.panel.page import describe

__all__ = ["DOCUMENT", "Panel", "describe", "find_collection", "read_panel"]
