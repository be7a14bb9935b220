"""The least of a PDF that holds pictures and a line of text. Pure; the same objects make the same bytes."""

from __future__ import annotations


class PdfFile:
    """Numbered objects, one after the other."""

    def __init__(self) -> None:
        self._bytes = bytearray(b"%PDF-1.5\n%\xe7\x89\x88\xe9\x9d\xa2\n")
        self._starts: list[int] = []

    @property
    def count(self) -> int:
        return len(self._starts)

    def add(self, entries: str, stream: bytes | None = None) -> int:
        """A dictionary of these entries, with a stream or without; its number."""
        self._starts.append(len(self._bytes))
        length = "" if stream is None else f"/Length {len(stream)}"
        self._bytes += f"{self.count} 0 obj\n<<{entries}{length}>>\n".encode("ascii")
        if stream is not None:
            self._bytes += b"stream\n" + stream + b"\nendstream\n"
        self._bytes += b"endobj\n"
        return self.count

    def whole(self, catalog: int, info: int) -> bytes:
        table = "".join(f"{start:010} 00000 n \n" for start in self._starts)
        trailer = f"trailer\n<</Size {self.count + 1}/Root {catalog} 0 R/Info {info} 0 R>>\n"
        end = f"xref\n0 {self.count + 1}\n0000000000 65535 f \n{table}{trailer}startxref\n{len(self._bytes)}\n%%EOF\n"
        return bytes(self._bytes) + end.encode("ascii")


def add_fonts(file: PdfFile) -> str:
    """``/C``, a typeface that every Chinese machine has one for, so that none is in the file; Latin letters
    half as wide; and ``/L``, one for addresses."""
    descriptor = file.add(
        "/Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
        "/Descent -120/CapHeight 880/StemV 93"
    )
    own = file.add(
        "/Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        f"/Supplement 4>>/DW 1000/W[1 95 500 814 939 500]/FontDescriptor {descriptor} 0 R"
    )
    chinese = file.add(
        "/Type/Font/Subtype/Type0/BaseFont/STSong-Light-UniGB-UTF16-H/Encoding/UniGB-UTF16-H"
        f"/DescendantFonts[{own} 0 R]"
    )
    latin = file.add("/Type/Font/Subtype/Type1/BaseFont/Helvetica")
    return f"/C {chinese} 0 R/L {latin} 0 R"


def text_of(text: str) -> str:
    """As the file's properties have it."""
    return f"<feff{text.encode('utf-16-be').hex()}>"


def in_chinese(text: str) -> str:
    """As it is drawn in ``/C``."""
    return f"<{text.encode('utf-16-be').hex()}>"


def in_latin(address: str) -> str:
    """As it is drawn in ``/L``: an address, which has no characters but those of ASCII."""
    return "(" + "".join(f"\\{char}" if char in "()\\" else char for char in address) + ")"
