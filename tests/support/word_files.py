"""Word files written by hand, part by part, so that a test says exactly what stands in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    """A run of text, with the XML of its properties."""
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{form}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, number: tuple[int, int] | None = None, style: str = "", properties: str = "") -> str:
    """A paragraph of runs (or bare text). number: numId and ilvl."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        inner += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    inner += properties
    body = "".join(part if part.startswith("<") else run(part) for part in runs)
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{body}</w:p>"


def level(place: int, form: str, text: str, *, start: int = 1, extra: str = "", suffix: str = "") -> str:
    """A level of a list. extra: XML after its form (pStyle, isLgl, lvlRestart)."""
    suff = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}{suff}'
        f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(place: int, *levels: str, link: str = "") -> str:
    """A list's definition."""
    inner = f'<w:multiLevelType w:val="multilevel"/>{link}{"".join(levels)}'
    return f'<w:abstractNum w:abstractNumId="{place}">{inner}</w:abstractNum>'


def num(place: int, of: int, overrides: str = "") -> str:
    """A list that paragraphs name."""
    return f'<w:num w:numId="{place}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def start_override(place: int, start: int) -> str:
    """Where a level of a list begins anew."""
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(
    name: str, *, based_on: str = "", paragraph: str = "", run: str = "", kind: str = "paragraph", extra: str = ""
) -> str:
    """A style; name: its id and its name."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{extra}><w:name w:val="{name}"/>{base}'
        f"{f'<w:pPr>{paragraph}</w:pPr>' if paragraph else ''}{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
    )


def word_file(
    body: Iterable[str],
    *,
    numbering: Iterable[str] = (),
    styles: Iterable[str] = (),
    parts: Mapping[str, tuple[str, str]] | None = None,
    strict: bool = False,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """A .docx. parts: by name, the kind of another part (header, footnotes) and its XML within the root. files: more
    entries of the zip, as bytes."""
    contents = {
        "word/document.xml": _part("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>"),
        "word/numbering.xml": _part("numbering", "".join(numbering)),
        "word/styles.xml": _part("styles", "".join(styles)),
    }
    kinds = {"word/numbering.xml": "numbering", "word/styles.xml": "styles"}
    for name, (kind, xml) in (parts or {}).items():
        contents[f"word/{name}"] = _part({"header": "hdr", "footer": "ftr"}.get(kind, kind), xml)
        kinds[f"word/{name}"] = kind
    overrides = "".join(
        f'<Override PartName="/{path}" ContentType="{_MAIN}.{kind}+xml"/>'
        for path, kind in [("word/document.xml", "document.main"), *kinds.items()]
    )
    relations = "".join(
        f'<Relationship Id="rId{place}" Type="{_RELATIONS}/{kind}" Target="{path.removeprefix("word/")}"/>'
        for place, (path, kind) in enumerate(kinds.items(), 1)
    )
    packages = "http://schemas.openxmlformats.org/package/2006"
    contents |= {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{packages}/relationships">{relations}</Relationships>',
    }
    if strict:
        for old, new in ((W, STRICT), (_RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")):
            contents = {path: xml.replace(old, new) for path, xml in contents.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, xml in contents.items():
            entry = zipfile.ZipInfo(path)  # without the time of day: the same file each time
            archive.writestr(
                entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml, zipfile.ZIP_DEFLATED
            )
        for path, data in (files or {}).items():
            archive.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _part(root: str, xml: str) -> str:
    return f"<w:{root} {_SPACES}>{xml}</w:{root}>"
