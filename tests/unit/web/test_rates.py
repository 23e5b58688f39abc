"""Buckets of requests."""

from plumbline.web.rates import MOST_ASKERS, Rates


def test_a_bucket_empties_and_fills_up_again() -> None:
    rates = Rates(most=2, window=60)
    assert [rates.taken("a", at=0.0).retry_after for _ in range(3)] == [0, 0, 30]
    assert rates.taken("a", at=29.0).retry_after == 1
    assert rates.taken("a", at=30.0).retry_after == 0


def test_askers_do_not_take_from_each_other() -> None:
    rates = Rates(most=1)
    assert rates.taken("a", at=0.0).retry_after == 0
    assert rates.taken("b", at=0.0).retry_after == 0


def test_strangers_without_number_take_no_more_memory() -> None:
    rates = Rates(most=1)
    for number in range(MOST_ASKERS + 500):
        rates.taken(str(number), at=0.0)
    assert len(rates._buckets) == MOST_ASKERS


def test_the_headers_say_what_is_left_and_when_it_is_full_again() -> None:
    headers = Rates(most=10, window=60).taken("a", at=0.0).headers
    assert headers == {"ratelimit-policy": '"default";q=10;w=60', "ratelimit": '"default";r=9;t=6'}
