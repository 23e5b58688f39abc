"""Secrets: their spelling, and how a spelling mistake is found without the database."""

import re

from hypothesis import given
from hypothesis import strategies as st

from plumbline.identity.keys import is_access_token, new_access_token, new_key, sha256_of


def test_an_access_token_is_40_characters_that_check_themselves() -> None:
    token = new_access_token()
    assert re.fullmatch(r"plb_[0-9A-Za-z]{36}", token)
    assert is_access_token(token)


@given(place=st.integers(4, 39), letter=st.sampled_from("0Aa9Zz"))
def test_one_wrong_character_is_noticed(place: int, letter: str) -> None:
    token = new_access_token()
    changed = token[:place] + letter + token[place + 1 :]
    assert is_access_token(changed) == (changed == token)


@given(st.text())
def test_no_text_upsets_the_check(text: str) -> None:
    assert is_access_token(text) is False
    assert is_access_token("plb_" + text) is False


def test_keys_are_new_each_time_and_stored_as_a_hash() -> None:
    assert new_key() != new_key()
    assert len(new_key()) == 43
    assert re.fullmatch(r"[0-9a-f]{64}", sha256_of("\ud800"))
