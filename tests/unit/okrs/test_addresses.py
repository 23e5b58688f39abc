"""A link leads to a place of the web and holds no password."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plumbline.okrs.addresses import checked_address
from plumbline.okrs.refusals import Invalid


@pytest.mark.parametrize("address", ["https://example.com", "http://localhost:8080/x?y=1#z", " https://例え.jp/7 "])
def test_a_whole_address_is_kept_as_it_is(address: str) -> None:
    assert checked_address(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "example.com", "//example.com/7", "javascript:alert(1)", "data:text/html,x", "ftp://example.com", "https://",
        "https:///path", "https://user:pass@example.com", "https://a b.com", "https://example.com:x", "https://[1", "",
    ],
)  # fmt: skip
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(Invalid):
        checked_address(address)


@given(some.text())
def test_any_text_is_kept_or_refused(text: str) -> None:
    with suppress(Invalid):
        assert checked_address(text).lower().startswith("http")
