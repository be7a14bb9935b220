import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

# Each web worker keeps the index in step; the outbox's writer lock lets one at a time do so.
from articles.indexing.indexer import Indexer  # noqa: E402  (needs the apps that the line above set up)
from articles.serving.receiving import Receiving  # noqa: E402

Indexer().start()
application = Receiving(django)
