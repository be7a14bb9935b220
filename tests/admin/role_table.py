"""What every address of the admin answers to whom. A new model is a row of MODELS, any other address a row of OTHERS,
an action of a list a row of ACTIONS; an address, a model or an action that stands in none of them fails a test."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import admin
from django.urls import URLPattern, URLResolver

from newsroom.urls import urlpatterns

# What staff may do with the rows of a model: l look, c change, a add, d delete; - nothing.
# Strangers are led to the log-in.
MODELS = """
model                 没有权限 查阅 订正员 复核员 签发人 系统管理员 超级用户
articles.article      -       l   lc    lc    lc    -        lc
articles.photocaption -       l   lc    lc    lc    -        lc
articles.shownarticle -       -   -     -     lc    -        lc
articles.textreport   -       -   lc    lc    lc    -        lc
articles.case         -       -   -     -     lc    -        lc
articles.redaction    -       -   -     -     l     -        l
articles.relation     -       l   l     l     l     -        l
articles.editorsnote  -       -   -     -     l     -        l
articles.shaderule    -       -   -     -     lcad  -        lcad
articles.page         -       l   lc    lc    lc    -        lc
articles.issue        -       l   lcad  lcad  lcad  -        lcad
articles.knownday     -       l   lcad  lcad  lcad  -        lcad
articles.watchedfile  -       l   l     l     l     -        l
articles.job          -       l   l     l     l     -        l
articles.pagetext     -       l   l     l     l     -        l
articles.problem      -       l   l     l     l     -        l
articles.revision     -       l   l     l     l     -        l
articles.permalink    -       l   l     l     l     -        l
articles.reporter     -       l   lca   lca   lca   -        lca
articles.series       -       l   lcad  lcad  lcad  -        lcad
auth.user             -       -   -     -     -     lca      lcad
auth.group            -       -   -     -     -     l        lcad
"""

# GET/POST. in: the log-in. no: 403. look: shown, nothing to send. form: shown, with something to send. on: led on.
# done: led on, and something in the database has changed. Any other: the status.
OTHERS = """
address               未登录    读者账户   没有权限   查阅       订正员     复核员     签发人     系统管理员 超级用户
                      in/in     in/in     look/look look/look look/look look/look look/look look/look look/look
login/                in/in     in/in     on/in     on/in     on/in     on/in     on/in     on/in     on/in
logout/               on/on     on/on     405/look  405/look  405/look  405/look  405/look  405/look  405/look
password_change/      in/in     in/in     form/form form/form form/form form/form form/form form/form form/form
password_change/done/ in/in     in/in     look/405  look/405  look/405  look/405  look/405  look/405  look/405
articles/article/ROW/compare/ in/in in/in no/405   look/405  look/405  look/405  look/405  no/405    look/405
articles/photocaption/ROW/compare/ in/in in/in no/405 look/405 look/405  look/405  look/405  no/405    look/405
articles/article/ROW/restore/1/ in/in in/in no/no  no/no     form/on   form/on   form/on   no/no     form/on
articles/photocaption/ROW/restore/1/ in/in in/in no/no no/no form/on   form/on   form/on   no/no     form/on
jsi18n/               in/in     in/in     look/405  look/405  look/405  look/405  look/405  look/405  look/405
autocomplete/         in/in     in/in     no/405    look/405  look/405  look/405  look/405  no/405    look/405
r/KIND/ROW/           in/in     in/in     no/no     on/on     on/on     on/on     on/on     no/no     on/on
r/WORD/ROW/           in/in     in/in     404/404   404/404   404/404   404/404   404/404   404/404   404/404
articles/             in/in     in/in     404/404   look/look look/look look/look look/look 404/404   look/look
auth/                 in/in     in/in     404/404   404/404   404/404   404/404   404/404   look/look look/look
auth/user/ROW/password/ in/in   in/in     no/no     no/no     no/no     no/no     no/no     form/done form/done
nowhere               in/in     in/in     404/404   404/404   404/404   404/404   404/404   404/404   404/404
"""

# Model and action of its list → who may choose it; nobody else is obeyed.
ACTIONS: dict[tuple[str, str], set[str]] = {
    ("articles.shownarticle", "take_down"): {"签发人", "超级用户"},
    ("articles.redaction", "undo"): {"签发人", "超级用户"},
    ("articles.relation", "accept"): {"签发人", "超级用户"},
    ("articles.relation", "end"): {"签发人", "超级用户"},
    ("articles.editorsnote", "take_back"): {"签发人", "超级用户"},
    ("articles.watchedfile", "mark_seen"): {"订正员", "复核员", "签发人", "超级用户"},
    ("articles.watchedfile", "try_again"): {"订正员", "复核员", "签发人", "超级用户"},
    ("articles.job", "do_again"): {"订正员", "复核员", "签发人", "超级用户"},
    ("articles.job", "give_up"): {"订正员", "复核员", "签发人", "超级用户"},
}

# How the places of an address are written in the tables.
PLACES = {
    "<int:content_type_id>": "KIND",
    "<path:content_type_id>": "WORD",
    "<path:object_id>": "ROW",
    "<id>": "ROW",
    "<int:version>": "1",
    "(?P<url>.*)$": "nowhere",
}
# Page of a model → its address, the right it asks for, what GET and POST answer to whom has it.
PAGES = {
    "changelist": ("", "l", "look", "look"),
    "add": ("add/", "a", "form", "done"),
    "history": ("ROW/history/", "l", "look", "look"),
    "delete": ("ROW/delete/", "d", "form", "done"),
    "change": ("ROW/change/", "c", "form", "done"),
}

Answers = dict[str, dict[str, tuple[str, str]]]


def rows(table: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The first cell of each row, and the others by the heads of their columns."""
    head, *lines = table.strip("\n").splitlines()
    who = head.split()[1:]
    for line in lines:
        cells = line.split()
        yield "" if line.startswith(" ") else cells[0], dict(zip(who, cells[-len(who) :], strict=True))


STAFF = next(rows(MODELS))[1].keys()
WHO = list(next(rows(OTHERS))[1])


def of_page(page: str, may: str, acts: bool) -> tuple[str, str]:
    """``acts``: there is something to choose in the list, so that what is sent to it is answered by leading back."""
    _, right, get, post = PAGES[page]
    if right in may:
        return get, "on" if page == "changelist" and acts else post
    return ("look", "no") if page == "change" and "l" in may else ("no", "no")


def of_models() -> Answers:
    told: Answers = {}
    acts = {model: who for (model, _), who in ACTIONS.items()}
    for model, cells in rows(MODELS):
        base = model.replace(".", "/") + "/"
        for page, (place, *_) in PAGES.items():
            told[base + place] = dict.fromkeys(WHO, ("in", "in")) | {
                who: of_page(page, may, who in acts.get(model, ())) for who, may in cells.items()
            }
        told[base + "ROW/"] = {who: ("on", "on") if who in cells else ("in", "in") for who in WHO}
    return told


def of_others() -> Answers:
    return {
        address: {who: (cell.split("/")[0], cell.split("/")[1]) for who, cell in cells.items()}
        for address, cells in rows(OTHERS)
    }


EXPECTED = of_models() | of_others()


def below(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from below(one.url_patterns, before + str(one.pattern))
        else:
            yield before + str(one.pattern)


def addresses() -> set[str]:
    """Every address below admin/ as the tables write it, those too that newsroom/urls.py puts before Django's."""
    found = {address.removeprefix("admin/") for address in below(urlpatterns) if address.startswith("admin/")}
    apps = {model._meta.app_label for model in admin.site._registry}
    listed = {f"{app}/" for app in apps}
    for place, written in PLACES.items():
        found = {address.replace(place, written) for address in found}
    return {address for address in found if not address.startswith("^")} | listed
