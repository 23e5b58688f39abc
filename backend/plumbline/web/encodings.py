"""Compression of answers: which kind a client takes, and the work itself, off the loop when there is much of it."""

import asyncio
import gzip
import sys
import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Protocol

from plumbline.kit.ropes import Rope
from plumbline.web.weights import weights_of

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    import backports.zstd as zstd

COMPRESSED_FROM = 8 * 1024
"""Bytes; a smaller answer fits a few packets as it is."""

IN_A_THREAD_FROM = 64 * 1024
"""Bytes; compressing more than that would hold up everybody else. Both libraries let go of the interpreter meanwhile."""


BLOCK = 1024 * 1024
"""Bytes of a text in pieces that are compressed in one go. After each the thread waits for the interpreter."""


class _Compressor(Protocol):
    """What both libraries make blocks smaller with."""

    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


# A tree of 8.5 MB by zstd at level 1: 11 ms to 895 KiB; level 3 takes 15 ms to 891 KiB, level 6 takes 69 ms to 735 KiB.
_ZSTD = 1
# The same tree by gzip at level 4: 62 ms to 921 KiB, for clients that know nothing newer.
_GZIP = 4


def _zstd(body: bytes) -> bytes:
    return zstd.compress(body, level=_ZSTD)


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=_GZIP, mtime=0)


def _zstd_blocks() -> _Compressor:
    return zstd.ZstdCompressor(level=_ZSTD)


def _gzip_blocks() -> _Compressor:
    return zlib.compressobj(_GZIP, wbits=31)  # with the head and the checksum of gzip


_KINDS: dict[str, Callable[[bytes], bytes]] = {"zstd": _zstd, "gzip": _gzip}
"""The better first."""

_BLOCKS: dict[str, Callable[[], _Compressor]] = {"zstd": _zstd_blocks, "gzip": _gzip_blocks}


@lru_cache(maxsize=256)
def encoding_for(accepted: str, kinds: tuple[str, ...] = tuple(_KINDS)) -> str | None:
    """The kind of compression that an Accept-Encoding header allows and likes best; None for as it is.

    Of kinds that are liked as much the first one is taken. Whoever sends no header, or forbids all, gets none.
    """
    weights = weights_of(accepted)
    anything = weights.get("*", 0.0)
    liked = {kind: weights.get(kind, anything) for kind in kinds}
    best = max(kinds, key=lambda kind: liked[kind])
    return best if liked[best] > 0 and liked[best] >= weights.get("identity", 0.0) else None


async def compressed(body: bytes | Rope, kind: str) -> bytes | Rope:
    """The body, compressed in one of the known kinds. A text in pieces becomes another, and is taken apart."""
    if len(body) < IN_A_THREAD_FROM:
        return _KINDS[kind](bytes(body))
    if isinstance(body, Rope):
        return await asyncio.to_thread(_in_blocks, body, _BLOCKS[kind]())
    return await asyncio.to_thread(_KINDS[kind], body)


def _in_blocks(body: Rope, compressor: _Compressor) -> Rope:
    done = [compressor.compress(block) for block in body.blocks(BLOCK)]
    return Rope(part for part in (*done, compressor.flush()) if part)
