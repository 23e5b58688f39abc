"""What Plumbline is measured against."""
