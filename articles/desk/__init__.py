"""What the desk works at: which text comes next, who checks it, and what must be looked at."""
