import pytest

from plumbline.exchange.outline import LARGEST_FILE, Node, UnreadableOutline, decoded, read_outline


def tree(nodes: tuple[Node, ...], depth: int = 0) -> str:
    return "".join(f"{'  ' * depth}{node.text}\n{tree(node.children, depth + 1)}" for node in nodes)


def nested(text: str) -> str:
    return tree(read_outline(text).nodes)


def test_headings_lists_tabs_and_spaces_nest_by_what_the_eye_sees() -> None:
    text = "# Top\n* one\n\t* tab\n    * four\n      1. six\n   * three\n + slip\n## Below\n10) ten\n   - deep"
    assert nested(text) == (
        "Top\n  one\n    tab\n    four\n      six\n    three\n  slip\n  Below\n    ten\n      deep\n"
    )


def test_a_line_without_a_marker_continues_the_item_above_it() -> None:
    assert nested("* one\n  => 90%. Not shipped\nand on\n\nprose\n") == "one => 90%. Not shipped and on\nprose\n"


def test_two_markers_on_one_line_are_one() -> None:
    assert nested("1. 1. Drive leads") == "Drive leads\n"


def test_a_ticked_box_is_an_outcome() -> None:
    assert nested("- [x] Ship\n- [ ] Test") == "Ship => done\nTest\n"


def test_front_matter_and_fences_hold_no_markers() -> None:
    assert nested("---\n- a: b\n---\n```\n- no item\n```\n") == "---\n- a: b\n---\n```\n- no item\n```\n"


def test_underlined_text_is_a_heading() -> None:
    assert nested("Top\n===\n* one\n\nNext\n---\n* two") == "Top\n  one\n  Next\n    two\n"


def test_every_node_knows_its_source_lines() -> None:
    [node] = read_outline("\n* one\n  more\n").nodes
    assert node.lines == (2, 3)


def test_nesting_has_a_floor() -> None:
    text = "\n".join(" " * (2 * depth) + "* x" for depth in range(1_000))
    assert nested(text).count("x") == 1_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf \n\t\n",
        b"* one\0two",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "* caf\u00e9".encode()[:-1],
        b"\x01\x02\x03 \x04 \x05\x06\x07",
        b"* a\n" * (LARGEST_FILE // 4 + 1),
        b"a" * 5_000_000,
    ],
)
def test_what_is_no_outline_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableOutline) as refusal:
        read_outline(decoded(data, filename="okrs.md"), filename="okrs.md")
    message = str(refusal.value)
    assert message.startswith("okrs.md") and message.endswith(".") and "\n" not in message


def test_utf_16_and_byte_order_marks_are_read() -> None:
    assert nested(decoded("* één".encode("utf-16"))) == "één\n"
    assert nested(decoded(b"\xef\xbb\xbf* a")) == "a\n"


def test_control_characters_and_lone_surrogates_become_spaces() -> None:
    assert read_outline("* a\x07b\ud800c\u2028d").source == ("* a b c d",)
