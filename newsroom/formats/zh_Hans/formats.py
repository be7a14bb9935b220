"""Where Django's Chinese writes 05月6日."""

MONTH_DAY_FORMAT = "n月j日"
