"""The pages inside a .zip: read one at a time, nothing ever written, names taken as names only."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import IO

from articles.importing.files.encodings import decode_name
from articles.importing.files.faults import Fault, Unreadable, os_fault
from articles.importing.files.filenames import natural_key
from articles.importing.files.manifest import FILE_NAME

MAX_MEMBERS = 100_000
MAX_TOTAL_BYTES = 2 * 1024**3
MAX_RATIO = 200  # of a member beyond _RATIO_FROM bytes; Chinese text shrinks by 2 to 3, blank lines by 1,000
_RATIO_FROM = 64 * 1024

_BAD_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, struct.error, ValueError, NotImplementedError)
_UNKNOWN_WAY = "读不出来，可能加了密或压缩方式不支持；请用 .zip 的普通方式重新打包"
_DAMAGED = "在压缩包里已损坏；请重新打包再导入"
_BOMB = "压缩比异常，疑是压缩炸弹，未展开；请核对来源"
_UTF8_FLAG, _ENCRYPTED_FLAG, _UNICODE_PATH = 0x800, 0x1, 0x7075


@dataclass(frozen=True)
class Member:
    """A file inside an archive: its cleaned path and, while the archive is open, how to read it: up to some bytes, or
    all of it, some at a time (``stream`` raises Unreadable and OSError). ``all``: every one that was wanted."""

    path: str
    read: Callable[[int], bytes | Fault]
    stream: Callable[[], AbstractContextManager[IO[bytes]]]
    all: Sequence[Member] = field(repr=False, compare=False)


def members(name: str, file: str, wanted: Callable[[str], bool]) -> Iterator[Member | Fault]:
    """The wanted files (by path) of the archive at ``file``, manifests first; faults for what is damaged or a trap."""
    try:
        archive = zipfile.ZipFile(file)
    except OSError as error:
        yield os_fault(name, error)
        return
    except _BAD_ZIP:
        yield Fault(name, "压缩包已损坏或不是 .zip；请重新打包再导入")
        return
    with archive:
        yield from _members(name, archive, wanted)


def _members(name: str, archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> Iterator[Member | Fault]:
    paths = [(member_path(info), info) for info in archive.infolist() if not info.is_dir()]
    paths = sorted(((path, info) for path, info in paths if wanted(path)), key=lambda pair: _order(pair[0]))
    if len(paths) > MAX_MEMBERS:
        yield Fault(name, f"压缩包里有 {len(paths)} 个文件，超过上限 {MAX_MEMBERS}；请分成几个压缩包")
        return
    locked = sum(bool(info.flag_bits & _ENCRYPTED_FLAG) for _, info in paths)
    if locked:
        yield Fault(name, f"压缩包里有 {locked} 个文件加了密；请解压后重新打包，不要设密码")
    total, named = 0, Counter(path for path, _ in paths)
    for path, count in named.items():
        if count > 1:
            yield Fault(f"{name}/{path}", f"压缩包里有 {count} 个文件叫这个名字，都未读；请改名后重新打包")
    whole: list[Member] = []
    for path, info in paths:
        if named[path] > 1 or info.flag_bits & _ENCRYPTED_FLAG:
            continue
        total += info.file_size
        if total > MAX_TOTAL_BYTES:
            yield Fault(name, "压缩包展开后超过 2 GB，其余文件未读；请分成几个压缩包")
            break
        read = partial(_read_member, archive, info, f"{name}/{path}")
        whole.append(Member(path, read, partial(_stream_member, archive, info), whole))
    yield from whole


def _order(path: str) -> tuple[bool, list[str | tuple[int, str]]]:
    return not path.endswith(FILE_NAME), natural_key(path)


def member_path(info: zipfile.ZipInfo) -> str:
    """The member's name as text, parted by /, without .. or a leading / or drive: it is shown, never opened."""
    if info.flag_bits & _UTF8_FLAG:
        text = info.filename
    else:
        # Without the flag the standard says cp437, but Chinese Windows writes GBK.
        text = _unicode_path(info.extra) or decode_name(info.filename.encode("cp437", "replace"))
    text = "".join(char if char.isprintable() else "\ufffd" for char in text)
    parts = [part for part in text.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(part for part in parts if not part.endswith(":")) or "\ufffd"


def _unicode_path(extra: bytes) -> str:
    """The UTF-8 name of Info-ZIP's extra field 0x7075, "" where there is none."""
    while len(extra) >= 4:
        tag, size = struct.unpack_from("<HH", extra)
        if tag == _UNICODE_PATH:
            return extra[9 : 4 + size].decode("utf-8", "ignore")
        extra = extra[4 + size :]
    return ""


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limit: int) -> bytes | Fault:
    """At most ``limit`` + 1 bytes of the member, whatever its header claims."""
    try:
        with _stream_member(archive, info) as file:
            return file.read(limit + 1)
    except OSError as error:
        return os_fault(name, error)
    except Unreadable as error:
        return Fault(name, str(error))


@contextmanager
def _stream_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    if info.file_size > max(_RATIO_FROM, MAX_RATIO * info.compress_size):
        raise Unreadable(_BOMB)
    try:
        with archive.open(info) as file:
            yield file
    except RuntimeError as error:
        raise Unreadable(_UNKNOWN_WAY) from error
    except _BAD_ZIP as error:
        raise Unreadable(_DAMAGED) from error
