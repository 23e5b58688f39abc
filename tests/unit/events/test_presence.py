"""Who is where, over several processes that hear each other, or not."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.events import presence
from plumbline.events.presence import AGAIN, FORGOTTEN, PAIRS, Presences


class Watch:
    """What `monotonic` says."""

    at = 1_000.0


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    hands = Watch()
    monkeypatch.setattr(presence, "monotonic", lambda: hands.at)
    yield hands


def pass_on(one: Presences, *others: Presences) -> None:
    for words in one.words():
        assert len(words) < 8_000
        for other in others:
            other.hear(words)


def quiet() -> Presences:
    return Presences(lambda: None)


STEPS = st.lists(st.tuples(st.integers(0, 1), st.sampled_from("ab"), st.integers(1, 3), st.booleans()), max_size=40)


@given(STEPS)
def test_both_processes_know_whoever_a_stream_holds(steps: list[tuple[int, str, int, bool]]) -> None:
    processes, held = (quiet(), quiet()), []
    for number, room, person, comes in steps:
        if comes:
            processes[number].enter(room, person)
            held.append((number, room, person))
        elif (number, room, person) in held:
            processes[number].leave(room, person)
            held.remove((number, room, person))
        pass_on(processes[0], processes[1])
        pass_on(processes[1], processes[0])
        for each in processes:
            for asked in "ab":
                assert each.people(asked) == {who for _, where, who in held if where == asked}


def test_whoever_watches_a_room_is_woken_by_it_alone_and_once_for_a_second_tab() -> None:
    one, other, woken = quiet(), quiet(), []
    one.watch("a", wake := lambda: woken.append("a"))
    one.enter("b", 1)
    assert woken == []
    one.enter("a", 1)
    one.enter("a", 1)
    one.leave("a", 1)
    assert woken == ["a"]
    other.enter("a", 2)
    pass_on(other, one)
    pass_on(other, one)
    assert woken == ["a", "a"]
    one.watch_no_longer("a", wake)
    one.leave("a", 1)
    assert woken == ["a", "a"]


def test_a_process_that_falls_silent_is_forgotten_and_one_that_comes_late_is_told(watch: Watch) -> None:
    one, silent, late, woken = quiet(), quiet(), quiet(), []
    silent.enter("a", 1)
    pass_on(silent, one)
    one.watch("a", lambda: woken.append("a"))
    watch.at += AGAIN
    pass_on(silent, one, late)
    assert late.people("a") == {1}
    watch.at += FORGOTTEN
    one.forget()
    assert one.people("a") == {1}
    watch.at += 1
    one.forget()
    assert (one.people("a"), woken) == (set(), ["a"])


def test_many_are_told_in_messages_that_fit() -> None:
    one, other = quiet(), quiet()
    for person in range(PAIRS * 2 + 1):
        one.enter("objective 9223372036854775807", 2**62 + person)
    pass_on(one, other)
    assert len(other.people("objective 9223372036854775807")) == PAIRS * 2 + 1
