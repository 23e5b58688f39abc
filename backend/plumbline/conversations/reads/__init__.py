"""Batched reads of conversations."""
