"""Every template that ships is one that our own checks and rules have nothing to say against."""

from collections import Counter

import pytest

from plumbline.insights.quality import KeyResultText, ObjectiveText, findings_of
from plumbline.library.ranking import Filed
from plumbline.library.shelf import shelf
from plumbline.library.templates import key_results_kept, key_results_read
from plumbline.library.words import BusinessFunction
from plumbline.okrs.measures import MeasureFacts, checked
from plumbline.okrs.words import Level

SHIPPED = [pytest.param(each, id=each.id) for each in shelf().values()]


def test_there_are_at_least_sixty_and_some_for_every_function() -> None:
    counts = Counter(each.template.function for each in shelf().values())
    assert len(shelf()) >= 60
    assert all(counts[function] >= 4 for function in BusinessFunction)


@pytest.mark.parametrize("filed", SHIPPED)
def test_no_check_finds_anything_in_it(filed: Filed) -> None:
    text = ObjectiveText(
        title=filed.template.title,
        description=filed.template.why,
        level=Level.TEAM,
        cites_priority=True,
        key_results=tuple(
            KeyResultText(None, each.title, each.measure, each.indicator) for each in filed.template.key_results
        ),
    )
    assert findings_of(text) == []


@pytest.mark.parametrize("filed", SHIPPED)
def test_every_key_result_fits_its_measure_and_says_how_to_measure_it(filed: Filed) -> None:
    for each in filed.template.key_results:
        checked(MeasureFacts(each.measure, each.start, each.target, each.low, each.high, each.unit))
        assert each.hint
        assert each.indicator
        assert each.unit


@pytest.mark.parametrize("filed", SHIPPED)
def test_what_is_kept_of_it_reads_back_the_same(filed: Filed) -> None:
    assert key_results_read(key_results_kept(filed.template.key_results)) == filed.template.key_results


def test_no_two_say_the_same() -> None:
    said = Counter(each.template.title for each in shelf().values())
    measured = Counter(key_result.title for each in shelf().values() for key_result in each.template.key_results)
    assert {title for title, count in (said + measured).items() if count > 1} == set()
