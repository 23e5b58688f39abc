"""Search finds what has all words, ranks by where they stand, and says the same whatever the order of the shelf."""

import random
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from plumbline.library.ranking import Filed, filed, found, words_of
from plumbline.library.shelf import shelf
from plumbline.library.templates import Template, TemplateKeyResult
from plumbline.library.words import BusinessFunction, TemplateOrigin
from plumbline.okrs.words import Measure, ObjectiveKind

SHIPPED = list(shelf().values())
WORDS = sorted({word.strip() for each in SHIPPED for text in each.texts for word in text.split()})


def titles(search: str, templates: list[Filed] = SHIPPED) -> list[str]:
    return [each.template.title for _, each in found(templates, search)]


def template(id: str, title: str, why: str = "Because.", measured: str = "Share") -> Filed:
    key_results = (TemplateKeyResult(measured, Measure.BASELINE),)
    written = Template(title, why, ObjectiveKind.LEARNING, BusinessFunction.DATA, key_results)
    return filed(id, TemplateOrigin.COMPANY, written)


def test_a_word_of_the_title_comes_before_one_of_the_key_results_and_that_before_one_of_the_why() -> None:
    three = [
        template("c", "A", why="Churn hurts."),
        template("b", "B", measured="Churn"),
        template("a", "C: less churn"),
    ]
    assert titles("churn", three) == ["C: less churn", "B", "A"]


def test_case_accents_and_ends_of_words_do_not_count() -> None:
    one = [template("a", "Élan für alle")]
    assert titles("ELAN fur", one) == titles("él", one) == ["Élan für alle"]
    assert titles("lan", one) == []


def test_filters_leave_out_other_functions_and_sources() -> None:
    legal = found(SHIPPED, "", function=BusinessFunction.LEGAL)
    assert {each.template.function for _, each in legal} == {BusinessFunction.LEGAL}
    assert found(SHIPPED, "", origin=TemplateOrigin.COMPANY) == []


@given(st.lists(st.sampled_from(WORDS), max_size=3), st.randoms(use_true_random=False))
def test_what_is_found_has_all_words_and_the_order_of_the_shelf_does_not_matter(
    words: list[str], chance: random.Random
) -> None:
    search, shuffled = " ".join(words), list(SHIPPED)
    chance.shuffle(shuffled)
    hits = found(shuffled, search)
    assert hits == found(SHIPPED, search)
    having = {each.id for each in SHIPPED if all(any(word in text for text in each.texts) for word in words_of(search))}
    assert {each.id for _, each in hits} == having
    assert [place for place, _ in hits] == sorted(place for place, _ in hits)


@given(st.text(max_size=60))
def test_any_text_is_searched_for_without_harm(search: str) -> None:
    assert len(titles(search)) <= len(SHIPPED)


def test_a_full_library_is_searched_in_under_ten_milliseconds() -> None:
    full = [*SHIPPED, *(template(f"t{place}", f"Win customers of kind {place}") for place in range(500))]
    times = []
    for search in ("customers", "cust day", "", "nothing like it", "win per month") * 3:
        began = perf_counter()
        found(full, search)
        times.append(perf_counter() - began)
    assert sorted(times)[len(times) // 2] < 0.010, times
