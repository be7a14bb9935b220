from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "报纸"

    def ready(self) -> None:
        """Failed log-ins are noted, and ``manage.py check`` looks at what is ours, from here on."""
        from articles import checks  # noqa: F401
        from articles.entrance import lock_out  # noqa: F401
