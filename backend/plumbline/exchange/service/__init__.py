"""The use-cases of exchange: one function, one verb."""

from plumbline.exchange.service.filling import fill_with_demo

__all__ = ["fill_with_demo"]
