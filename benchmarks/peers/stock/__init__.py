"""Plumbline's schema as Strawberry is commonly used: its stock executor, with one DataLoader per field and arguments."""
