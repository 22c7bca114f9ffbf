"""Many reports: processes here or a Dask cluster elsewhere, one data set, nothing lost.

The data set that `run` writes opens in one line:

    pandas.read_parquet("out/observations")
    pyarrow.dataset.dataset("out/observations", partitioning="hive")
    duckdb.sql("from 'out/observations/**/*.parquet'")
"""

from indicators.corpus.claims import Claim, read_claims
from indicators.corpus.files import Outcome, Task, believe, read_file
from indicators.corpus.runner import run

__all__ = ["Claim", "Outcome", "Task", "believe", "read_claims", "read_file", "run"]
