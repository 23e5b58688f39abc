"""Exact shares in whole millionths: the same six decimals as the product's own arithmetic, without its cost."""

_MASK = (1 << 64) - 1


def bits_of(seed: int, number: int) -> int:
    """64 bits that look random and depend on nothing else (splitmix64)."""
    mixed = (seed * 0x9E3779B97F4A7C15 + (number + 1) * 0xD1342543DE82EF95) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return mixed ^ (mixed >> 31)


def share(part: int, whole: int) -> int:
    """part ÷ whole in millionths, ties to even; the whole is not 0."""
    if whole < 0:
        part, whole = -part, -whole
    quotient, rest = divmod(part * 1_000_000, whole)
    return quotient + (2 * rest > whole or (2 * rest == whole and quotient & 1))


def mean(total: int, count: int) -> int | None:
    """The mean of `count` millionths that sum to `total`; None of nothing."""
    if not count:
        return None
    quotient, rest = divmod(total, count)
    return quotient + (2 * rest > count or (2 * rest == count and quotient & 1))


def as_number(millionths: int | None) -> float | None:
    """As it is stored."""
    return None if millionths is None else millionths / 1_000_000


def pace(expected: int | None, progress: int | None) -> str | None:
    """The word for expected − progress at the usual limits."""
    if expected is None or progress is None:
        return None
    gap = expected - progress
    if gap <= 0:
        return "ON_PACE"
    return "BEHIND" if gap <= 250_000 else "FAR_BEHIND"
