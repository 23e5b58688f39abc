"""Batched reads of handovers."""
