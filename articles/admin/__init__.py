from django.contrib import admin

from articles.admin import correcting, filing, history, people

__all__ = ["correcting", "filing", "history", "people"]

admin.site.site_header = "阅报室后台"
admin.site.site_title = "阅报室后台"
admin.site.index_title = "校对与管理"
