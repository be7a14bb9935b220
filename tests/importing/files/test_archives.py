"""Pages inside a .zip: names, damage, traps."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from articles.importing.files import archives
from articles.importing.files.sources import MAX_PAGE_BYTES
from tests.importing.files.folders import DAY, TEXT, faults, one, pack, put, read, sources


class TestArchives:
    def test_members_come_in_under_the_archives_name(self, folder: Path) -> None:
        pack(folder / "a.zip", {"2023-09-12/10.txt": b"ten", "2023-09-12/2.txt": b"two", "x.jpg": b""})
        found = sources(folder)
        assert [source.name.rpartition("a.zip/")[2] for source in found] == ["2023-09-12/2.txt", "2023-09-12/10.txt"]
        assert found[0].given.date == DAY and found[0].given.page == "2"

    def test_an_archive_may_hold_its_own_manifest(self, folder: Path) -> None:
        pack(folder / "a.zip", {"in/a.txt": TEXT.encode(), "in/manifest.csv": b"file,date\na.txt,2023-09-12\n"})
        assert one(folder).given.date == DAY

    def test_a_manifest_beside_the_archive_names_its_members(self, folder: Path) -> None:
        pack(folder / "a.zip", {"a.txt": TEXT.encode()})
        put(folder, "manifest.csv", "file,date\na.zip/a.txt,2023-09-12\n")
        assert one(folder).given.date == DAY

    def test_gbk_names_without_the_utf8_flag_are_read(self, folder: Path) -> None:
        path = pack(folder / "a.zip", {"ABCDEF.txt": TEXT.encode()})
        path.write_bytes(path.read_bytes().replace(b"ABCDEF", "第一版".encode("gbk")))
        assert one(folder).name.endswith("/第一版.txt")

    def test_a_name_in_the_unicode_path_field_is_taken(self, folder: Path) -> None:
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            info = zipfile.ZipInfo("page.txt")
            name = b"\x01\x00\x00\x00\x00" + "第二版.txt".encode()
            info.extra = struct.pack("<HHB", 0x5455, 1, 0) + struct.pack("<HH", 0x7075, len(name)) + name
            archive.writestr(info, TEXT)
        assert one(folder).name.endswith("/第二版.txt")

    def test_hidden_members_are_passed_over(self, folder: Path) -> None:
        pack(folder / "a.zip", {"a.txt": b"1", "__MACOSX/._a.txt": b"2", ".b.txt": b"3"})
        assert len(read(folder)) == 1

    @pytest.mark.parametrize("name", ["../../up.txt", "/etc/up.txt", "C:\\up.txt", "./a/../up.txt"])
    def test_paths_that_climb_out_are_only_names(self, folder: Path, name: str) -> None:
        pack(folder / "a.zip", {name: TEXT.encode()})
        before = sorted(folder.parent.rglob("*"))
        source = one(folder)
        assert ".." not in source.name and source.name.endswith("up.txt")
        assert sorted(folder.parent.rglob("*")) == before

    def test_a_bomb_is_not_expanded(self, folder: Path) -> None:
        pack(folder / "a.zip", {"bomb.txt": b"\n" * 50_000_000, "a.txt": TEXT.encode()})
        assert len(sources(folder)) == 1
        assert "压缩比" in faults(folder)[0]

    def test_a_large_member_is_refused_like_a_large_file(self, folder: Path) -> None:
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            archive.writestr("a.txt", b"x" * (MAX_PAGE_BYTES + 1))
        assert "按版拆" in faults(folder)[0]

    def test_too_much_in_all_stops_the_archive(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 100)
        pack(folder / "a.zip", {f"{n}.txt": b"%d" % n * 60 for n in (1, 2)})
        assert len(sources(folder)) == 1
        assert "展开后" in faults(folder)[0]

    def test_too_many_members_refuse_the_archive(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archives, "MAX_MEMBERS", 1)
        pack(folder / "a.zip", {"1.txt": b"1", "2.txt": b"2"})
        assert "超过上限" in faults(folder)[0]

    def test_an_archive_with_a_password_is_refused(self, folder: Path) -> None:
        path = pack(folder / "a.zip", {"a.txt": TEXT.encode()})
        data = bytearray(path.read_bytes())
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(data)
        assert "密码" in faults(folder)[0]

    def test_what_is_no_archive_is_refused(self, folder: Path) -> None:
        put(folder, "a.zip")
        put(folder, "b.txt")
        assert len(sources(folder)) == 1
        assert "已损坏" in faults(folder)[0]

    def test_a_damaged_member_is_named_and_the_others_come_in(self, folder: Path) -> None:
        path = folder / "a.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("1.txt", b"first page")
            archive.writestr("2.txt", b"second page")
        path.write_bytes(path.read_bytes().replace(b"first page", b"first pagE"))
        assert one(folder).data == b"second page"
        assert "1.txt" in faults(folder)[0] and "已损坏" in faults(folder)[0]

    def test_an_archive_within_an_archive_is_refused(self, folder: Path) -> None:
        pack(folder / "a.zip", {"b.zip": b"PK", "c.docx": b""})
        assert "解开外层" in faults(folder)[0] and "Word" in faults(folder)[1]
