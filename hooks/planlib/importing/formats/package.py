"""The parts of an Office file: a zip with XML in it, read within bounds, whoever made it.

Nothing outside of the file is ever looked at: no entity, no path, no address.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache

from lxml import etree

from .base import MAX_FILE, Unreadable

MAX_PART = 40_000_000
"""Bytes of one XML part; a plan of 100 pages has two million."""

MAX_PARTS = 120_000_000
"""Bytes of all XML parts together."""

MAX_ENTRIES = 10_000
"""Parts of a file."""

_DAMAGED = (ValueError, OSError, NotImplementedError, RuntimeError)  # what zipfile raises of damaged files, too
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
"""Names of elements and attributes are written with the prefixes that Word uses. The strict form of the standard has
other addresses for the same names."""

_W = [uri for uri, prefix in PREFIXES.items() if prefix == "w"]


@cache
def _short(tag: str) -> str:
    space, _, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    return f"{PREFIXES.get(space, '?')}:{local}" if space else local


def name(element: etree._Element) -> str:
    """An element's name with the usual prefix: w:p."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """An attribute of Word's; None where the element or the attribute is not there."""
    if element is None:
        return None
    for uri in _W:
        if (found := element.get(f"{{{uri}}}{attribute}")) is not None:
            return found
    return None


def child(element: etree._Element | None, path: str) -> etree._Element | None:
    """The first element at a path of names below another one: w:pPr/w:numPr."""
    for step in path.split("/"):
        if element is None:
            return None
        element = next((inner for inner in element if name(inner) == step), None)
    return element


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The elements of some names right below another one."""
    return (inner for inner in (element if element is not None else ()) if name(inner) in names)


def parse_xml(data: bytes) -> etree._Element:
    """The root of a part. Raises `Unreadable`."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("文件内部的 XML 已损坏。请用 Word 或 WPS 打开后另存一份再导入") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("文件内部的 XML 带有文档类型声明，正常的 Word 文件没有它；为安全起见不读取")
    return root


class Package:
    """An open Office file."""

    def __init__(self, data: bytes) -> None:
        """Open one. Raises `Unreadable` where it is none, is encrypted or too large."""
        if len(data) > MAX_FILE:
            raise Unreadable(f"文件超过 {MAX_FILE // 1_000_000} MB，不读取。请删去其中的图片后再导入")
        if data.startswith(_OLE):
            encrypted = "EncryptedPackage".encode("utf-16-le") in data
            raise Unreadable(
                "文件加了密码。请在 Word 或 WPS 里去掉密码后再导入" if encrypted else "不是 .docx 格式的文件"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, struct.error, *_DAMAGED) as error:
            raise Unreadable("不是完整的 Word 文件（.docx），可能没有下载完或已损坏") from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise Unreadable(f"文件内部有 {len(entries)} 个部件，多得不正常，不读取")
        self._read = 0
        self._entries = {entry.filename.lower(): entry for entry in entries}
        self.document = self._main()

    def _main(self) -> str:
        for target, kind, _ in self._relations(""):
            if kind == "officeDocument":
                return target
        raise Unreadable("不是 Word 文件：里面没有正文")

    def has(self, path: str) -> bool:
        """Whether there is a part."""
        return path.lower() in self._entries

    def read(self, path: str) -> bytes:
        """The bytes of a part. Raises `Unreadable` where it is not there, damaged, encrypted or too large."""
        entry = self._entries.get(path.lower())
        if entry is None:
            raise Unreadable(f"Word 文件不完整：缺少 {path}")
        if entry.flag_bits & 1:
            raise Unreadable("文件加了密码。请去掉密码后再导入")
        self._read += entry.file_size
        if entry.file_size > MAX_PART or self._read > MAX_PARTS:
            raise Unreadable("文件解开以后大得不正常，不读取")
        try:
            with self._zip.open(entry) as part:
                return part.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, *_DAMAGED) as error:
            raise Unreadable("Word 文件已损坏，读不出来。请用 Word 或 WPS 打开并另存一份再导入") from error

    def root(self, path: str) -> etree._Element:
        """The root of an XML part."""
        return parse_xml(self.read(path))

    def related(self, kind: str) -> list[str]:
        """The parts of a kind that the document names: styles, numbering, header."""
        return [target for target, found, _ in self._relations(self.document) if found == kind]

    def target(self, identity: str) -> str:
        """The part that a relation of the document names; empty where there is none."""
        return next((target for target, _, found in self._relations(self.document) if found == identity), "")

    def _relations(self, path: str) -> Iterator[tuple[str, str, str]]:
        """The relations of a part: target, kind and id. What lies outside of the file is left out."""
        folder, _, file = path.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(relations):
            return
        for relation in self.root(relations):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                inside = posixpath.normpath(inside)
                if self.has(inside):
                    yield inside, relation.get("Type", "").rpartition("/")[2], relation.get("Id", "")
