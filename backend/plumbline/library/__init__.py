"""The library: objectives to begin with, those that ship and those that the company has saved as templates."""
