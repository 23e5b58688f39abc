import threading

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plumbline.kit.ids import UnknownId, decode, encode, new_id

NUMBERS = some.integers(0, 2**63 - 1)


@given(NUMBERS)
def test_what_is_encoded_is_decoded(number: int) -> None:
    assert decode(encode("obj", number)) == ("obj", number)


@given(NUMBERS, NUMBERS)
def test_public_forms_sort_as_their_numbers_do(one: int, other: int) -> None:
    assert (encode("kr", one) < encode("kr", other)) == (one < other)


@given(some.text(max_size=30))
def test_any_other_text_is_unknown_or_spelled_exactly_so(text: str) -> None:
    try:
        prefix, number = decode(text)
    except UnknownId:
        return
    assert encode(prefix, number) == text


@pytest.mark.parametrize(
    "text", ["", "obj", "obj_", "_0000000000001", "OBJ_0000000000001", "obj_000000000000I", "obj_Z000000000000"]
)
def test_a_near_miss_is_unknown(text: str) -> None:
    with pytest.raises(UnknownId):
        decode(text)


def test_new_numbers_rise_and_never_repeat_in_all_threads() -> None:
    found: list[list[int]] = []

    def take() -> None:
        found.append([new_id() for _ in range(5_000)])

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(numbers == sorted(numbers) for numbers in found)
    assert len({number for numbers in found for number in numbers}) == 20_000
    assert 0 < max(map(max, found)) < 2**63
