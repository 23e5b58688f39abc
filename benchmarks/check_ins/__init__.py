"""How much of the speed of its own statements a check-in keeps: 50 clients, numbers that roll up six objectives."""
