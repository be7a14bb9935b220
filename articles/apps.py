from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "报纸"

    def ready(self) -> None:
        """Failed log-ins are noted from here on."""
        from articles.entrance import lock_out  # noqa: F401
