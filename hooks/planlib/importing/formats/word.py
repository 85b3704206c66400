"""Word files (.docx, .docm): the text as Word shows it, automatic numbers included."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from .base import Align, Form, Loss, Received, Unreadable, shortened
from .headings import styled_lines
from .package import Package, child, children, name, value
from .tables import row_lines
from .word_lists import Lists, whole
from .word_signs import encircled, symbol
from .word_styles import Styles, is_on

MAX_NESTED = 100
"""Elements inside each other that only hold others."""

HOLDERS = {
    "w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:dir", "w:bdo",
    "w:fldSimple",
}  # fmt: skip
"""What holds text, and means nothing here."""

TAKEN_OUT = {"w:del", "w:moveFrom"}
KNOWN = {"wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "w16se", "a14", "wp14", "am3d", "c14", "cx1", "aink"}
"""The parts of mc:AlternateContent that are read where they are the first choice."""

SILENT_FIELDS = {
    "TOC", "TC", "XE", "RD", "HYPERLINK", "PAGE", "NUMPAGES", "PAGEREF", "REF", "SEQ", "BOOKMARK", "SET", "ASK",
    "INDEX", "PRINT", "PRIVATE", "FORMTEXT", "ADVANCE", "",
}  # fmt: skip
LINE_ENDS = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")
CLOSED_LABEL = re.compile(r"[、)）．。：】〕》」①-⑳㉑-㊿]$")
"""A number behind which a tab is nothing but an indent."""

PAGE_NUMBER = re.compile("^[-—–－·第 ]*[0-9０-９]+[-—–－·页 ]*$")
"""What a header or a footer may hold without anybody missing it."""

JUSTIFIED: dict[str, Align] = {"center": "center", "right": "right", "end": "right"}


class _Piece(NamedTuple):
    """Some characters of one form. text: without line ends, or a single \\n."""

    text: str
    bold: bool = False
    font: str = ""
    size: float = 0


@dataclass(slots=True)
class _Field:
    """A field that is open. code: its instruction. in_result: whether its result has begun."""

    code: str = ""
    in_result: bool = False

    @property
    def kind(self) -> str:
        return self.code.split()[0].upper() if self.code.split() else ""


class _Line(NamedTuple):
    text: str
    form: Form


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as it is being read. before, after: the text boxes that hang on it."""

    properties: etree._Element | None
    pieces: list[_Piece] = field(default_factory=list)
    before: list[etree._Element] = field(default_factory=list)
    after: list[etree._Element] = field(default_factory=list)
    hidden: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def read(path: Path, data: bytes) -> Received:
    """The text of a Word file. path: for its suffix. Raises `Unreadable`."""
    package = Package(data)
    try:
        reader = _Reader(package)
        reader.read()
        if reader.in_contents:  # a table of contents that never ends would swallow the rest
            reader = _Reader(package, with_contents=True)
            reader.read()
    except RecursionError as error:
        raise Unreadable("Word 文件的内容套了太多层，不读取") from error
    lines = reader.lines
    forms = {number: line.form for number, line in enumerate(lines, 1) if line.text.strip() and line.form != Form()}
    texts = [line.text for line in lines]
    losses = (Loss(max(1, min(line, len(lines))), text) for line, text in reader.losses)
    return Received(
        text="".join(f"{text}\n" for text in texts),
        extraction="读取 Word 文件，自动编号写成文字",
        styled=styled_lines(texts, forms, reader.in_tables),
        forms=forms,
        losses=tuple(sorted(losses, key=lambda loss: loss.line)),
        original=data,
        suffix=path.suffix.lower(),
    )


class _Reader:
    """Goes through a document once. lines: of the text. losses: places in it, from 1, with words; 0 for what stands in
    the paragraph that is being read. in_tables: the lines that were rows."""

    def __init__(self, package: Package, with_contents: bool = False) -> None:
        self._package = package
        self._styles = Styles(package)
        self._lists = Lists(package, self._styles)
        self._with_contents = with_contents
        self._fields: list[_Field] = []
        self._contents = 0
        self._in_cell = 0
        self._settled = 0  # how many losses have their line
        self._carried: _Paragraph | None = None
        self._notes = {kind: _notes(package, kind) for kind in ("footnotes", "endnotes", "comments")}
        self.lines: list[_Line] = []
        self.losses: list[tuple[int, str]] = []
        self.in_tables: set[int] = set()

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return not self._with_contents and any(open_.kind == "TOC" for open_ in self._fields)

    def read(self) -> None:
        """Read the body; then say what stands around it."""
        body = child(self._package.root(self._package.document), "w:body")
        if body is None:
            raise Unreadable("Word 文件里没有正文")
        self._blocks(body)
        self._flush()
        self._settle(0, len(self.lines) or 1)
        if self._contents:
            self.losses.append((1, f"自动生成的目录没有列入，共 {self._contents} 行"))
        self._around()

    def _lose(self, text: str) -> None:
        self.losses.append((0, text))

    def _settle(self, since: int, line: int) -> None:
        """Give the losses since a place the line that they belong to."""
        self.losses[since:] = [(line if at == 0 else at, text) for at, text in self.losses[since:]]
        self._settled = len(self.losses)

    def _around(self) -> None:
        for kind, called in (("header", "页眉"), ("footer", "页脚")):
            seen: set[str] = set()
            for part in self._package.related(kind):
                words = _words(self._package.root(part))
                if words and words not in seen and not PAGE_NUMBER.search(words):
                    seen.add(words)
                    self.losses.append((1, f"{called}没有列入：{shortened(words)}"))
        if self._notes["comments"]:
            self.losses.append((1, f"批注共 {len(self._notes['comments'])} 条，没有列入"))

    # ---- what stands below each other

    def _blocks(self, container: etree._Element, depth: int = 0) -> None:
        if depth > MAX_NESTED:
            raise Unreadable("Word 文件的内容套了太多层，不读取")
        for element in container:
            kind = name(element)
            if kind == "w:p":
                self._paragraph(element)
            elif kind == "w:tbl":
                self._flush()
                self._table(element)
            elif kind == "mc:AlternateContent":
                for chosen in _chosen(element):
                    self._blocks(chosen, depth + 1)
            elif kind in HOLDERS:
                self._blocks(element, depth + 1)
            elif kind in TAKEN_OUT and (words := _words(element, deleted=True)):
                self._lose(f"修订中删去的文字没有列入：{shortened(words)}")
            elif kind == "w:altChunk":
                self._lose("插入的其他文件（altChunk）没有列入")
            elif kind in ("m:oMath", "m:oMathPara"):
                self._paragraph_of(_Paragraph(None, [_Piece(_words(element))]))
                self._settle(len(self.losses), len(self.lines))
                self.losses.append((len(self.lines) or 1, "公式只留下了其中的文字"))

    def _paragraph(self, element: etree._Element) -> None:
        properties = child(element, "w:pPr")
        read = _Paragraph(properties)
        self._inline(element, read)
        if self._fields:  # an instruction ends in its paragraph; only results run over several
            self._fields = [open_ for open_ in self._fields if open_.in_result]
        if self._carried:
            read.pieces[:0] = self._carried.pieces
            read.before[:0] = [*self._carried.before, *self._carried.after]
            self._carried = None
        mark = child(properties, "w:rPr")
        if mark is not None and any(child(mark, kind) is not None for kind in TAKEN_OUT):
            self._carried = read  # the paragraph's end was deleted: it goes on in the next one
            return
        read.hidden = mark is not None and self._styles.toggled(properties, mark, "w:vanish")
        self._paragraph_of(read)

    def _flush(self) -> None:
        """End a paragraph whose end was deleted, and that nothing follows."""
        if self._carried:
            read, self._carried = self._carried, None
            if read.text.strip() or read.before or read.after:
                self._paragraph_of(read)

    def _paragraph_of(self, read: _Paragraph) -> None:
        for box in read.before:
            self._box(box)
        self._emit(read)
        for box in read.after:
            self._box(box)

    def _emit(self, read: _Paragraph) -> None:
        since = self._settled
        text = read.text
        if self.in_contents and not text:
            self._contents += 1
            return
        if read.hidden and not text.strip():
            self._settle(since, len(self.lines) or 1)
            return
        label = self._lists.label(read.properties)
        pieces = read.pieces
        if label and label.text:
            if text.strip() or self._in_cell:
                first = next((piece for piece in pieces if piece.text.strip()), _Piece(""))
                pieces = [first._replace(text=label.text + _gap(label.text, label.gap)), *_unindented(pieces)]
            elif not label.is_bullet:
                self._lose(f"自动编号“{label.text}”后面没有文字，没有列入")
        begun = len(self.lines) + 1
        align = value(self._styles.first(read.properties, "w:jc")) or ""
        level = self._styles.outline_level(read.properties)
        for line in _split(pieces):
            self.lines.append(
                _Line("".join(piece.text for piece in line), _form(line, level, JUSTIFIED.get(align, "")))
            )
        self._settle(since, begun)

    def _box(self, content: etree._Element) -> None:
        """A text box: its paragraphs, behind or before the one that it hangs on."""
        fields, self._fields = self._fields, []
        begun = len(self.lines) + 1
        self._blocks(content)
        self._flush()
        self._fields = fields
        if any(line.text.strip() for line in self.lines[begun - 1 :]):
            self.losses.append((begun, "文本框里的文字，按它所在的自然段排在这里"))

    # ---- tables

    def _table(self, table: etree._Element) -> None:
        since = len(self.losses)
        rows = list(self._rows(table))
        begun = len(self.lines) + 1
        columns = max((len(cells) for cells, _ in rows), default=0)
        if columns <= 1:
            for cells, _ in rows:
                for cell in cells:
                    self.lines += cell
        else:
            marked = bool(rows) and rows[0][1]
            texts = [[_cell_text(cell) for cell in cells] for cells, _ in rows]
            for _, line in row_lines(texts, marked):
                self.lines.append(_Line(line, Form()))
                self.in_tables.add(len(self.lines))
            if any(any(row) for row in texts):
                self.losses.append((begun, f"表格（{len(rows)} 行 {columns} 列）改成逐行的文字"))
        self._settle(since, begun)

    def _rows(self, table: etree._Element) -> Iterator[tuple[list[list[_Line]], bool]]:
        """The cells of each row as lines, and whether it names the columns. A cell that goes on below is repeated."""
        above: dict[int, list[_Line]] = {}
        for row in _held(table, "w:tr"):
            properties = child(row, "w:trPr")
            if child(properties, "w:del") is not None:
                self._lose(f"修订中删去的表格行没有列入：{shortened(_words(row, deleted=True))}")
                continue
            column = whole(value(child(properties, "w:gridBefore")), 0)
            cells: list[list[_Line]] = []
            merged: dict[int, list[_Line]] = {}
            for cell in _held(row, "w:tc"):
                of_cell = child(cell, "w:tcPr")
                lines = self._cell(cell)
                going = child(of_cell, "w:vMerge")
                if going is not None and (value(going) or "continue") == "continue":
                    lines = above.get(column, lines)
                if going is not None:
                    merged[column] = lines
                cells.append(lines)
                column += whole(value(child(of_cell, "w:gridSpan")), 1)
            above = merged
            yield cells, child(properties, "w:tblHeader") is not None

    def _cell(self, cell: etree._Element) -> list[_Line]:
        kept, self.lines = self.lines, []
        rows, self.in_tables = self.in_tables, set()
        since = len(self.losses)
        self._in_cell += 1
        self._blocks(cell)
        self._flush()
        self._in_cell -= 1
        lines, self.lines, self.in_tables = self.lines, kept, rows
        self.losses[since:] = [(0, text) for _, text in self.losses[since:]]
        self._settled = min(self._settled, since)
        return lines

    # ---- what stands in a line

    def _inline(self, container: etree._Element, read: _Paragraph, depth: int = 0) -> None:
        if depth > MAX_NESTED:
            raise Unreadable("Word 文件的内容套了太多层，不读取")
        for element in container:
            kind = name(element)
            if kind == "w:r":
                self._run(element, read)
            elif kind in HOLDERS:
                self._inline(element, read, depth + 1)
            elif kind == "mc:AlternateContent":
                for chosen in _chosen(element):
                    self._inline(chosen, read, depth + 1)
            elif kind in TAKEN_OUT:
                if words := _words(element, deleted=True):
                    self._lose(f"修订中删去的文字没有列入：{shortened(words)}")
            elif kind in ("m:oMath", "m:oMathPara"):
                self._put(read, _Piece(_words(element)))
                self._lose("公式只留下了其中的文字")

    def _run(self, run: etree._Element, read: _Paragraph) -> None:
        properties = child(run, "w:rPr")
        hidden = self._styles.toggled(read.properties, properties, "w:vanish")
        form = _Piece(
            "",
            bold=self._styles.toggled(read.properties, properties, "w:b"),
            font=self._styles.font(read.properties, properties),
            size=self._styles.size(read.properties, properties),
        )
        if hidden:
            if words := _words(run):
                self._lose(f"隐藏的文字没有列入：{shortened(words)}")
            self._fields_only(run)
            return
        self._run_content(run, read, form)

    def _fields_only(self, run: etree._Element) -> None:
        """Of a hidden run, the beginnings and ends of fields, which others need."""
        for element in run:
            if name(element) == "w:fldChar":
                self._field_mark(element, _Paragraph(None), _Piece(""))
            elif name(element) == "w:instrText" and self._fields:
                self._fields[-1].code += element.text or ""

    def _run_content(self, run: etree._Element, read: _Paragraph, form: _Piece) -> None:
        for element in run:
            kind = name(element)
            if kind == "w:t":
                self._put(read, form._replace(text=LINE_ENDS.sub(" ", element.text or "")))
            elif kind in ("w:tab", "w:ptab"):
                self._put(read, form._replace(text="\t"))
            elif kind == "w:cr" or (kind == "w:br" and value(element, "type") in (None, "textWrapping")):
                self._put(read, form._replace(text="\n"))
            elif kind == "w:noBreakHyphen":
                self._put(read, form._replace(text="-"))
            elif kind == "w:sym":
                self._symbol(element, read, form)
            elif kind == "w:fldChar":
                self._field_mark(element, read, form)
            elif kind == "w:instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].code += element.text or ""
            elif kind == "w:ruby":
                self._ruby(element, read)
            elif kind in ("w:footnoteReference", "w:endnoteReference"):
                self._note(element, "footnotes" if kind == "w:footnoteReference" else "endnotes")
            elif kind == "w:commentReference":
                words = self._notes["comments"].get(value(element, "id") or "", "")
                self._lose(f"批注没有列入：{shortened(words)}")
            elif kind == "mc:AlternateContent":
                for chosen in _chosen(element):
                    self._run_content(chosen, read, form)
            elif kind in ("w:drawing", "w:pict", "w:object"):
                self._drawing(element, read)

    def _put(self, read: _Paragraph, piece: _Piece) -> None:
        if not piece.text or any(not open_.in_result for open_ in self._fields):
            return
        if self.in_contents:
            return
        read.pieces.append(piece)

    def _symbol(self, element: etree._Element, read: _Paragraph, form: _Piece) -> None:
        sign, known = symbol(value(element, "font") or "", value(element, "char") or "")
        self._put(read, form._replace(text=sign))
        if not known:
            self._lose(f"符号（{value(element, 'font')} 字体 {value(element, 'char')}）写成“{sign}”")

    def _field_mark(self, element: etree._Element, read: _Paragraph, form: _Piece) -> None:
        step = value(element, "fldCharType")
        if step == "begin":
            self._fields.append(_Field())
            box = child(element, "w:ffData/w:checkBox")
            if box is not None:
                checked = child(box, "w:checked")
                chosen = checked if checked is not None else child(box, "w:default")
                self._fields.pop()
                self._put(read, form._replace(text="☑" if chosen is not None and is_on(chosen) else "□"))
                self._fields.append(_Field())
        elif step == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif step == "end" and self._fields:
            ended = self._fields.pop()
            if ended.in_result:
                return
            if (sign := encircled(ended.code)) or ended.kind == "MACROBUTTON":
                self._put(read, form._replace(text=sign or " ".join(ended.code.split()[2:])))
            elif ended.kind not in SILENT_FIELDS and "FORMCHECKBOX" not in ended.kind:
                self._lose(f"域没有结果，没有列入：{shortened(ended.code)}")

    def _ruby(self, element: etree._Element, read: _Paragraph) -> None:
        base = child(element, "w:rubyBase")
        if base is not None:
            self._inline(base, read)
        if words := _words(child(element, "w:rt")):
            self._lose(f"注音没有列入：{shortened(words)}")

    def _note(self, element: etree._Element, kind: str) -> None:
        words = self._notes[kind].get(value(element, "id") or "", "")
        called = "脚注" if kind == "footnotes" else "尾注"
        self._lose(f"{called}没有列入：{shortened(words)}")

    def _drawing(self, element: etree._Element, read: _Paragraph) -> None:
        boxes = list(_boxes(element))
        (read.after if read.text.strip() else read.before).extend(boxes)
        kinds = {name(inner) for inner in _outside_boxes(element)}
        art = [inner.get("string", "") for inner in _outside_boxes(element) if name(inner) == "v:textpath"]
        if words := "".join(art):
            self._put(read, _Piece(words))
            self._lose("艺术字写成普通文字")
        if "c:chart" in kinds:
            self._lose("图表没有列入")
        elif "dgm:relIds" in kinds:
            self._lose("SmartArt 图形没有列入")
        elif "o:OLEObject" in kinds:
            self._lose("嵌入的对象没有列入")
        elif kinds & {"pic:pic", "a:blip", "v:imagedata"}:
            self._lose("图片没有列入")
        elif (
            not boxes and not art and not kinds & {"v:line", "v:rect", "?:wsp", "?:wgp", "?:wpc", "v:shape", "v:group"}
        ):
            self._lose("嵌入的图形没有列入")


def _held(container: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, also those inside of content controls."""
    for element in container:
        if name(element) == wanted:
            yield element
        elif name(element) in HOLDERS:
            yield from _held(element, wanted)
        elif name(element) == "mc:AlternateContent":
            for chosen in _chosen(element):
                yield from _held(chosen, wanted)


def _chosen(alternatives: etree._Element) -> Iterator[etree._Element]:
    """One of the forms that the same content is given in: the first understood, else the one for old programs."""
    for choice in children(alternatives, "mc:Choice"):
        if set((choice.get("Requires") or "").split()) <= KNOWN:
            yield choice
            return
    yield from children(alternatives, "mc:Fallback")


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of text boxes, each once; boxes inside boxes are found when these are read."""
    for inner in element:
        if name(inner) == "w:txbxContent":
            yield inner
        elif name(inner) == "mc:AlternateContent":
            for chosen in _chosen(inner):
                yield from _boxes(chosen)
        else:
            yield from _boxes(inner)


def _outside_boxes(element: etree._Element) -> Iterator[etree._Element]:
    for inner in element:
        if name(inner) == "w:txbxContent":
            continue
        chosen = _chosen(inner) if name(inner) == "mc:AlternateContent" else [inner]
        for found in chosen:
            yield found
            yield from _outside_boxes(found)


def _words(element: etree._Element | None, deleted: bool = False) -> str:
    """All words below an element, for telling what was left out; the words of a comment, a header, a formula."""
    if element is None:
        return ""
    kinds = {"w:t", "m:t", "w:delText"} if deleted else {"w:t", "m:t"}
    return "".join(inner.text or "" for inner in element.iter() if name(inner) in kinds).strip()


def _notes(package: Package, kind: str) -> dict[str, str]:
    """The words of the notes of a kind, by their ids; separators have none."""
    parts = package.related(kind)
    notes = package.root(parts[0]) if parts else ()
    return {value(note, "id") or "": words for note in notes if (words := _words(note))}


def _cell_text(lines: list[_Line]) -> str:
    return " ".join(line.text.strip() for line in lines if line.text.strip())


def _gap(label: str, gap: str) -> str:
    """What parts a number from the words. A tab behind 一、 or （一） is nothing but an indent."""
    if gap == "nothing":
        return ""
    return "" if gap == "tab" and re.search(r"[、）)．。：】〕》」①-⑳㉑-㊿]$", label) else " "


def _unindented(pieces: list[_Piece]) -> list[_Piece]:
    """Without the white space before the words, behind which the number would stand."""
    for at, piece in enumerate(pieces):
        if rest := piece.text.lstrip(" \t\u3000\u00a0"):
            return [piece._replace(text=rest), *pieces[at + 1 :]]
    return []


def _split(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """A paragraph's lines, parted where it has a line break."""
    line: list[_Piece] = []
    for piece in pieces:
        if piece.text == "\n":
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def _form(pieces: list[_Piece], level: int, align: Align) -> Form:
    """How a line looks, by most of its characters."""
    fonts: Counter[str] = Counter()
    sizes: Counter[float] = Counter()
    bold = characters = 0
    for piece in pieces:
        count = len("".join(piece.text.split()))
        fonts[piece.font] += count
        sizes[piece.size] += count
        bold += count * piece.bold
        characters += count
    if not characters:
        return Form()
    font, size = fonts.most_common(1)[0][0], sizes.most_common(1)[0][0]
    return Form(level, align, bold == characters, font, size)
