"""A world that stands still, on either database."""

from tests.api.okrs.writing.conftest import clock

__all__ = ["clock"]
