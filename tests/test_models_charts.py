"""Answers drawn: the question above, estimates and limits as they are, doubts below."""

import numpy as np
import pytest

from indicators import models
from indicators.charts.answers import intervals
from indicators.charts.style import render
from indicators.errors import AnalysisError
from indicators.models.simulation import draw

PAIRS = {f"seed {seed}": draw(np.random.default_rng(seed), years=20, mean=1) for seed in (1, 2)}


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_limits_are_drawn_where_they_are(lang):
    found = {name: models.holden_peel(pairs) for name, pairs in PAIRS.items()}
    chart = intervals(found, lang=lang)
    ax = chart.axes[0]
    bars = [segment[:, 0].tolist() for segment in ax.collections[0].get_segments()]
    assert bars == [[result.low, result.high] for result in found.values()]
    assert ax.lines[0].get_xdata().tolist() == [result.estimate for result in found.values()]
    assert [label.get_text() for label in ax.get_yticklabels()] == list(PAIRS)
    told = "\n".join(text.get_text() for text in chart.texts)
    result = found["seed 1"]
    for language in ("zh", "en"):
        expected = lang in (language, "both")
        assert (result.words("question", language) in told) == expected
        assert (result.words("null", language) in told) == expected
        assert (str(result.warnings[-1].words(language)) in told) == expected
    assert render(chart, "svg") == render(intervals(found, lang=lang), "svg")


def test_several_questions_share_no_axis():
    pairs = PAIRS["seed 1"]
    both = {"bias": models.holden_peel(pairs), "signs": models.sign_test(pairs)}
    with pytest.raises(AnalysisError, match="2 questions: holden_peel, sign_test; draw one"):
        intervals(both)
    with pytest.raises(AnalysisError, match="0 questions: nothing to draw"):
        intervals({})


def test_a_result_without_limits_is_a_dot():
    pairs = PAIRS["seed 1"]
    chart = intervals({"all": models.skill(pairs)}, lang="en")
    assert chart.axes[0].lines[0].get_xdata().tolist() == [models.skill(pairs).estimate]
    assert chart.axes[0].texts[0].get_text() == "n 19"
