"""Batched reads of goals."""
