"""Batched reads of coaching."""
