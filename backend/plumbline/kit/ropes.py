"""Long texts in pieces: put together, measured and handed on without ever being one."""

from collections.abc import Iterable, Iterator


class Rope:
    """A long text in pieces. It is put into what stands around it without being copied at every level."""

    __slots__ = ("pieces",)

    def __init__(self, parts: "Iterable[bytes | Rope]" = ()) -> None:
        self.pieces: list[bytes] = []
        for part in parts:
            if isinstance(part, Rope):
                self.pieces += part.pieces
            else:
                self.pieces.append(part)

    def __len__(self) -> int:
        """Bytes."""
        return sum(map(len, self.pieces))

    def __bytes__(self) -> bytes:
        """The text in one piece."""
        return b"".join(self.pieces)

    def blocks(self, size: int) -> Iterator[bytes]:
        """The text in blocks of `size` bytes, the last one shorter; what was handed out is not held any more."""
        pieces = self.pieces
        pieces.reverse()
        waiting: list[bytes] = []
        held = 0
        while pieces:
            waiting.append(pieces.pop())
            held += len(waiting[-1])
            if held >= size:
                whole = memoryview(b"".join(waiting))
                waiting.clear()
                held %= size
                end = len(whole) - held
                for start in range(0, end, size):
                    yield bytes(whole[start : start + size])
                waiting.append(bytes(whole[end:]))
        if held:
            yield b"".join(waiting)
