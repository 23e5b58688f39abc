from pathlib import Path

import pytest

from plumbline.settings import Settings, SettingsError, read_settings


def test_without_variables_everything_has_a_value() -> None:
    assert read_settings({"HOME": "x"}) == Settings()


def test_each_variable_sets_what_it_names() -> None:
    settings = read_settings({"PLUMBLINE_PORT": "81", "PLUMBLINE_DATA": "there", "PLUMBLINE_ALLOW_HTTP": "yes"})
    assert (settings.port, settings.data, settings.allow_http) == (81, Path("there"), True)


@pytest.mark.parametrize(
    "name, value",
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "eighty"),
        ("PORT", "٨٠"),
        ("DATABASE_URL", "mysql://x"),
        ("DATABASE_URL", "/file"),
        ("PUBLIC_URL", "okr.example.com"),
        ("LOG_LEVEL", "loud"),
        ("ALLOW_HTTP", "maybe"),
        ("SECONDS", "1.5"),
        ("WORKERS", "2"),
        ("PROT", "8000"),
        ("", "x"),
    ],
)
def test_a_wrong_or_unknown_variable_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"PLUMBLINE_{name}"):
        read_settings({f"PLUMBLINE_{name}": value})


def test_all_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"PLUMBLINE_PORT": "x", "PLUMBLINE_WRKERS": "2"})
    assert "PLUMBLINE_PORT" in str(refused.value)
    assert "PLUMBLINE_WORKERS" in str(refused.value)


def test_a_password_in_a_wrong_address_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"PLUMBLINE_DATABASE_URL": "mysql://user:secret@host/name"})
    assert "secret" not in str(refused.value)


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert read_settings({"PLUMBLINE_DATABASE_URL": ""}) == Settings()
