"""Reported economic figures of Chinese government reports as tidy time series.

Importing the package is cheap: what a name stands for is imported when it is first used, and with
it pandas and the accessor `table.indicators`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from indicators.errors import IndicatorError

if TYPE_CHECKING:
    from indicators import charts, figures
    from indicators.areas import comparable
    from indicators.attainment import targets
    from indicators.explorer import explore
    from indicators.pacing import pace
    from indicators.reports import audit, read, samples
    from indicators.selection import series
    from indicators.table import load
    from indicators.vintages import as_of

__all__ = [
    "IndicatorError",
    "as_of",
    "audit",
    "charts",
    "comparable",
    "explore",
    "figures",
    "load",
    "pace",
    "read",
    "samples",
    "series",
    "targets",
]

_HOMES = {
    "as_of": "vintages",
    "audit": "reports",
    "comparable": "areas",
    "explore": "explorer",
    "load": "table",
    "pace": "pacing",
    "read": "reports",
    "samples": "reports",
    "series": "selection",
    "targets": "attainment",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'indicators' has no attribute '{name}'")
    import_module("indicators.accessor")
    found = import_module(f"indicators.{_HOMES.get(name, name)}")
    return getattr(found, name) if name in _HOMES else found


def __dir__() -> list[str]:
    return __all__
