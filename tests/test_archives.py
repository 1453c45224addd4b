"""Archives and packed files: the files in them are read and none is written, bad ones and bombs have their reason, at once."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

import pyarrow
import pytest
from documents import ARTICLE, BYLINE, PAGE, TITLE, WORDS, fates, lines, outcomes, refusal, zipped
from handmade_files import plain, saved_page, warc
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reading import read

TEXT = ARTICLE.encode()


# Archives


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, encoding="gb18030") as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zstd(data: bytes) -> bytes:
    out = pyarrow.BufferOutputStream()
    with pyarrow.CompressedOutputStream(out, "zstd") as packed:
        packed.write(data)
    return bytes(out.getvalue().to_pybytes())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped({"新闻/一.txt": TEXT, "b.html": PAGE})),
        ("a.tar", tarred({"新闻/一.txt": TEXT, "b.html": PAGE.encode()})),
        ("a.tar.gz", tarred({"新闻/一.txt": TEXT, "b.html": PAGE.encode()}, "w:gz")),
        ("a.tar.bz2", tarred({"新闻/一.txt": TEXT, "b.html": PAGE.encode()}, "w:bz2")),
        ("a.tar.xz", tarred({"新闻/一.txt": TEXT, "b.html": PAGE.encode()}, "w:xz")),
        ("a.tar.zst", zstd(tarred({"新闻/一.txt": TEXT, "b.html": PAGE.encode()}))),
    ],
)
def test_the_files_of_an_archive_are_read_in_their_order(name: str, data: bytes) -> None:
    assert [one[:2] for one in fates(data, name)] == [(f"{name}!新闻/一.txt", "read"), (f"{name}!b.html", "read")]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd])
def test_a_file_that_is_merely_packed_keeps_its_name_and_kind(pack: object, tmp_path: Path) -> None:
    table = f"标题,正文\n{TITLE},{WORDS}\n".encode()
    [one] = outcomes(pack(table), "texts/a.csv.xx")  # type: ignore[operator]
    assert (one.name, one.format, one.fate) == ("texts/a.csv.xx!a.csv, row 2", "CSV", "read")
    assert read(pack(TEXT)).text == ARTICLE  # type: ignore[operator]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_are_read_as_people_wrote_them(encoding: str) -> None:
    names = ["新闻/守塔人.txt", "一.txt", "b.txt"]
    stand_ins = {"x" * len(name.encode(encoding)) + str(k): name for k, name in enumerate(names)}
    data = zipped(dict.fromkeys(stand_ins, TEXT))
    for stand_in, name in stand_ins.items():
        data = data.replace(stand_in.encode(), name.encode(encoding) + b"_")
    assert [one[0] for one in fates(data, "a.zip")] == [f"a.zip!{name}_" for name in names]


def test_what_systems_put_beside_files_is_passed_over() -> None:
    names = ("a.txt", "__MACOSX/._a.txt", ".DS_Store", "b/.git/config", "Thumbs.db", "dir/")
    assert [one[0] for one in fates(zipped(dict.fromkeys(names, TEXT)), "a.zip")] == ["a.zip!a.txt"]


@pytest.mark.parametrize("name", ["../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"])
def test_nothing_is_written_where_a_name_points(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "b" / "c")
    for data in (zipped({name: TEXT}), tarred({name: TEXT})):
        assert [one[1] for one in fates(data)] == ["read"]
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_links_and_devices_are_named_and_not_followed() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("a")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert fates(out.getvalue(), "t") == [("t, a", "skipped", "a link or a device. Pack the file itself")] * 4
    link = zipfile.ZipInfo("a")
    link.external_attr = 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(link, "/etc/passwd")
    assert [one[1] for one in fates(packed.getvalue(), "z")] == ["skipped"]


def test_what_is_encrypted_is_named_and_the_rest_is_read() -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"b.txt"))
    data[at + 8] |= 1
    assert fates(bytes(data), "z") == [
        ("z!a.txt", "read", ""),
        ("z, b.txt", "failed", "encrypted. Unpack it with its password first"),
    ]


def test_a_file_with_broken_bytes_is_named_and_the_rest_is_read() -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    data[45] ^= 0xFF
    assert [one[1] for one in fates(bytes(data))] == ["failed", "read"]


@pytest.mark.parametrize("cut", [5, 40, 300])
@pytest.mark.parametrize(
    "data", [zipped({"a.txt": TEXT}), tarred({"a.txt": TEXT * 9}, "w:gz"), gzip.compress(TEXT * 9), lzma.compress(TEXT)]
)
def test_a_truncated_archive_has_its_reason(data: bytes, cut: int) -> None:
    *_, (_, fate, reason) = fates(data[:-cut] if cut < len(data) else data[:20])
    assert fate == "failed" and "\n" not in reason and reason.endswith("Save or download it again")


# Bombs


def quine() -> bytes:
    """Something packed that holds itself as far as one looks."""
    data = TEXT
    for _ in range(100):
        data = zipped({"a.zip": data})
    return data


def overlapping() -> bytes:
    """A ZIP whose many files are the same bytes."""
    packed = zlib.compress(b"a" * 1_000_000, 9)[2:-4]
    body = (
        struct.pack(
            "<4sHHHHHLLLHH", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(b"a" * 1_000_000), len(packed), 1_000_000, 1, 0
        )
        + b"a"
        + packed
    )
    entry = (
        struct.pack(
            "<4sHHHHHHLLLHHHHHLL",
            b"PK\x01\x02",
            20,
            20,
            0,
            8,
            0,
            0,
            zlib.crc32(b"a" * 1_000_000),
            len(packed),
            1_000_000,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
        )
        + b"a"
    )
    return (
        body
        + entry * 1000
        + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 1000, 1000, len(entry) * 1000, len(body), 0)
    )


def million() -> bytes:
    """What says that it holds a million files."""
    entry = struct.pack("<4sHHHHHHLLLHHHHHLL", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    first = struct.pack("<4sHHHHHLLLHH", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    return (
        first
        + entry * 1_000_000
        + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 16_960, 16_960, len(entry) * 1_000_000, len(first), 0)
    )


def sparse() -> bytes:
    """A tar archive with a file of a terabyte that it does not hold."""
    info = tarfile.TarInfo("a")
    info.size = 10**12
    return b"" + info.tobuf(tarfile.GNU_FORMAT) + b"\0" * 10_240


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped({"a.txt": b"\0" * 30_000_000}), "unpacks to more than 200 times its size"),
        (gzip.compress(b"\0" * 30_000_000), "unpacks to more than 200 times its size"),
        (bz2.compress(b" " * 30_000_000), "unpacks to more than 200 times its size"),
        (
            gzip.compress(tarred({f"{k}": b"\0" * 3_000_000 for k in range(9)})),
            "unpacks to more than 200 times its size",
        ),
        (quine(), "more than 4 archives in one another. Unpack them"),
        (overlapping(), "a ZIP bomb: its files overlap"),
        (million(), "more than the 200,000 files that one archive may hold"),
        (sparse(), "more than the 200 MB that one file may have"),
    ],
    ids=["zip", "gzip", "bzip2", "tar", "quine", "overlapping", "million", "sparse"],
)
def test_a_bomb_is_named_as_one(data: bytes, reason: str) -> None:
    assert [said for _, fate, said in fates(data) if fate == "failed" and reason in said]


@settings(deadline=None)  # the first one loads libraries
@given(st.data())
def test_an_archive_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    made = bytearray(data.draw(st.sampled_from(_ARCHIVES)))
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(made) - 1), st.integers(0, 255)), max_size=6)):
        made[at] = value
    assert all(one.reason or one.original for one in outcomes(bytes(made)))


_ARCHIVES = [
    zipped({"a.txt": TEXT, "b.txt": TEXT}), tarred({"a.txt": TEXT}), tarred({"a.txt": TEXT}, "w:gz"), gzip.compress(TEXT), warc(("text/plain", TEXT)),
    warc(("text/html", PAGE.encode()), packed=True), plain().as_bytes(), saved_page(),
]  # fmt: skip


def test_a_refusal_says_what_to_do() -> None:
    assert refusal(zipped({})[:-1]).endswith("Save or download it again")
    assert lines(zipped({"a.txt": TEXT}))[:2] == [TITLE, BYLINE]
