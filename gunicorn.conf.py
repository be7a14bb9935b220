"""What gunicorn reads in the folder that it is started in: the settings are looked at before any worker is."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from newsroom import private, settings

umask = private.OTHERS
# A door for gunicorn's own tool, in the home of whoever runs it; nobody here uses it.
control_socket_disable = True
# Whether the reader came by HTTPS is believed from the one proxy that is named, or from this machine; where the site
# stands (SCRIPT_NAME) from nobody.
forwarded_allow_ips = settings.TRUSTED_PROXY or "127.0.0.1"
forwarder_headers = ""
