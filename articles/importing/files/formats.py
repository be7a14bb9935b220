"""What a file is by its name or first bytes: one that tells places, or one that is not taken, with its remedy."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable

_SAVE_AS_TEXT = "请用 Word 或 WPS 打开，另存为纯文本（.txt，编码选 UTF-8）再导入"

REFUSED_SUFFIXES = {
    ".docx": f"是 Word 文档；{_SAVE_AS_TEXT}",
    ".doc": f"是旧式 Word 文档；{_SAVE_AS_TEXT}",
    ".wps": f"是 WPS 文档；{_SAVE_AS_TEXT}",
    ".rtf": f"是 RTF 文档；{_SAVE_AS_TEXT}",
    ".rar": "是 RAR 压缩包；请先解压，或改压成 .zip 再导入",
    ".7z": "是 7z 压缩包；请先解压，或改压成 .zip 再导入",
}

# Files that tell where their lines stand.
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
PLACED_SUFFIXES = (".pdf", ".xml", ".html", ".htm", ".hocr", *PICTURE_SUFFIXES)
NAMED_WITHIN = 1 << 14  # bytes
_NAMED = re.compile(
    rb"""<(?:\w+:)?fileName>([^<]{1,400})<|\bimageFilename=["']([^"']{1,400})"""
    rb"""|\bimage &quot;([^&]{1,400})&quot;|\bimage "([^"]{1,400})"|\bimage '([^']{1,400})'"""
)
_METS = re.compile(r"(?:^|[-_.])mets(?:[-_.].*)?\.xml$", re.IGNORECASE)

_MAGIC = (
    (b"%PDF-", "其实是 PDF 文件；请把扩展名改成 .pdf 再导入"),
    (b"PK\x03\x04", "其实是压缩包或 Office 文档；若是压缩包请把扩展名改成 .zip，若是文档请另存为纯文本"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", REFUSED_SUFFIXES[".doc"]),
    (b"{\\rtf", REFUSED_SUFFIXES[".rtf"]),
    (b"Rar!\x1a\x07", REFUSED_SUFFIXES[".rar"]),
    (b"7z\xbc\xaf\x27\x1c", REFUSED_SUFFIXES[".7z"]),
    (b"\x1f\x8b\x08", "是 gzip 压缩文件；请先解压再导入"),
    (b"\x89PNG\r\n\x1a\n", "其实是图片（PNG）；请把扩展名改成 .png 再导入"),
    (b"\xff\xd8\xff", "其实是图片（JPEG）；请把扩展名改成 .jpg 再导入"),
    (b"II*\x00", "其实是图片（TIFF）；请把扩展名改成 .tif 再导入"),
    (b"MM\x00*", "其实是图片（TIFF）；请把扩展名改成 .tif 再导入"),
)


def is_placed(name: str) -> bool:
    """Whether a file of this name tells places; what is in it is seen only where it is opened."""
    return name.lower().endswith(PLACED_SUFFIXES)


def is_picture(name: str) -> bool:
    return name.lower().endswith(PICTURE_SUFFIXES)


def texts_among(names: Iterable[str]) -> set[str]:
    """The names, without their endings, of the files among these whose text comes by itself."""
    texts = (name for name in names if name.lower().endswith((".txt", *PLACED_SUFFIXES)) and not is_picture(name))
    return {name.rpartition(".")[0] for name in texts}


def may_have_picture(name: str) -> bool:
    """Whether a picture beside a file of this name is that of its page: a PDF shows its own."""
    return name.lower().endswith((".txt", *PLACED_SUFFIXES)) and not (is_picture(name) or name.lower().endswith(".pdf"))


def pictures_named_as(name: str) -> list[str]:
    """What the picture of this text may be called, the likeliest first: 003.jpg, 003.JPG for 003.txt."""
    stem = name.rpartition(".")[0]
    return [f"{stem}{form(suffix)}" for suffix in PICTURE_SUFFIXES for form in (str.lower, str.upper, _capital)]


def pictures_beside(names: Collection[str]) -> set[str]:
    """Those of these files that show the page of a text among them: of each text one."""
    chosen = (
        next((one for one in pictures_named_as(f"{stem}.txt") if one in names), "") for stem in texts_among(names)
    )
    return set(chosen) - {""}


def _capital(suffix: str) -> str:
    return suffix[:2].upper() + suffix[2:]


def is_beside(name: str, texts: Container[str]) -> bool:
    """Whether it is the picture of a page whose text comes too, 003.jpg beside 003.txt."""
    return is_picture(name) and name.rpartition(".")[0] in texts


def names_a_picture(first: bytes) -> str:
    """The picture that an ALTO, PAGE or hOCR says it was read from, by its first bytes: a name without folders, "" for
    none."""
    named = _NAMED.search(first, 0, NAMED_WITHIN)
    name = next(part for part in named.groups() if part).decode(errors="replace") if named else ""
    name = re.split(r"[/\\]", name)[-1].strip()
    return name if is_picture(name) and not name.startswith(".") else ""


def is_package(name: str) -> bool:
    """Whether a file of this name is the METS that holds the .xml files beside and below it together."""
    return bool(_METS.search(name.rpartition("/")[2]))


def may_be_listed(name: str) -> bool:
    """Whether a METS may name a file of this name."""
    return name.lower().endswith(".xml") or is_picture(name)


def is_brought(name: str) -> bool:
    """Whether a METS in its folder or above takes a file of this name."""
    return may_be_listed(name) and not is_package(name)


def refused_by_name(name: str) -> str:
    """Why a file of this name is not taken and what to do instead; "" for any other name."""
    return next((why for suffix, why in REFUSED_SUFFIXES.items() if name.lower().endswith(suffix)), "")


def refused_by_content(data: bytes) -> str:
    """The same by the first bytes, whatever the file is called."""
    return next((why for magic, why in _MAGIC if data.startswith(magic)), "")
