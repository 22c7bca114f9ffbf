"""Many reports: processes here or a Dask cluster elsewhere, one data set, nothing lost."""

from indicators.corpus.claims import Claim, read_claims
from indicators.corpus.files import Outcome, Task, believe, read_file
from indicators.corpus.runner import run

__all__ = ["Claim", "Outcome", "Task", "believe", "read_claims", "read_file", "run"]
