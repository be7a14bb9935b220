"""What happened year by year, drawn as SVG that needs neither script nor style."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

WIDE = 10  # units of a year


@register.filter
def timeline(counts: Sequence[int]) -> SafeString:
    """A bar for each year against the highest one; hidden from screen readers, who find the numbers in a table."""
    highest = max(counts, default=0)
    heights = [max(4, round(100 * count / highest)) if count else 0 for count in counts]
    shapes = "".join(
        f'<rect x="{WIDE * place + 1}" y="{100 - height}" width="{WIDE - 2}" height="{height}"/>'
        for place, height in enumerate(heights)
        if height
    )
    head = f'viewBox="0 0 {WIDE * len(counts)} 100" preserveAspectRatio="none" aria-hidden="true" focusable="false"'
    return mark_safe(f"<svg {head}>{shapes}</svg>")
