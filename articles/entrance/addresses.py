"""Who is asking, and where a log-in leads."""

from __future__ import annotations

import ipaddress
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve

# Named addresses that are no page to arrive at: acts, parts of pages, answers to programs.
NO_PAGES = {
    "admin:autocomplete",
    "admin:jsi18n",
    "admin:login",
    "admin:logout",
    "admin:password_change_done",
    "healthz",
    "log-in",
    "log-out",
    "new-device",
    "on-site",
    "readyz",
    "robots",
    "second-step",
    "suggest",
}
# What one household or one machine is given of IPv6.
IPV6_PREFIX = 64


def client_address(request: HttpRequest) -> str:
    """The reader's IP address, of IPv6 the first address of its network.

    What X-Forwarded-For says is believed from the one proxy that is named in TRUSTED_PROXY, and of it only the entry
    that this proxy added, the last. A peer without an address is a socket of this machine.
    """
    peer = request.META.get("REMOTE_ADDR") or "127.0.0.1"
    if peer == settings.TRUSTED_PROXY:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        return network_of(told) or peer
    return network_of(peer) or peer


def network_of(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ipaddress.IPv6Network((found, IPV6_PREFIX), strict=False).network_address)


def leads_to_a_page(request: HttpRequest, address: str) -> bool:
    """Whether an address of this site is a page, and one that ``request.user`` may see once it is known who that is."""
    try:
        match = resolve(unquote(urlsplit(address).path))
    except (Resolver404, ValueError):
        return False
    # What has no name is the admin's answer to whatever it does not know.
    if match.url_name is None or match.view_name in NO_PAGES:
        return False
    return "admin" not in match.namespaces or request.user.is_anonymous or may_see(request, match)


def may_see(request: HttpRequest, match: ResolverMatch) -> bool:
    """Whether a page of the admin is open to ``request.user``."""
    name = match.url_name or ""
    if name == "app_list":
        return bool(admin.site.get_app_list(request, match.kwargs["app_label"]))
    for model, shown in admin.site._registry.items():
        prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
        if name.startswith(prefix):
            add = name == f"{prefix}add"
            return shown.has_add_permission(request) if add else shown.has_view_or_change_permission(request)
    return True
