from plumbline.coaching.need import Burden, reasons_of
from plumbline.coaching.words import HelpKind


def test_need_is_the_sum_of_what_is_spelled_out() -> None:
    burden = Burden(key_results=9, outdated=2, never_reported=1, low_confidence=3, findings=4)
    assert burden.need == 2 * 3 + 1 * 3 + 3 * 2 + 4
    assert reasons_of(burden) == [
        (HelpKind.OUTDATED, 2, "2 of 9 key results are outdated."),
        (HelpKind.LOW_CONFIDENCE, 3, "3 of 9 key results are hardly believed in."),
        (HelpKind.FINDINGS, 4, "4 findings could make the goals better."),
        (HelpKind.NEVER_REPORTED, 1, "1 of 9 key results has never been checked in on."),
    ]


def test_one_key_result_is_told_as_one() -> None:
    burden = Burden(key_results=1, never_reported=1, findings=1)
    assert [message for _, _, message in reasons_of(burden)] == [
        "The one key result has never been checked in on.",
        "One finding could make the goals better.",
    ]


def test_who_has_nothing_needs_nothing() -> None:
    assert Burden(key_results=9).need == 0
    assert reasons_of(Burden(key_results=9)) == []
