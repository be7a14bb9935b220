import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

from articles.chinese.late_patterns import compile_all  # noqa: E402
from articles.indexing.indexer import Indexer  # noqa: E402  (needs the apps that the line above set up)
from articles.keeping.due import by_the_clock  # noqa: E402
from articles.serving.receiving import Receiving  # noqa: E402

compile_all()
# Each web worker keeps the index in step and does what falls due; a lock of each lets one at a time do so.
Indexer(by_the_clock).start()
application = Receiving(django)
