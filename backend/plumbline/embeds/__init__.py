"""Embeds: links that show one objective, and what contributes to it, to whoever has them, read-only and without signing in."""
