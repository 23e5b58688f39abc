import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.insights.likeness import LIKE, MOST_LOOKED_AT, Titles, likeness, subject_of

WORDS = "customer onboarding retention churn revenue partner support release quality hiring".split()
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def like(one: str, other: str) -> float:
    return likeness(subject_of(one), subject_of(other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Improve customer satisfaction", "Increase the satisfaction of our customers", True),
        ("Make onboarding of new customers fast and painless", "Give new customers a fast onboarding", True),
        ("Win 40 customers in Spain", "Win 60 customers in Spain", True),
        ("Größere Nähe zu Kunden", "Grossere Nahe zu Kunden", True),
        ("Expand in the north of Germany", "Expand in the south of Germany", False),
        ("Cut response time of support", "Cut response time of sales", False),
        ("Improve customer satisfaction", "Improve employee satisfaction", False),
        ("Do it better", "Do it better", False),
        ("", "", False),
    ],
)
def test_titles_are_alike_by_what_they_are_about(one: str, other: str, same: bool) -> None:
    assert (like(one, other) >= LIKE) is same
    assert like(one, other) == like(other, one)


@given(st.lists(TITLES, max_size=40), TITLES)
@settings(max_examples=200, deadline=None)
def test_the_index_finds_what_looking_at_all_finds(titles: list[str], asked: str) -> None:
    index = Titles()
    index.put((id_, (title, "")) for id_, title in enumerate(titles, 1))
    expected = sorted((-like(asked, title), id_) for id_, title in enumerate(titles, 1) if like(asked, title) >= LIKE)
    assert [(-share, id_) for share, id_ in index.like_title(asked)] == expected
    for own, title in enumerate(titles, 1):
        others = {id_ for id_, each in enumerate(titles, 1) if like(title, each) >= LIKE}
        assert {id_ for _, id_ in index.like(own)} == others


@given(st.lists(st.dictionaries(st.integers(1, 9), TITLES), min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_titles_that_change_come_and_go_are_found_as_if_they_had_always_been_so(steps: list[dict[int, str]]) -> None:
    index, fresh = Titles(), Titles()
    for titles in steps:
        index.put([(id_, None) for id_ in index.held() - titles.keys()])
        index.put([(id_, (title, "")) for id_, title in titles.items()])
    fresh.put((id_, (title, "")) for id_, title in steps[-1].items())
    assert len(index) == len(steps[-1])
    assert {id_: index.like(id_) for id_ in steps[-1]} == {id_: fresh.like(id_) for id_ in steps[-1]}


def test_one_question_looks_at_a_small_part_of_ten_thousand_titles() -> None:
    dice = random.Random(7)
    words = ["".join(dice.choices("bcdfglmnprst", k=5)) for _ in range(1_500)]
    weights = [1 / (place + 1) for place in range(len(words))]
    index = Titles()
    index.put((id_, (" ".join(dice.choices(words, weights, k=7)), "")) for id_ in range(1, 10_001))
    before = index.looked_at
    for _ in range(100):
        index.like_title(" ".join(dice.choices(words, weights, k=7)))
    assert (index.looked_at - before) / 100 < 500


def test_ten_thousand_titles_of_nearly_the_same_words_have_an_end() -> None:
    index = Titles()
    index.put(
        (id_, (f"International partnership of schools number {chr(97 + id_ % 26) * 3}", "")) for id_ in range(1, 10_001)
    )
    before = index.looked_at
    assert index.like(1)
    assert index.like_title("International partnership of schools")
    assert index.looked_at - before <= 2 * MOST_LOOKED_AT
