"""What can be named: indicators, units, words, places and breaks, each in a file of its own."""

from indicators.registry.catalogue import Indicator, Unit, indicators, units
from indicators.registry.heads import Heads, heads
from indicators.registry.words import Words, words

__all__ = ["Heads", "Indicator", "Unit", "Words", "heads", "indicators", "units", "words"]
