"""What the demo company wants in the running cycle, one module per department."""
