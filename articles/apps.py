from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "报纸"

    def ready(self) -> None:
        """Failed log-ins are noted, ``manage.py check`` looks at what is ours, texts sort alike, from here on."""
        from articles import checks  # noqa: F401
        from articles.entrance import lock_out  # noqa: F401
        from articles.models.collation import sort_by_code_point

        post_migrate.connect(sort_by_code_point, sender=self)
