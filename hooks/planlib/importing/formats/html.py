"""Saved web pages (.html, .htm, .mht): the text of the page, without what stands around it."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import lxml.html
from lxml import etree

from planlib.importing.received import decode

from .base import Align, Form, Loss, Received, Unreadable, shortened
from .headings import styled_lines
from .tables import row_lines
from .word_numbers import printed

MAX_PAGE = 10_000_000  # bytes of a page; what is larger is no text
MAX_DEPTH = 400  # elements inside each other
_TOO_DEEP = "网页的内容套了太多层，不读取"
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}?encoding=["']([\w-]+)""", re.I
)
_PAGE = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|\?xml|body|div|table)\b", re.I | re.S)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_HOLDERS = frozenset(
    [
        "body",
        "div",
        "section",
        "article",
        "main",
        "center",
        "form",
        "table",
        "tbody",
        "tr",
        "td",
        "dl",
        "dd",
        "blockquote",
    ]
)
# Left out wherever it stands; what is no text for readers at all is not even told of.
_NO_TEXT = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "link",
        "meta",
        "svg",
        "math",
        "canvas",
        "object",
        "embed",
        "audio",
        "video",
        "source",
    ]
)
_CHROME = frozenset(
    ["nav", "footer", "aside", "button", "select", "option", "textarea", "input", "noscript", "iframe", "label"]
)
_CHROME_NAME = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|foot|footer|copyright|copy|side|sidebar|aside|crumbs?|breadcrumbs?|related|recommend"
    r"|hot|rank|share|comments?|login|links?|friendlinks?|tuijian|xiangguan|ads?|banner|toolbar|pager?|pagination|prev"
    r"|next|tags?|qrcode|download|search|toplist)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_TITLE_NAME = re.compile(r"(?:^|[-_\s])(?:art(?:icle)?[-_]?)?(?:title|tit|bt|biaoti)(?:$|[-_\s\d])", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)", re.IGNORECASE)
_FONT = re.compile(r"(?<![\w-])font(?:-family)?\s*:\s*([^;]+)", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(pt|px)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_LIST_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "decimal": "decimal",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting", "cjk-decimal": "taiwaneseDigital", "none": "none",
    "simp-chinese-formal": "chineseLegalSimplified", "decimal-leading-zero": "decimalZero",
}  # fmt: skip
_TYPED = re.compile(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[、.．)）]|第[一二三四五六七八九十]+[，、章条]|[①-⑳])"
)
_SENTENCE = re.compile("[。；，！？]")


def is_page(data: bytes) -> bool:
    """Whether bytes are a web page, whatever the file is called."""
    return bool(_PAGE.match(data[:4096].lstrip(b"\xef\xbb\xbf"))) or data[:200].lstrip().startswith(b"MIME-Version:")


def read(path: Path, data: bytes) -> Received:
    """The text of a saved web page. Raises `Unreadable`."""
    page, declared = _page(data)
    if len(page) > MAX_PAGE:
        raise Unreadable(f"网页超过 {MAX_PAGE // 1_000_000} MB，不读取")
    text, encoding, damaged = _decode(page, declared)
    root = _parse(text)
    reader = _Reader(root, _Counts(root))
    try:
        reader.read()
    except RecursionError as error:
        raise Unreadable(_TOO_DEEP) from error
    texts = [line.text for line in reader.lines]
    forms = {number: line.form for number, line in enumerate(reader.lines, 1) if line.form != Form()}
    losses = [Loss(1, f"有 {damaged} 处字符读不出来，写成“�”")] if damaged else []
    return Received(
        text="".join(f"{text}\n" for text in texts),
        extraction=f"读取网页的正文，{encoding} 编码",
        styled=styled_lines(texts, forms, reader.in_tables),
        forms=forms,
        losses=tuple(sorted([*losses, *(Loss(max(1, min(at, len(texts))), words) for at, words in reader.losses)])),
        original=data,
        suffix=path.suffix.lower(),
    )


def _page(data: bytes) -> tuple[bytes, str]:
    """The page itself, and the encoding that the file around it says: a .mht is an e-mail with the page in it."""
    if not data[:200].lstrip().lower().startswith((b"mime-version:", b"from:", b"subject:")):
        return data, ""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(part, EmailMessage):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content, part.get_content_charset() or ""
    raise Unreadable("网页存档（.mht）里没有网页")


def _decode(data: bytes, declared: str) -> tuple[str, str, int]:
    """The text of a page, its encoding, and how many characters could not be read."""
    match = _CHARSET.search(data[:4096])
    named = declared or ((match[1] or match[2]).decode("ascii") if match else "")
    encoding = "gb18030" if named.lower() in ("gb2312", "gbk", "gb_2312-80", "gb18030", "x-gbk") else named.lower()
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and encoding:
        try:
            return data.decode(encoding), encoding.upper(), 0
        except (UnicodeDecodeError, LookupError):
            pass
    decoded = decode(data)
    if decoded.text is not None:
        return decoded.text, decoded.encoding.upper(), 0
    try:
        text = data.decode(encoding or "gb18030", "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    return text, (encoding or "gb18030").upper(), text.count("\ufffd")


def _parse(text: str) -> etree._Element:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")).replace("\0", "")
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("网页里没有内容") from error
    depth = {root: 0}
    for element in root.iter():
        if element is not root:
            depth[element] = depth[element.getparent()] + 1  # type: ignore[index]
    if max(depth.values()) > MAX_DEPTH:
        raise Unreadable(_TOO_DEEP)
    return root


@dataclass(slots=True)
class _Look:
    """How text looks at a place of the page."""

    level: int = 0
    align: Align = ""
    bold: bool = False
    font: str = ""
    size: float = 0
    pre: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    form: Form


@dataclass(slots=True)
class _Reader:
    """Goes through a page once."""

    root: etree._Element
    counts: _Counts
    lines: list[_Line] = field(default_factory=list)
    losses: list[tuple[int, str]] = field(default_factory=list)
    in_tables: set[int] = field(default_factory=set)
    _pieces: list[tuple[str, _Look]] = field(default_factory=list)
    _label: str = ""

    def read(self) -> None:
        """Read the title and the main part; say what stands around them."""
        body = self.root.find("body")
        whole = body if body is not None else self.root
        main, titles = self.counts.main_part(whole)
        for title in titles:
            self._walk(title, _Look(), is_main=True)
            self._end_line()
        self._walk(main, _Look(), is_main=True)
        self._end_line()
        kept = set(titles)
        for outside in _around(whole, main):
            if words := _words(outside, kept):
                self._lose(f"正文以外的网页文字没有列入：{shortened(words, 60)}", 1)

    def _lose(self, text: str, line: int = 0) -> None:
        self.losses.append((line or len(self.lines) + 1, text))

    def _walk(self, element: etree._Element, above: _Look, is_main: bool = False) -> None:
        tag = _tag(element)
        if tag in _NO_TEXT:
            if tag in ("object", "embed", "audio", "video", "svg"):
                self._lose("图形或媒体没有列入")
            return
        if not is_main and self.counts.is_left_out(element):
            if words := _words(element):
                self._lose(f"网页的附加内容没有列入：{shortened(words, 60)}")
            return
        if tag == "br":
            self._end_line()
            return
        if tag == "img":
            self._lose("图片没有列入")
            return
        if tag in ("rt", "rp"):
            if tag == "rt" and (words := _words(element)):
                self._lose(f"注音没有列入：{shortened(words)}")
            return
        if tag == "table" and not is_main and not _is_layout(element):
            self._end_line()
            self._table(element)
            return
        look = _look(element, tag, above)
        block = tag in _BLOCKS
        if block:
            self._end_line()
        if tag == "ol":
            _number_items(element)
        if tag == "li":
            self._label = element.get(_LABEL) or ""
        self._text(element.text, look)
        for inner in element:
            self._walk(inner, look)
            self._text(inner.tail, look)
        if block:
            self._end_line()
            if tag == "li":
                self._label = ""

    def _text(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        if look.pre:
            first, *others = re.split(r"\r\n|\r|\n", text)
            self._pieces.append((first, look))
            for other in others:
                self._end_line()
                self._pieces.append((other, look))
        else:
            self._pieces.append((re.sub(r"[ \t\r\n\f\v\u2028\u2029\x85]+", " ", text).replace("\xa0", " "), look))

    def _end_line(self) -> None:
        pieces, self._pieces = self._pieces, []
        text = re.sub(r" {2,}", " ", "".join(piece for piece, _ in pieces)).strip(" \t")
        text = re.sub(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]) (?=[\u3000-\u303f\uff01-\uff5e])", "", text)
        if not text.strip():
            return
        if self._label and not _TYPED.match(text):
            text = self._label + text
        self._label = ""
        self.lines.append(_Line(text, _form(pieces)))

    def _table(self, table: etree._Element) -> None:
        begun = len(self.lines) + 1
        rows = list(_rows(table))
        marked = bool(rows) and rows[0][1]
        texts = [cells for cells, _ in rows]
        for _, line in row_lines(texts, marked):
            self.lines.append(_Line(line, Form()))
            self.in_tables.add(len(self.lines))
        if any(any(row) for row in texts):
            columns = max(map(len, texts))
            self._lose(f"表格（{len(rows)} 行 {columns} 列）改成逐行的文字", begun)


def _tag(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else "script"


def _name(element: etree._Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _words(element: etree._Element, kept: AbstractSet[etree._Element] = frozenset()) -> str:
    """What can be read below an element, without what is kept elsewhere."""
    if _tag(element) in _NO_TEXT or element in kept:
        return ""
    texts = [element.text or ""]
    for inner in element:
        texts += [_words(inner, kept), " " if _tag(inner) in _BLOCKS or _tag(inner) == "br" else "", inner.tail or ""]
    return " ".join("".join(texts).split())


@dataclass(slots=True)
class _Count:
    """What stands below an element, in characters without white space.

    all: of text. linked: of it, in links to elsewhere. sentences: in pieces of text that hold sentences. links: how
    many.
    """

    all: int = 0
    linked: int = 0
    sentences: int = 0
    links: int = 0
    has_sentence: bool = False


class _Counts:
    """The counts of a page's elements, each looked at once."""

    def __init__(self, root: etree._Element) -> None:
        self._counts: dict[etree._Element, _Count] = {}
        for element in reversed(list(root.iter())):  # inner ones first
            count = self._counts[element] = _Count()
            if _tag(element) in _NO_TEXT:
                continue
            for text in (element.text, *(inner.tail for inner in element)):
                if text and (length := len("".join(text.split()))):
                    count.all += length
                    if _SENTENCE.search(text):
                        count.has_sentence = True
                        count.sentences += length
            for inner in element:
                below = self._counts[inner]
                count.all += below.all
                count.linked += below.linked
                count.sentences += below.sentences
                count.links += below.links
                count.has_sentence |= below.has_sentence
            if _tag(element) == "a" and element.get("href"):
                count.linked, count.links, count.sentences = count.all, count.links + 1, 0
            elif _tag(element) in _CHROME:
                count.sentences = 0

    def of(self, element: etree._Element) -> _Count:
        """What stands below an element."""
        return self._counts[element]

    def is_links(self, element: etree._Element) -> bool:
        """Whether a part of a page is nothing but links to others."""
        count = self._counts[element]
        return count.links > 1 and not count.has_sentence and count.linked >= 0.7 * count.all

    def is_chrome(self, element: etree._Element) -> bool:
        """Whether a part stands around the text: menus, footers, links."""
        return _tag(element) in _CHROME or bool(_CHROME_NAME.search(_name(element))) or self.is_links(element)

    def is_left_out(self, element: etree._Element) -> bool:
        """Whether a part has no place in the text even where it stands in the middle of it."""
        role = (element.get("role") or "").lower()
        hidden = element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
        if _tag(element) in _CHROME or role in ("navigation", "contentinfo", "complementary", "search") or hidden:
            return True
        return _tag(element) in ("div", "ul", "ol", "p", "dl", "section") and self.is_links(element)

    def main_part(self, body: etree._Element) -> tuple[etree._Element, list[etree._Element]]:
        """The element with the text, and the titles that stand before it. It is looked for downwards, as long as one
        child has the sentences and the others have none that could belong to a plan."""
        part = body
        titles: list[etree._Element] = []
        while True:
            inner = list(part)
            largest = max(inner, key=lambda element: self.of(element).sentences, default=part)
            own = any(text and text.strip() for text in [part.text, *(element.tail for element in inner)])
            if own or largest is part or not self.of(largest).sentences or _tag(largest) not in _HOLDERS:
                return part, titles
            at = inner.index(largest)
            others = inner[:at] + inner[at + 1 :]
            if any(self.of(element).sentences and not self.is_chrome(element) for element in others):
                return part, titles
            found = [title for element in inner[:at] for title in self._titles(element)]
            if any(self._may_belong(element) for element in (others if not found else inner[at + 1 :])):
                return part, titles
            titles += found
            part = largest

    def _may_belong(self, element: etree._Element) -> bool:
        """Whether short words beside the text are neither links nor what sites put there."""
        count = self.of(element)
        return bool(count.all) and not count.links and not self.is_chrome(element)

    def _titles(self, element: etree._Element) -> Iterator[etree._Element]:
        """The titles in what stands before the text."""
        if self.is_chrome(element):
            return
        is_title = _tag(element) in ("h1", "h2", "h3") or bool(_TITLE_NAME.search(_name(element)))
        if is_title and 0 < self.of(element).all <= 60:
            yield element
            return
        for inner in element:
            yield from self._titles(inner)


def _around(body: etree._Element, main: etree._Element) -> Iterator[etree._Element]:
    """What lies outside of the element with the text."""
    part = main
    while part is not body and (parent := part.getparent()) is not None:
        yield from (inner for inner in parent if inner is not part)
        part = parent


def _look(element: etree._Element, tag: str, above: _Look) -> _Look:
    css = element.get("style") or ""
    align, weight, font, size = _ALIGN.search(css), _WEIGHT.search(css), _FONT.search(css), _SIZE.search(css)
    heading = re.fullmatch(r"h([1-6])", tag)
    of_tag = (element.get("align") or ("center" if tag == "center" else "")).lower()
    found: Align = above.align
    if align:
        found = "center" if align[1].lower() == "center" else "right"
    elif of_tag:
        found = "center" if of_tag == "center" else "right" if of_tag == "right" else ""
    bold = above.bold or tag in ("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th")
    if weight:
        bold = weight[1].lower() in ("bold", "bolder") or weight[1][0] in "6789"
    return _Look(
        level=int(heading[1]) if heading else above.level,
        align=found,
        bold=bold,
        font=font[1].split(",")[0].strip(" \"'") if font else (element.get("face") or above.font),
        size=float(size[1]) * (0.75 if size[2].lower() == "px" else 1) if size else above.size,
        pre=above.pre or tag == "pre",
    )


def _form(pieces: list[tuple[str, _Look]]) -> Form:
    """How a line looks, by its first characters, and whether all of it is bold."""
    filled = [(text, look) for text, look in pieces if text.strip()]
    look = max(filled, key=lambda piece: len(piece[0]))[1]
    whole = all(look.bold for _, look in filled)
    lead = 0
    for text, of_text in pieces:
        if text.strip() and not of_text.bold:
            break
        lead += len(text)
    level = next((look.level for _, look in filled if look.level), 0)
    return Form(level, look.align, whole, 0 if whole else lead, look.font, look.size)


_LABEL = "data-label"


def _number_items(parent: etree._Element) -> None:
    """Write to the items of an ordered list the numbers that a browser prints before them."""
    items = [inner for inner in parent if _tag(inner) == "li"]
    step = -1 if parent.get("reversed") is not None else 1
    number = _whole(parent.get("start"), len(items) if step < 0 else 1)
    for item in items:
        css = _LIST_STYLE.search(item.get("style") or "") or _LIST_STYLE.search(parent.get("style") or "")
        form = _LIST_FORMS.get(css[1].lower() if css else item.get("type") or parent.get("type") or "1", "decimal")
        number = _whole(item.get("value"), number)
        mark = "、" if form.startswith("chinese") else ". "
        item.set(_LABEL, "" if form == "none" else f"{printed(number, form)}{mark}")
        number += step


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else otherwise


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges a page: it has one column, or whole passages in its cells."""
    rows = [[cell for cell in row if _tag(cell) in ("td", "th")] for row in table.iter("tr")]
    if max(map(len, rows), default=0) <= 1 or next(table.iterdescendants("table"), None) is not None:
        return True
    cells = [cell for row in rows for cell in row]
    return any(len(list(cell.iter("p", "div", "br"))) > 4 or len(_words(cell)) > 400 for cell in cells)


def _rows(table: etree._Element) -> Iterator[tuple[list[str], bool]]:
    """The words of each row's cells, and whether all of them are names of columns. A cell that goes on below is
    repeated there."""
    going: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        heads: list[bool] = []
        column = 0

        def fill(column: int, cells: list[str]) -> int:
            while column in going:
                left, words = going[column]
                cells.append(words)
                if left > 1:
                    going[column] = (left - 1, words)
                else:
                    del going[column]
                column += 1
            return column

        for cell in row:
            if _tag(cell) not in ("td", "th"):
                continue
            column = fill(column, cells)
            words = _words(cell)
            cells.append(words)
            heads.append(_tag(cell) == "th")
            if (span := _whole(cell.get("rowspan"), 1)) > 1:
                going[column] = (min(span, 1000) - 1, words)
            column += max(1, min(_whole(cell.get("colspan"), 1), 1000))
        fill(column, cells)
        yield cells, bool(heads) and all(heads)
