"""Reports to observations, and an account of every number."""

from indicators.extract.audit import REASONS, Account, account
from indicators.extract.extraction import Extraction, Left, Taken
from indicators.extract.report import extract

__all__ = ["REASONS", "Account", "Extraction", "Left", "Taken", "account", "extract"]
