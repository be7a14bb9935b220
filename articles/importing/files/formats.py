"""What a file is by its name or first bytes: one that tells places, or one that is not taken, with its remedy."""

from __future__ import annotations

import re

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
PLACED_SUFFIXES = (".pdf", ".xml", ".html", ".htm", ".hocr")
_METS = re.compile(r"(?:^|[-_.])mets(?:[-_.].*)?\.xml$", re.IGNORECASE)

_MAGIC = (
    (b"%PDF-", "其实是 PDF 文件；请把扩展名改成 .pdf 再导入"),
    (b"PK\x03\x04", "其实是压缩包或 Office 文档；若是压缩包请把扩展名改成 .zip，若是文档请另存为纯文本"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", REFUSED_SUFFIXES[".doc"]),
    (b"{\\rtf", REFUSED_SUFFIXES[".rtf"]),
    (b"Rar!\x1a\x07", REFUSED_SUFFIXES[".rar"]),
    (b"7z\xbc\xaf\x27\x1c", REFUSED_SUFFIXES[".7z"]),
    (b"\x1f\x8b\x08", "是 gzip 压缩文件；请先解压再导入"),
    (b"\x89PNG\r\n\x1a\n", "是图片（PNG）；请先做文字识别（OCR），存为 .txt 再导入"),
    (b"\xff\xd8\xff", "是图片（JPEG）；请先做文字识别（OCR），存为 .txt 再导入"),
    (b"II*\x00", "是图片（TIFF）；请先做文字识别（OCR），存为 .txt 再导入"),
    (b"MM\x00*", "是图片（TIFF）；请先做文字识别（OCR），存为 .txt 再导入"),
)


def is_placed(name: str) -> bool:
    """Whether a file of this name tells places; what is in it is seen only where it is opened."""
    return name.lower().endswith(PLACED_SUFFIXES)


def is_package(name: str) -> bool:
    """Whether a file of this name is the METS that holds the .xml files beside and below it together."""
    return bool(_METS.search(name.rpartition("/")[2]))


def refused_by_name(name: str) -> str:
    """Why a file of this name is not taken and what to do instead; "" for any other name."""
    return next((why for suffix, why in REFUSED_SUFFIXES.items() if name.lower().endswith(suffix)), "")


def refused_by_content(data: bytes) -> str:
    """The same by the first bytes, whatever the file is called."""
    return next((why for magic, why in _MAGIC if data.startswith(magic)), "")
