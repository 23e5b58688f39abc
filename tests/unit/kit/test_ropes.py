"""Long texts in pieces."""

import pytest

from plumbline.kit.ropes import Rope


@pytest.mark.parametrize(
    "pieces",
    [[], [b""], [b"abc"], [b"a", b"", b"bc", b"defgh", b"i"], [b"abcdefghijklmnopqrstuvwxyz"], [b"abcd", b"efgh"]],
)
def test_a_rope_is_given_out_in_blocks_of_one_size(pieces: list[bytes]) -> None:
    text = b"".join(pieces)
    rope = Rope(pieces)
    assert (len(rope), bytes(rope)) == (len(text), text)
    assert list(rope.blocks(4)) == [text[at : at + 4] for at in range(0, len(text), 4)]


def test_what_was_given_out_is_not_held_any_more() -> None:
    rope = Rope(b"%d" % number for number in range(10))
    blocks = rope.blocks(4)
    assert (next(blocks), len(rope)) == (b"0123", 6)


def test_a_rope_in_a_rope_is_one_rope() -> None:
    inner = Rope((b"b", b"c"))
    assert Rope((b"a", inner, b"d", inner)).pieces == [b"a", b"b", b"c", b"d", b"b", b"c"]
    assert inner.pieces == [b"b", b"c"]
