from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "报纸"

    def ready(self) -> None:
        from articles.models.collation import sort_by_code_point

        post_migrate.connect(sort_by_code_point, sender=self)
