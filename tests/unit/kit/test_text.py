import math
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from plumbline.kit.errors import Blank, Invalid, OutOfRange, Refused, TooLong
from plumbline.kit.text import LARGEST_NUMBER, clean_number, clean_text


@given(some.text(), some.booleans())
def test_clean_text_is_normal_and_cleaning_it_again_changes_nothing(text: str, lines: bool) -> None:
    try:
        clean = clean_text(text, longest=50, lines=lines)
    except Refused:
        return
    assert 0 < len(clean) <= 50
    assert clean == clean.strip() == unicodedata.normalize("NFC", clean)
    assert not any(unicodedata.category(each) == "Cs" for each in clean)
    assert "\0" not in clean
    assert clean_text(clean, longest=50, lines=lines) == clean
    clean.encode()


@pytest.mark.parametrize("text", ["a\0b", "a\x07b", "a\ud800b", "a\x1bb"])
@pytest.mark.parametrize("lines", [True, False])
def test_control_characters_and_lone_surrogates_are_refused(text: str, lines: bool) -> None:
    with pytest.raises(Invalid):
        clean_text(text, longest=50, lines=lines)


def test_lines_and_tabs_pass_only_where_lines_are_wanted() -> None:
    assert clean_text("a\r\nb\rc\td", longest=50, lines=True) == "a\nb\nc\td"
    with pytest.raises(Invalid):
        clean_text("a\nb", longest=50, lines=False)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u00a0\u2003"])
def test_nothing_but_space_is_blank(text: str) -> None:
    with pytest.raises(Blank):
        clean_text(text, longest=50, lines=True)


@pytest.mark.parametrize("text", ["مرحبا بالعالم", "👩‍👩‍👧‍👦 family", "e\u0301", "🫨", "שלום"])
def test_people_may_write_in_their_own_script(text: str) -> None:
    assert clean_text(text, longest=50, lines=False) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("length", [51, 10_000, 5_000_000])
def test_what_is_too_long_is_told_so(length: int) -> None:
    with pytest.raises(TooLong):
        clean_text("x" * length, longest=50, lines=False)


@given(some.integers(-LARGEST_NUMBER * 10**3, LARGEST_NUMBER * 10**3))
def test_numbers_of_three_decimals_stay_as_they_are(thousandths: int) -> None:
    number = thousandths / 1_000
    assume(len(str(abs(thousandths))) <= 15)
    assert clean_number(number) == number


@given(some.floats())
def test_a_clean_number_is_finite_bounded_and_no_minus_zero(number: float) -> None:
    try:
        clean = clean_number(number)
    except OutOfRange:
        return
    assert clean == number
    assert math.isfinite(clean)
    assert abs(clean) <= LARGEST_NUMBER
    assert math.copysign(1, clean) == 1 or clean < 0


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 1e11, -1e11, 0.0000001, 1e-300, 10**400])
def test_other_numbers_are_out_of_range(number: float) -> None:
    with pytest.raises(OutOfRange):
        clean_number(number)
