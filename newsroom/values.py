"""How each kind of value is read. A value that cannot be meant is a ValueError whose sentence is the remedy."""

from __future__ import annotations

import datetime as dt
import ipaddress
import os
import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import dj_database_url

YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)*\Z", re.IGNORECASE)
INDEX_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}\Z")
NAMESPACE = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+")
EMAIL = re.compile(r"[^\s@<>]{1,64}@([a-zA-Z0-9-]{1,63}\.)+[a-zA-Z0-9-]{1,63}")
# As the authorities give them out: the province in a character, the filing's digits, the site's number behind it.
PROVINCE = "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]"
ICP = re.compile(rf"{PROVINCE}(ICP[备证][0-9]{{5,12}}号|[AB][12]-[0-9]{{6,12}})(-[0-9]{{1,4}})?")
POLICE = re.compile(rf"{PROVINCE}公网安备[0-9]{{11,14}}号")
LICENCE = re.compile(r"[0-9]{8,14}")
TELEPHONE = re.compile(r"[0-9]{3,4}(-?[0-9]{2,8}){0,3}")
CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
# As Django's own check asks of a key: enough characters, and not one of them over and over.
LEAST_KEY, LEAST_DIFFERENT = 32, 5
SQLITE, POSTGRESQL = "sqlite", ("postgres", "postgresql")
DATABASE_FORMS = "postgres://用户:密码@主机:5432/库名，或 sqlite:////绝对/路径.sqlite3"


def one_of(*values: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in values:
            raise ValueError(f"只能是 {' 或 '.join(values)}，一字不差。")
        return text

    return parse


def yes_or_no(text: str) -> bool:
    if text.lower() not in YES + NO:
        raise ValueError("请写 1（是）或 0（否）。")
    return text.lower() in YES


def whole_number(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"请写 {least} 到 {most} 之间的整数。")
        return int(text)

    return parse


def named(what: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not text.strip() or len(text) > 60:
            raise ValueError(f"请写{what}，不超过 60 个字。")
        return " ".join(text.split())

    return parse


def host_names(text: str) -> list[str]:
    """Host names as Django's ALLOWED_HOSTS takes them; ``.example.cn`` and ``*`` are such."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name != "*" and not is_host(name.removeprefix(".")):
            raise ValueError(f"{name} 不是域名：请只写域名，不带 http://、端口和路径，几个之间用逗号隔开。")
    if not names:
        raise ValueError("请写域名，几个之间用逗号隔开。")
    return names


def is_host(name: str) -> bool:
    """A name, an IPv4 address, or an IPv6 address in brackets."""
    if name.startswith("[") and name.endswith("]"):
        return is_address(name[1:-1])
    return HOST.match(name) is not None


def is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def proxy_address(text: str) -> str:
    if not is_address(text):
        raise ValueError("请写前面那一个代理服务器的 IP 地址，如 127.0.0.1。")
    return str(ipaddress.ip_address(text))


def web_address(text: str, example: str) -> SplitResult:
    """http or https, a host, perhaps a port; no blanks."""
    remedy = f"请写完整的网址，如 {example}。"
    try:
        url = urlsplit(text)
        sound = url.scheme in ("http", "https") and url.port != 0
    except ValueError:
        raise ValueError(remedy) from None
    host = url.hostname or ""
    if not sound or not is_host(f"[{host}]" if ":" in host else host) or re.search(r"\s", text):
        raise ValueError(remedy)
    return url


def site(text: str) -> str:
    """http://host or https://host, without the last slash."""
    url = web_address(text, "https://paper.example.cn")
    if url.path not in ("", "/") or "?" in text or "#" in text or "@" in url.netloc:
        raise ValueError("请只写到域名（和端口）为止，如 https://paper.example.cn。")
    return f"{url.scheme}://{url.netloc.lower()}"


def host_of(address: str) -> str:
    """As ALLOWED_HOSTS names it."""
    host = urlsplit(address).hostname or ""
    return f"[{host}]" if ":" in host else host


def namespace(text: str) -> str:
    """As OAI-PMH takes it: two or more words parted by dots, each begun with a letter."""
    if len(text) > 100 or not NAMESPACE.fullmatch(text):
        raise ValueError("请写成域名的样子，如 paper.example.cn，每一段以字母开头；定下后不要再改，换了域名也不改。")
    return text


def email(text: str) -> str:
    if not EMAIL.fullmatch(text):
        raise ValueError("请写一个电子邮箱，如 archive@example.cn。")
    return text


def icp_number(text: str) -> str:
    if not ICP.fullmatch(number := without_blanks(text)):
        raise ValueError("请照备案系统所给的写，如 浙ICP备12345678号-1。")
    return number


def police_number(text: str) -> str:
    if not POLICE.fullmatch(number := without_blanks(text)):
        raise ValueError("请照公安机关所给的写，如 浙公网安备33000000000000号。")
    return number


def news_licence(text: str) -> str:
    if not LICENCE.fullmatch(text):
        raise ValueError("请只写许可证编号的数字，如 33120000000。")
    return text


def telephone(text: str) -> str:
    if not TELEPHONE.fullmatch(text):
        raise ValueError("请写一个电话号码，区号后面用短横，如 0573-12345678。")
    return text


def without_blanks(text: str) -> str:
    return "".join(text.split())


def search_server(text: str) -> str:
    web_address(text, "https://主机:9200")
    return text


def index_name(text: str) -> str:
    if not INDEX_NAME.match(text):
        raise ValueError("请只用小写字母、数字、点和连字符，以字母或数字开头。")
    return text


def file(text: str) -> str:
    try:
        Path(text).open("rb").close()
    except OSError as error:
        raise ValueError(f"不能读这个文件（{error.strerror}），请查路径和权限。") from error
    return text


def folder(text: str) -> str:
    """The absolute path of a folder that is there and can be read."""
    try:
        os.scandir(text).close()
    except OSError as error:
        raise ValueError(f"不能读这个文件夹（{error.strerror}），请先建好，或改正路径和权限。") from error
    return os.path.abspath(text)


def time_of_day(text: str) -> dt.time:
    if not CLOCK.fullmatch(text):
        raise ValueError("请写几点几分，如 08:30。")
    hour, minute = text.split(":")
    return dt.time(int(hour), int(minute))


def key(text: str) -> str:
    if len(text) < LEAST_KEY or len(set(text)) < LEAST_DIFFERENT:
        raise ValueError(f"密钥至少 {LEAST_KEY} 个字符，并且不能只是几个字符的重复；去掉这个变量，会自动造一个。")
    return text


def database(text: str) -> dict[str, Any]:
    """An entry of Django's DATABASES."""
    remedy = f"请写成 {DATABASE_FORMS}；密码里的特殊字符用 %XX。"
    try:
        url = urlsplit(text)
        if url.scheme not in (SQLITE, *POSTGRESQL):
            raise ValueError(remedy)
        found = dict(dj_database_url.parse(text, conn_max_age=60, conn_health_checks=True))
    except (ValueError, TypeError):
        raise ValueError(remedy) from None
    if url.scheme == SQLITE:
        check_sqlite_file(Path(unquote(url.path[1:])), url.netloc)
    elif not found["NAME"] or "/" in str(found["NAME"]):
        raise ValueError(f"没有写明库名：{remedy}")
    elif find_spec("psycopg") is None:
        raise ValueError("没有装 PostgreSQL 的驱动，请先运行 make venv EXTRA=postgresql。")
    return found


def check_sqlite_file(path: Path, host: str) -> None:
    if host or not path.is_absolute() or path.is_dir():
        raise ValueError("SQLite 请写文件的绝对路径，如 sqlite:////srv/paper/db.sqlite3（四条斜线）。")
    if not path.parent.is_dir():
        raise ValueError(f"没有 {path.parent} 这个文件夹，请先建好或改正路径。")
