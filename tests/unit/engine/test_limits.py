import time

import pytest
from graphql import DocumentNode, parse
from graphql.utilities import get_introspection_query

from plumbline.engine import Limits, limits_check

CHECK = limits_check(Limits(under_itself={"below": 12}))


def chain(inner: str, *, turns: int, last: str = "name") -> str:
    """`turns` fragments, each of which spreads the next one wherever `inner` says so."""
    links = [f"fragment F{turn} on Thing {{ {inner.replace('…', f'...F{turn + 1}')} }}" for turn in range(turns)]
    return "\n".join([*links, f"fragment F{turns} on Thing {{ {last} }}", "{ thing { ...F0 } }"])


BOMBS = [
    *(chain("a: one { … } b: one { … }", turns=turns) for turns in (8, 16, 28, 60, 100)),
    *(chain("one { … } many { … }", turns=turns) for turns in (14, 20, 28, 60, 90)),
    *(chain("one { … } one { … }", turns=turns) for turns in (31, 50, 120)),
    *(chain("below { … }", turns=turns) for turns in (13, 40, 140)),
    *(chain(f"{'... { ' * nested} one {{ … }} {'} ' * nested}", turns=30) for nested in (1, 5, 10)),
    *(chain("one @skip(if: false) { … }", turns=turns) for turns in (51, 90)),
    *(f"{{ thing {'{ one ' * depth} {{ name }} {'}' * depth} }}" for depth in (30, 100, 180)),
    "{ thing { " + " ".join(f"a{n}: name" for n in range(31)) + " } }",
    "{ " + " ".join(f"a{n}: name" for n in range(21)) + " }",
    "{ name " + "@skip(if: false) " * 51 + "}",
    chain("many { … … } one { … } below { … }", turns=20),
    "{ __schema { types " + "{ fields { type " * 5 + "{ name }" + " } }" * 5 + " } }",
    "{ __schema { types { name " + "ofType { " * 13 + "name" + " }" * 13 + " } } }",
]


def codes(document: DocumentNode) -> set[str]:
    return {error.extensions["code"] for error in CHECK(document) if error.extensions}


@pytest.mark.parametrize("text", BOMBS, ids=range(len(BOMBS)))
def test_a_bomb_is_refused_at_once(text: str) -> None:
    document = parse(text)
    taken = []
    for _ in range(5):
        begun = time.thread_time()
        assert codes(document) == {"QUERY_TOO_COMPLEX"}
        taken.append(time.thread_time() - begun)
    assert min(taken) < 0.02


def test_there_are_thirty_kinds_of_bombs() -> None:
    assert len(BOMBS) >= 30


@pytest.mark.parametrize(
    "text",
    [
        get_introspection_query(),
        get_introspection_query(input_value_deprecation=True, specified_by_url=True),
        "{ thing { " + "below { " * 12 + "name" + " }" * 12 + " } }",
        "{ thing " + "{ one " * 28 + "{ name }" + " }" * 28 + " }",
        "{ " + " ".join(f"a{n}: name" for n in range(20)) + " }",
        chain("name … …", turns=200),
        "{ thing { ...A } } fragment A on Thing { one { ...B } } fragment B on Thing { one { ...A } }",
        "{ thing { ...Unknown } }",
    ],
    ids=range(8),
)
def test_what_is_within_the_limits_passes(text: str) -> None:
    assert codes(parse(text)) == set()


def test_time_grows_with_the_length_of_the_document_only() -> None:
    short, long = (
        parse(chain("a: one { … } b: one { … }", turns=50)),
        parse(chain("a: one { … } b: one { … }", turns=400)),
    )
    assert least_time(long) < 40 * least_time(short) + 0.02


def least_time(document: DocumentNode) -> float:
    """Seconds of processor time; the least of three, for the garbage of other tests may be collected meanwhile."""
    times = []
    for _ in range(3):
        begun = time.thread_time()
        codes(document)
        times.append(time.thread_time() - begun)
    return min(times)


def test_a_refusal_names_the_limit() -> None:
    errors = CHECK(parse("{ thing " + "{ one " * 30 + "{ name }" + " }" * 30 + " }"))
    assert ["30" in error.message for error in errors] == [True]
