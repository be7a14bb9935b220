"""From a row in the admin to its page in the reading room."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles.models.rights import may_look_at
from articles.views.errors import NotHere


def on_site(request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
    """By a path of this site; Django's own view would name the host that the client named."""
    try:
        kind = ContentType.objects.get(pk=content_type_id)
        if not may_look_at(request.user, kind.model_class() or ContentType):
            raise PermissionDenied
        address = kind.get_object_for_this_type(pk=object_id).get_absolute_url()  # type: ignore[attr-defined]
    except (ObjectDoesNotExist, AttributeError, ValueError):
        raise NotHere("这一条没有自己的页面，或已经不在了。") from None
    return HttpResponseRedirect(address)
