"""Notifications: what people are told of what happened to goals that concern them, and whether they have read it."""
