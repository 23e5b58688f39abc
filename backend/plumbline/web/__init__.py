"""HTTP: the GraphQL endpoint, sign-in routes, the built web app, health, limits and security headers."""

from plumbline.web.log import configure_logging
from plumbline.web.routes import middleware, routes
from plumbline.web.visitor import viewer_of

__all__ = ["configure_logging", "middleware", "routes", "viewer_of"]
