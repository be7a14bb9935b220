"""Files of the data folder that say something of this paper alone: read whole, refused in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings

from articles.chinese.controls import on_one_line

LARGEST = 100_000  # bytes

Made = TypeVar("Made")


class OwnFileUnreadable(Exception):
    """One line that names the file, what is wrong with it and what helps."""


@dataclass(frozen=True)
class OwnFile:
    """``called``: what it is, in words; ``remedy``: what helps where it is none."""

    name: str
    called: str
    remedy: str

    @property
    def path(self) -> Path:
        return Path(settings.DATA_DIR) / self.name

    def read(self, parse: Callable[[bytes], Made], missing: Made) -> Made:
        """What ``parse`` makes of its bytes, which raises ValueError; ``missing`` where there is no file.

        Raises OwnFileUnreadable.
        """
        try:
            with self.path.open("rb") as file:
                data = file.read(LARGEST + 1)
            if len(data) > LARGEST:
                raise ValueError(f"太大，不是{self.called}")
            return parse(data)
        except FileNotFoundError:
            return missing
        except OSError as error:
            raise self._refused(f"读不出来（{error.strerror or error}）") from error
        except UnicodeDecodeError as error:
            raise self._refused("不是 UTF-8 文本") from error
        except ValueError as error:
            raise self._refused(str(error)) from error

    def _refused(self, why: str) -> OwnFileUnreadable:
        return OwnFileUnreadable(on_one_line(f"{self.path}：{why}；{self.remedy}"))


def json_of(data: bytes) -> Any:
    """Raises ValueError where it is no JSON, or says one thing twice."""
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_once)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ValueError("不是完好的 JSON") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    rows = dict(pairs)
    if len(rows) < len(pairs):
        twice = next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at]))
        raise ValueError(f"“{twice[:40]}”写了两遍")
    return rows
