"""Composed names: the indicator that an object and its branch make (投资 of 工业)."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from indicators.registry import indicators
from indicators.tables.features import Features

__all__ = ["compose", "object_of"]


def compose(features: Features) -> Features:
    """Settle the indicator that the features of a name make; none where they make none.

    A branch beside a full name is a branch of that name's object, never the name itself.

    Examples
    --------
    >>> compose(Features(object="investment", branch="industry")).indicator
    'industrial_investment'
    >>> compose(Features(indicator="gdp", branch="primary")).indicator
    'primary_va'
    >>> compose(Features(indicator="retail_sales", branch="urban")).indicator
    ''
    """
    branch = features.branch or ("all" if features.total else "")
    if not branch:
        return features
    thing = features.object or object_of(features.indicator)
    code = _composed().get((branch, thing), "")
    return replace(features, indicator=code, object=thing, branch=branch, flavour="")


def object_of(code: str) -> str:
    """Give the object of an indicator's name; itself where it has no branches.

    Examples
    --------
    >>> object_of("private_investment"), object_of("cpi"), object_of("")
    ('investment', 'cpi', '')
    """
    return _objects().get(code, code)


@cache
def _composed() -> Mapping[tuple[str, str], str]:
    table = {("all", code): code for code in indicators()}
    for code, entry in indicators().items():
        if entry.features:
            parts = dict(entry.features)
            table[parts["branch"], parts["object"]] = code
    return table


@cache
def _objects() -> Mapping[str, str]:
    known = indicators().items()
    return {code: dict(entry.features)["object"] for code, entry in known if entry.features}
