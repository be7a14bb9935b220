from django.contrib import admin

from articles.admin import (
    accounts,
    arriving,
    correcting,
    filing,
    history,
    jobs,
    known_days,
    people,
    phrase_table,
    redactions,
    relations,
    reports,
    shades,
    unsettled,
    visibility,
)

__all__ = [
    "accounts",
    "arriving",
    "correcting",
    "filing",
    "history",
    "jobs",
    "known_days",
    "people",
    "phrase_table",
    "redactions",
    "relations",
    "reports",
    "shades",
    "unsettled",
    "visibility",
]

admin.site.site_header = "阅报室后台"
admin.site.site_title = "阅报室后台"
admin.site.index_title = "校对与管理"
# Beside a list at 1366 pixels it would leave too little room; the first page of the admin lists the same.
admin.site.enable_nav_sidebar = False
# One row at a time, on a page that shows what goes with it and is refused where that has changed.
admin.site.disable_action("delete_selected")
