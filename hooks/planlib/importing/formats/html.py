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

from planlib.importing.received import decode

from .base import Align, Form, Loss, Received, Unreadable, lost_characters, shortened
from .headings import styled_lines
from .html_tree import Element, parse
from .tables import row_lines
from .word_numbers import printed

MAX_PAGE = 10_000_000
"""Bytes of a page; what is larger is no text."""

CHARSET = re.compile(
    r"""<meta[^>]{0,200}?charset[ \t\r\n\f]*=[ \t\r\n\f"']*([a-z0-9_-]{2,20})"""
    r"""|<\?xml[^>]{0,100}?encoding=["']([a-z0-9_-]{2,20})""",
    re.ASCII | re.IGNORECASE,
)
ENCODINGS = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "gb18030", "x-gbk", "cp936"), "GB18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5", "cp950"), "Big5"),
}
"""What pages call encodings whose bytes do not always tell."""

PAGE = re.compile(
    r"^[ \t\r\n\f]*(?:<!--(?:[^-]|-(?!->))*-->[ \t\r\n\f]*)*"
    r"<(?:!doctype[ \t\r\n\f]+html|html|head|meta|\?xml|body|div|table)(?![a-z0-9_])",
    re.ASCII | re.IGNORECASE,
)
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
CONTAINERS = frozenset((
    "body", "div", "section", "article", "main", "center", "form", "table", "tbody", "tr", "td", "dl", "dd",
    "blockquote",
))  # fmt: skip
"""Elements that a page's text may be looked for in."""

NO_TEXT = frozenset((
    "script", "style", "template", "head", "link", "meta", "svg", "math", "canvas", "object", "embed", "audio",
    "video", "source",
))  # fmt: skip
"""Left out wherever it stands; what is no text for readers at all is not even told of."""

MEDIA = frozenset(("object", "embed", "audio", "video", "svg"))
CHROME = frozenset((
    "nav", "footer", "aside", "button", "select", "option", "textarea", "input", "noscript", "iframe", "label",
))  # fmt: skip
CHROME_ROLES = frozenset(("navigation", "contentinfo", "complementary", "search"))
CHROME_NAME = re.compile(
    r"(?:^|[-_ \t\r\n\f])(?:nav|navbar|menu|foot|footer|copyright|copy|side|sidebar|aside|crumbs?|breadcrumbs?|related"
    r"|recommend|hot|rank|share|comments?|login|links?|friendlinks?|tuijian|xiangguan|ads?|banner|toolbar|pager?"
    r"|pagination|prev|next|tags?|qrcode|download|search|toplist)(?:$|[-_ \t\r\n\f0-9])",
    re.ASCII | re.IGNORECASE,
)
TITLE_NAME = re.compile(
    r"(?:^|[-_ \t\r\n\f])(?:art(?:icle)?[-_]?)?(?:title|tit|bt|biaoti)(?:$|[-_ \t\r\n\f0-9])", re.ASCII | re.IGNORECASE
)
ALIGN = re.compile(r"text-align[ \t\r\n\f]*:[ \t\r\n\f]*(center|right)", re.ASCII | re.IGNORECASE)
WEIGHT = re.compile(
    r"font-weight[ \t\r\n\f]*:[ \t\r\n\f]*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)", re.ASCII | re.IGNORECASE
)
FONT = re.compile(
    r"(?:^|[^a-z0-9_-])font(?:-family)?[ \t\r\n\f]*:[ \t\r\n\f]*([^; \t\r\n\f][^;]*)", re.ASCII | re.IGNORECASE
)
SIZE = re.compile(
    r"font-size[ \t\r\n\f]*:[ \t\r\n\f]*([0-9]{1,4}(?:\.[0-9]{1,9})?)[ \t\r\n\f]*(pt|px)", re.ASCII | re.IGNORECASE
)
HIDDEN = re.compile(
    r"display[ \t\r\n\f]*:[ \t\r\n\f]*none|visibility[ \t\r\n\f]*:[ \t\r\n\f]*hidden"
    r"|mso-hide[ \t\r\n\f]*:[ \t\r\n\f]*all",
    re.ASCII | re.IGNORECASE,
)
LIST_STYLE = re.compile(r"list-style(?:-type)?[ \t\r\n\f]*:[ \t\r\n\f]*([a-z0-9_-]+)", re.ASCII | re.IGNORECASE)
LIST_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "decimal": "decimal",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting", "cjk-decimal": "taiwaneseDigital", "none": "none",
    "simp-chinese-formal": "chineseLegalSimplified", "decimal-leading-zero": "decimalZero",
}  # fmt: skip
"""How Word calls the forms of numbers that pages name."""

TYPED = re.compile(
    r"^[ \t\u3000]*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})[、.．)）]"
    r"|第[一二三四五六七八九十]+[，、章条]|[①-⑳])"
)
"""An item that has its number in its text."""

SENTENCE_MARK = re.compile("[。；，！？]")
WHITE_IN_PAGE = re.compile(r"[ \t\r\n\f\v\u2028\u2029\x85]+")
WHITE_BEFORE_MARK = re.compile(r"([\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]) (?=[\u3000-\u303f\uff01-\uff5e])")
WHOLE = re.compile(r"^[ \t\r\n\f]*(-?[0-9]{1,6})[ \t\r\n\f]*$", re.ASCII)


def is_page(data: bytes) -> bool:
    """Whether bytes are a web page, whatever the file is called."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return bool(PAGE.search(head)) or head.lstrip(" \t\r\n\f").startswith("MIME-Version:")


def read(path: Path, data: bytes) -> Received:
    """The text of a saved web page. Raises `Unreadable`."""
    page, charset = _page(data)
    if len(page) > MAX_PAGE:
        raise Unreadable(f"网页超过 {MAX_PAGE // 1_000_000} MB，不读取")
    text, encoding = _decode(page, charset)
    body = parse(text)
    reader = _Reader(body, _Counts(body))
    reader.read()
    texts = [line.text for line in reader.lines]
    forms = {number: line.form for number, line in enumerate(reader.lines, 1) if line.form != Form()}
    losses = [*lost_characters(texts)]
    losses += (Loss(max(1, min(at, len(texts))), words) for at, words in reader.losses)
    return Received(
        text="".join(f"{text}\n" for text in texts),
        extraction=f"读取网页的正文，{encoding} 编码",
        styled=styled_lines(texts, forms, reader.in_tables),
        forms=forms,
        losses=tuple(sorted(losses, key=lambda loss: loss.line)),
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


def _decode(data: bytes, charset: str) -> tuple[str, str]:
    """The text of a page, and its encoding. What a page says of itself is often wrong: it tips the scales and no
    more."""
    match = CHARSET.search(data[:4096].decode("latin-1"))
    named = charset or (match and (match[1] or match[2])) or ""
    decoded = decode(data, ENCODINGS.get(named.lower(), ""))
    if decoded.text is None:
        raise Unreadable("网页里的文字读不出来（能读 UTF-8、GB18030、Big5、UTF-16）")
    return decoded.text, decoded.encoding


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

    body: Element
    counts: _Counts
    lines: list[_Line] = field(default_factory=list)
    losses: list[tuple[int, str]] = field(default_factory=list)
    in_tables: set[int] = field(default_factory=set)
    _pieces: list[tuple[str, _Look]] = field(default_factory=list)
    _labels: dict[Element, str] = field(default_factory=dict)
    _label: str = ""

    def read(self) -> None:
        """Read the title and the main part; say what stands around them."""
        main, titles = self.counts.main_part(self.body)
        for title in titles:
            self._walk(title, _Look(), is_main=True)
            self._end_line()
        self._walk(main, _Look(), is_main=True)
        self._end_line()
        kept = set(titles)
        for outside in _around(self.body, main):
            if words := _words(outside, kept):
                self._lose(f"正文以外的网页文字没有列入：{shortened(words, 60)}", 1)

    def _lose(self, text: str, line: int = 0) -> None:
        self.losses.append((line or len(self.lines) + 1, text))

    def _walk(self, element: Element, above: _Look, is_main: bool = False) -> None:
        tag = element.tag
        if tag in NO_TEXT:
            if tag in MEDIA:
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
        block = tag in BLOCKS
        if block:
            self._end_line()
        if tag == "ol":
            self._labels |= _item_labels(element)
        if tag == "li":
            self._label = self._labels.get(element, "")
        for inner in element.inner:
            if isinstance(inner, str):
                self._text(inner, look)
            else:
                self._walk(inner, look)
        if block:
            self._end_line()
            if tag == "li":
                self._label = ""

    def _text(self, text: str, look: _Look) -> None:
        if look.pre:
            first, *others = re.split(r"\r\n|\r|\n", text)
            self._pieces.append((first, look))
            for other in others:
                self._end_line()
                self._pieces.append((other, look))
        else:
            self._pieces.append((WHITE_IN_PAGE.sub(" ", text).replace("\xa0", " "), look))

    def _end_line(self) -> None:
        pieces, self._pieces = self._pieces, []
        text = re.sub(" {2,}", " ", "".join(piece for piece, _ in pieces)).strip(" \t")
        text = WHITE_BEFORE_MARK.sub(r"\1", text)
        if not text.strip():
            return
        if self._label and not TYPED.search(text):
            text = self._label + text
        self._label = ""
        self.lines.append(_Line(text, _form(pieces)))

    def _table(self, table: Element) -> None:
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


def _name(element: Element) -> str:
    return f"{element.get('class')} {element.get('id')}"


def _words(element: Element, kept: AbstractSet[Element] = frozenset()) -> str:
    """What can be read below an element, without what is kept elsewhere."""
    return " ".join("".join(_readable(element, kept)).split())


def _readable(element: Element, kept: AbstractSet[Element]) -> Iterator[str]:
    if element.tag in NO_TEXT or element in kept:
        return
    for inner in element.inner:
        if isinstance(inner, str):
            yield inner
        else:
            yield from _readable(inner, kept)
            if inner.tag in BLOCKS or inner.tag == "br":
                yield " "


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

    def __init__(self, body: Element) -> None:
        self._counts: dict[Element, _Count] = {}
        for element in reversed([body, *body.below()]):  # inner ones first
            count = self._counts[element] = _Count()
            if element.tag in NO_TEXT:
                continue
            for text in element.texts:
                if length := len("".join(text.split())):
                    count.all += length
                    if SENTENCE_MARK.search(text):
                        count.has_sentence = True
                        count.sentences += length
            for inner in element.elements:
                below = self._counts[inner]
                count.all += below.all
                count.linked += below.linked
                count.sentences += below.sentences
                count.links += below.links
                count.has_sentence |= below.has_sentence
            if element.tag == "a" and element.get("href"):
                count.linked, count.links, count.sentences = count.all, count.links + 1, 0
            elif element.tag in CHROME:
                count.sentences = 0

    def of(self, element: Element) -> _Count:
        """What stands below an element."""
        return self._counts[element]

    def is_links(self, element: Element) -> bool:
        """Whether a part of a page is nothing but links to others."""
        count = self._counts[element]
        return count.links > 1 and not count.has_sentence and count.linked >= 0.7 * count.all

    def is_chrome(self, element: Element) -> bool:
        """Whether a part stands around the text: menus, footers, links."""
        return element.tag in CHROME or bool(CHROME_NAME.search(_name(element))) or self.is_links(element)

    def is_left_out(self, element: Element) -> bool:
        """Whether a part has no place in the text even where it stands in the middle of it."""
        hidden = "hidden" in element.attributes or bool(HIDDEN.search(element.get("style")))
        if element.tag in CHROME or element.get("role").lower() in CHROME_ROLES or hidden:
            return True
        return element.tag in ("div", "ul", "ol", "p", "dl", "section") and self.is_links(element)

    def main_part(self, body: Element) -> tuple[Element, list[Element]]:
        """The element with the text, and the titles that stand before it. It is looked for downwards, as long as one
        child has the sentences and the others have none that could belong to a plan."""
        part = body
        titles: list[Element] = []
        while True:
            inner = part.elements
            largest = max(inner, key=lambda element: self.of(element).sentences, default=part)
            own = any(text.strip() for text in part.texts)
            if own or largest is part or not self.of(largest).sentences or largest.tag not in CONTAINERS:
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

    def _may_belong(self, element: Element) -> bool:
        """Whether short words beside the text are neither links nor what sites put there."""
        count = self.of(element)
        return bool(count.all) and not count.links and not self.is_chrome(element)

    def _titles(self, element: Element) -> Iterator[Element]:
        """The titles in what stands before the text."""
        if self.is_chrome(element):
            return
        is_title = element.tag in ("h1", "h2", "h3") or bool(TITLE_NAME.search(_name(element)))
        if is_title and 0 < self.of(element).all <= 60:
            yield element
            return
        for inner in element.elements:
            yield from self._titles(inner)


def _around(body: Element, main: Element) -> Iterator[Element]:
    """What lies outside of the element with the text."""
    part = main
    while part is not body and (parent := part.parent) is not None:
        yield from (inner for inner in parent.elements if inner is not part)
        part = parent


def _look(element: Element, tag: str, above: _Look) -> _Look:
    css = element.get("style")
    align, weight, font, size = ALIGN.search(css), WEIGHT.search(css), FONT.search(css), SIZE.search(css)
    heading = re.search("^h([1-6])$", tag)
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
    """How a line looks, by its longest piece, and whether all of it is bold."""
    filled = [(text, look) for text, look in pieces if text.strip()]
    look = max(filled, key=lambda piece: len(piece[0]))[1]
    whole = all(look.bold for _, look in filled)
    level = next((look.level for _, look in filled if look.level), 0)
    return Form(level, look.align, whole, look.font, look.size)


def _item_labels(parent: Element) -> dict[Element, str]:
    """The numbers that a browser prints before the items of an ordered list."""
    items = [inner for inner in parent.elements if inner.tag == "li"]
    step = -1 if "reversed" in parent.attributes else 1
    number = _whole(parent.get("start"), len(items) if step < 0 else 1)
    labels: dict[Element, str] = {}
    for item in items:
        css = LIST_STYLE.search(item.get("style")) or LIST_STYLE.search(parent.get("style"))
        form = LIST_FORMS.get(css[1].lower() if css else item.get("type") or parent.get("type") or "1", "decimal")
        number = _whole(item.get("value"), number)
        mark = "、" if form.startswith("chinese") else ". "
        labels[item] = "" if form == "none" else f"{printed(number, form)}{mark}"
        number += step
    return labels


def _whole(text: str, otherwise: int) -> int:
    match = WHOLE.search(text)
    return int(match[1]) if match else otherwise


def _is_layout(table: Element) -> bool:
    """Whether a table only arranges a page: it has one column, or whole passages in its cells."""
    rows = [[cell for cell in row.elements if cell.tag in ("td", "th")] for row in table.below("tr")]
    if max(map(len, rows), default=0) <= 1 or next(table.below("table"), None) is not None:
        return True
    cells = [cell for row in rows for cell in row]
    return any(len(list(cell.below("p", "div", "br"))) > 4 or len(_words(cell)) > 400 for cell in cells)


def _rows(table: Element) -> Iterator[tuple[list[str], bool]]:
    """The words of each row's cells, and whether all of them are names of columns. A cell that goes on below is
    repeated there."""
    going: dict[int, tuple[int, str]] = {}
    for row in table.below("tr"):
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

        for cell in row.elements:
            if cell.tag not in ("td", "th"):
                continue
            column = fill(column, cells)
            words = _words(cell)
            cells.append(words)
            heads.append(cell.tag == "th")
            if (span := _whole(cell.get("rowspan"), 1)) > 1:
                going[column] = (min(span, 1000) - 1, words)
            column += max(1, min(_whole(cell.get("colspan"), 1), 1000))
        fill(column, cells)
        yield cells, bool(heads) and all(heads)
