"""Batched reads of 1:1s."""
