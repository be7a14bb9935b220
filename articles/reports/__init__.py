"""What readers and people concerned write: taken within limits, answered within days, forgotten in time."""
