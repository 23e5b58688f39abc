"""What is entered about goals, as GraphQL takes it."""
