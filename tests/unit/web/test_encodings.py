"""Which compression an Accept-Encoding header asks for."""

import gzip
import sys
from collections.abc import Callable

import pytest

from plumbline.kit.ropes import Rope
from plumbline.web import encodings
from plumbline.web.encodings import BLOCK, compressed, encoding_for

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    import backports.zstd as zstd


@pytest.mark.parametrize(
    ("accepted", "kind"),
    [
        ("", None),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip", "gzip"),
        ("GZIP;Q=1", "gzip"),
        ("deflate, br", None),
        ("identity", None),
        ("*", "zstd"),
        ("*;q=0", None),
        ("zstd;q=0, *", "gzip"),
        ("zstd;q=0.5, gzip", "gzip"),
        ("gzip;q=0.5, zstd;q=0.5", "zstd"),
        ("gzip;q=0", None),
        ("gzip;q=0.5, identity", None),
        ("gzip, identity;q=0.5", "gzip"),
        ("gzip;q=nonsense", None),
        ("x-gzip-but-not-quite", None),
    ],
)
def test_the_best_kind_that_the_client_takes_is_chosen(accepted: str, kind: str | None) -> None:
    assert encoding_for(accepted) == kind


async def test_equal_bodies_are_compressed_to_equal_bytes() -> None:
    for length in (10_000, 200_000):
        body = b"plum" * length
        first, second = await compressed(body, "gzip"), await compressed(body, "gzip")
        assert first == second
        assert gzip.decompress(bytes(first)) == body
        assert len(await compressed(body, "zstd")) < len(first)


@pytest.mark.parametrize(("kind", "opened"), [("gzip", gzip.decompress), ("zstd", zstd.decompress)])
async def test_a_text_in_pieces_is_compressed_block_by_block(
    kind: str, opened: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks: list[int] = []
    made = encodings._BLOCKS[kind]

    class Watched:
        def __init__(self) -> None:
            self.flush = (compressor := made()).flush
            self._compress = compressor.compress

        def compress(self, block: bytes) -> bytes:
            blocks.append(len(block))
            return self._compress(block)

    monkeypatch.setitem(encodings._BLOCKS, kind, Watched)
    pieces = [b"%d plums " % number * 1_000 for number in range(300)]
    whole = b"".join(pieces)
    body = Rope(pieces)
    small = await compressed(body, kind)
    assert opened(bytes(small)) == whole
    assert len(small) < len(whole) / 100
    assert max(blocks) <= BLOCK < sum(blocks) == len(whole)
    assert not body.pieces


@pytest.mark.parametrize("kind", ["gzip", "zstd"])
async def test_a_short_text_in_pieces_is_compressed_as_one(kind: str) -> None:
    assert await compressed(Rope((b"plum" * 2_000, b"line" * 2_000)), kind) == await compressed(
        b"plum" * 2_000 + b"line" * 2_000, kind
    )
