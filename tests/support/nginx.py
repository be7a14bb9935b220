"""nginx as docs/hosting.md prints it, on a high port of 127.0.0.1."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.support.printed_files import blocks
from tests.support.processes import free_port, get

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin") or ""
# What a whole nginx.conf has around the printed file; everything it writes goes into one folder.
AROUND = """daemon off; pid {0}/pid; error_log {0}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; client_body_temp_path {0}/bodies; proxy_temp_path {0}/answers; fastcgi_temp_path {0}/f;
  uwsgi_temp_path {0}/u; scgi_temp_path {0}/s;
  {1}
}}
"""


def printed(folder: Path, listen: str, redirecting: int, upstream: str = "127.0.0.1:8000") -> Path:
    """A configuration in ``folder``: the printed one but for ports, the certificate and the cache's place."""
    [text] = blocks("hosting.md", "nginx")
    for was, becomes in {
        "listen 80;": f"listen 127.0.0.1:{redirecting};",
        "listen 443 ssl http2;": f"listen {listen};",
        "/etc/letsencrypt/live/archive.example.org": str(folder),
        "/var/cache/nginx/newsroom": f"{folder}/cache",
        "127.0.0.1:8000": upstream,
    }.items():
        assert was in text
        text = text.replace(was, becomes)
    path = folder / "nginx.conf"
    path.write_text(AROUND.format(folder, text), "utf-8")
    certificate(folder)
    return path


def certificate(folder: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*command, *files, "-subj", "/CN=archive.example.org"], check=True, capture_output=True)


@contextmanager
def proxying(server: str, folder: Path) -> Iterator[str]:
    """The address of nginx before ``server``, without TLS."""
    port = free_port()
    path = printed(folder, f"127.0.0.1:{port}", free_port(), urlsplit(server).netloc)
    process = subprocess.Popen([NGINX, "-c", str(path)], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/healthz", process)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        assert process.poll() is None
        try:
            get(address)
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
