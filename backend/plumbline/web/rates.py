"""How many requests one asker may send: a bucket of tokens each, kept in memory and refilled with time."""

import math
from collections import OrderedDict
from dataclasses import dataclass

MOST_ASKERS = 10_000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of an asker's bucket after this request; `retry_after` is 0 while the request is allowed."""

    most: int
    left: int
    window: int
    reset: int
    retry_after: int

    @property
    def headers(self) -> dict[str, str]:
        """The RateLimit fields of the IETF draft; times in seconds."""
        headers = {
            "ratelimit-policy": f'"default";q={self.most};w={self.window}',
            "ratelimit": f'"default";r={self.left};t={self.reset}',
        }
        return headers | {"retry-after": str(self.retry_after)} if self.retry_after else headers


class Rates:
    """Buckets of `most` requests that fill up again in `window` seconds; several processes have several sets."""

    def __init__(self, *, most: int, window: int = 60) -> None:
        self._most = most
        self._window = window
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def taken(self, asker: str, *, at: float) -> Allowance:
        """Take one request at a monotonic instant, or find that there is none left."""
        bucket = self._buckets.pop(asker, None) or _Bucket(self._most, at)
        per_second = self._most / self._window
        bucket.tokens = min(self._most, bucket.tokens + (at - bucket.at) * per_second)
        bucket.at = at
        retry_after = 0 if bucket.tokens >= 1 else math.ceil((1 - bucket.tokens) / per_second)
        if not retry_after:
            bucket.tokens -= 1
        self._buckets[asker] = bucket
        if len(self._buckets) > MOST_ASKERS:
            self._buckets.popitem(last=False)
        reset = math.ceil((self._most - bucket.tokens) / per_second)
        return Allowance(self._most, int(bucket.tokens), self._window, reset, retry_after)
