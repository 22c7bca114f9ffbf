"""Tables: a grid, its heads as features, and the record that the features of a cell make."""

from indicators.tables.leads import find_leads
from indicators.tables.read import Setting, Table, TableCell, read_tables

__all__ = ["Setting", "Table", "TableCell", "find_leads", "read_tables"]
