"""The variables that set this archive up. One that is mistyped ends the process in one line: name, value, remedy."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import NoReturn, TypeVar

Value = TypeVar("Value")

# Every variable of ours, so that a misspelled name is noticed; the README's table explains them.
NAMES = (
    "ALLOWED_HOSTS",
    "CASE_WORKING_DAYS",
    "COMPLAINTS_TELEPHONE",
    "DATABASE_URL",
    "DEBUG",
    "ELASTICSEARCH_API_KEY",
    "ELASTICSEARCH_CA",
    "ELASTICSEARCH_INDEX",
    "ELASTICSEARCH_PASSWORD",
    "ELASTICSEARCH_REPLICAS",
    "ELASTICSEARCH_SHARDS",
    "ELASTICSEARCH_URL",
    "ELASTICSEARCH_USER",
    "HTTPS",
    "ICP_NUMBER",
    "NEWSPAPER",
    "NEWSPAPER_CITED",
    "NEWSPAPER_PLACE",
    "NEWSPAPER_PUBLISHER",
    "NEWSROOM_DATA",
    "NEWS_LICENCE",
    "OAI_EMAIL",
    "OAI_NAMESPACE",
    "PAPER_DUE",
    "POLICE_NUMBER",
    "PORT",
    "RAW_TEXT",
    "REQUIRE_TOTP",
    "REVIEWS",
    "SECRET_KEY",
    "SITE_URL",
    "TRUSTED_PROXY",
    "VISIBILITY",
    "WATCH_FOLDER",
)
SECRET = ("SECRET_KEY", "ELASTICSEARCH_PASSWORD", "ELASTICSEARCH_API_KEY")
# Shorter names, PORT or HTTPS, are too near to names that others use.
LEAST_TELLING, ALIKE, LONGER = 8, 0.875, 2
# gunicorn stops at this exit code instead of starting the worker again for ever.
CANNOT_LOAD = 4
PASSWORD_IN_URL = re.compile(r"(?<=:)(?!//).*(?=@)")


def refuse(name: str, value: str, remedy: str) -> NoReturn:
    """End the process with one line on stderr that shows no password."""
    shown = "……" if name in SECRET and value else repr(PASSWORD_IN_URL.sub("……", value))
    print(f"设置 {name}={shown} 不能用：{remedy}", file=sys.stderr)
    sys.exit(CANNOT_LOAD)


def read(name: str, parse: Callable[[str], Value], default: Value) -> Value:
    """The variable as ``parse`` reads it, ``default`` where it is unset or empty."""
    text = os.environ.get(name, "")
    return parsed(name, text, parse) if text else default


def parsed(name: str, text: str, parse: Callable[[str], Value]) -> Value:
    """``parse`` raises ValueError with the remedy, a sentence in Chinese."""
    if any(ord(char) < 32 or ord(char) == 127 or "\ud800" <= char <= "\udfff" for char in text):
        refuse(name, text, "里面有控制字符或不是 UTF-8 的字节，请重新输入。")
    try:
        return parse(text)
    except ValueError as error:
        refuse(name, text, str(error))


def refuse_misspelled(variables: Mapping[str, str]) -> None:
    """End the process where a variable is all but named like one of ours that is not set."""
    for name in sorted(variables.keys() - set(NAMES)):
        for ours in NAMES:
            if ours not in variables and is_nearly(name, ours):
                refuse(name, variables[name], f"没有这个设置，是不是 {ours}？请改正名称，或去掉这个变量。")


def is_nearly(name: str, ours: str) -> bool:
    if len(ours) < LEAST_TELLING or abs(len(name) - len(ours)) > LONGER:
        return False
    return SequenceMatcher(None, name.upper(), ours).ratio() >= ALIKE
