"""The plumbline command: one file per noun; `terminal` reads what was typed and says how it went."""

from plumbline.cli.terminal import main

__all__ = ["main"]
