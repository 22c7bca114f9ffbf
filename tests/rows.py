"""Tables of the record as tests write them: a line of text a row."""

from io import StringIO

import pandas as pd

from indicators.model import COLUMNS
from indicators.record import typed


def tell(given: dict[str, str], text: str, **more: str) -> pd.DataFrame:
    """Read a table of rows; what it does not name is as given, and a dash is nothing."""
    rows = pd.read_csv(StringIO(text), sep=r"\s+", dtype=str, keep_default_na=False)
    plain = {name: code for name, code in (given | more).items() if name not in rows}
    rows = rows.replace("-", "").assign(**plain)
    rows["place"] = rows["area"].str[:6] if "area" in rows else ""
    return typed(rows.reindex(columns=COLUMNS))
