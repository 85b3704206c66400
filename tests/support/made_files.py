"""Files made by chance, of all that their formats can hold, well-formed or not: what two readers must agree on.

Each function makes the same file of the same number in every run.
"""

from __future__ import annotations

from random import Random
from xml.sax.saxutils import escape

from planlib.importing.formats.word_numbers import COUNTING, FIGURES, SERIES

from .word_files import abstract, level, num, paragraph, start_override, style, word_file

SIMPLIFIED = (
    "社区工作计划\r\n为了做好全年的工作，让居民满意，我们要坚持以人民为中心，发展“一老一小”服务。\n"
    "一、加强领导\n成立领导小组，明确责任。"
)
TRADITIONAL = (
    "社區工作計劃\n為了做好個別居民的實際工作，我們會發動黨員，關心長者與兒童：①時間、②地點○「另行」『通知』～‧／＼￥€"
)
TEXTS = (
    "社区工作计划", "一、加强领导", "坚持以人民为中心，做好社区的各项工作。", "甲，乙", "时间", "内容", "责任单位",
    "3月", "桃园社区", " ", "", "　　", "\t", "（1）", "😀𠮷", "a b", "a\u2028b", "\u200b", "\x85", "\ufeff", "<&>",
)  # fmt: skip
# ---- Word files

_FORMS = [*COUNTING, *FIGURES, *SERIES, "decimal", "bullet", "none", "custom", "upperRoman", "ordinalText", "nosuch"]
_RUN = (
    "<w:b/>", '<w:b w:val="0"/>', '<w:b w:val="off"/>', '<w:rFonts w:eastAsia="黑体"/>', '<w:sz w:val="44"/>',
    '<w:rFonts w:eastAsiaTheme="majorEastAsia"/>', '<w:sz w:val="3x"/>', "<w:vanish/>", '<w:rStyle w:val="c1"/>',
    '<w:rFonts w:eastAsia="仿宋_GB2312"/>', '<w:rStyle w:val="c2"/>',
)  # fmt: skip
_CODES = (" PAGE ", " TOC \\o ", " EQ \\o\\ac(○,7)", " EQ \\o \\ac ( 〇 , x )", " DATE ", "MACROBUTTON x 点击 这里")
_IN_RUN = (
    "<w:tab/>", "<w:br/>", '<w:br w:type="page"/>', "<w:cr/>", "<w:noBreakHyphen/>", "<w:delText>删</w:delText>",
    '<w:sym w:font="x" w:char="zz"/>', '<w:sym w:font="Wingdings" w:char="F06C"/>', '<w:sym w:font="x" w:char="2605"/>',
    *(f'<w:fldChar w:fldCharType="{step}"/>' for step in ("begin", "separate", "end", "begin", "end")),
    '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar>',
    *(
        f"<w:instrText>{code}</w:instrText>"
        for code in _CODES
    ),
    '<w:footnoteReference w:id="2"/>', '<w:endnoteReference w:id="2"/>', '<w:commentReference w:id="0"/>',
    "<w:drawing><pic:pic/></w:drawing>", "<w:drawing><c:chart/></w:drawing>", "<w:object><o:OLEObject/></w:object>",
    "<w:pict><v:shape/></w:pict>", '<w:pict><v:textpath string="艺术 字"/></w:pict>', "<w:pict><v:unknown/></w:pict>",
    "<w:ruby><w:rt><w:r><w:t>zhi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>之</w:t></w:r></w:rubyBase></w:ruby>",
)  # fmt: skip
_INLINE = ("hyperlink", "ins", "del", "moveTo", "moveFrom", "smartTag", "sdt", "sdtContent", "fldSimple", "unknown")


def made_word(number: int) -> bytes:
    """A .docx with lists, styles, fields, tables, boxes and changes in any order."""
    chance = Random(number)
    numbering = [
        abstract(place, *(_level(chance, at) for at in range(9) if chance.random() < 0.9), link=chance.choice(_LINKS))
        for place in range(4)
    ]
    numbering += [num(place, chance.randint(0, 4), _overrides(chance)) for place in range(1, 6)]
    styles = [
        style("s1", paragraph=chance.choice(("", '<w:outlineLvl w:val="0"/>', _list(1))), run=_some(chance, _RUN)),
        style("s2", based_on="s1", paragraph=chance.choice(("", '<w:outlineLvl w:val="9"/>')), run=_some(chance, _RUN)),
        style("s3", based_on=chance.choice(("s2", "s3", "s4")), paragraph='<w:jc w:val="center"/>'),
        style("s4", based_on="s3", run=_some(chance, _RUN), extra=chance.choice(("", ' w:default="1"'))),
        style("c1", kind="character", run=_some(chance, _RUN)),
        style("c2", kind="character", based_on="c1", run=_some(chance, _RUN)),
        style("n1", kind="numbering", paragraph=_list(chance.randint(1, 7))),
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_some(chance, _RUN)}</w:rPr></w:rPrDefault></w:docDefaults>",
    ]
    parts = {
        "footnotes.xml": ("footnotes", f'<w:footnote w:id="2">{paragraph("注文")}</w:footnote>'),
        "comments.xml": ("comments", f'<w:comment w:id="0">{paragraph("再议")}</w:comment>'),
        "header1.xml": ("header", paragraph(chance.choice(("内部资料", "- 1 -", "第 1 页", "３")))),
    }
    body = [_block(chance) for _ in range(chance.randint(1, 12))]
    return word_file(body, numbering=numbering, styles=styles, parts=parts, strict=chance.random() < 0.1)


_LINKS = ("", "", '<w:numStyleLink w:val="n1"/>', '<w:styleLink w:val="n1"/>')


def _list(place: int) -> str:
    return f'<w:numPr><w:numId w:val="{place}"/></w:numPr>'


def _some(chance: Random, choices: tuple[str, ...], share: float = 0.12) -> str:
    return "".join(choice for choice in choices if chance.random() < share)


def _level(chance: Random, at: int) -> str:
    here = at + 1
    extra = _some(
        chance,
        (
            "<w:isLgl/>",
            f'<w:lvlRestart w:val="{chance.randint(0, here)}"/>',
            f'<w:pStyle w:val="s{chance.randint(1, 4)}"/>',
        ),
        0.15,
    )
    texts = (
        f"%{here}、",
        f"（%{here}）",
        f"%{here}.",
        "%1.%2.%3",
        "第%1条",
        "\uf06c\uf0d8\ue123※",
        f"%{max(at, 1)}.%{here}",
        "",
    )
    start, suffix = chance.choice((0, 1, 1, 5, 99, 998)), chance.choice(("", "nothing", "space", "tab"))
    return level(at, chance.choice(_FORMS), chance.choice(texts), start=start, extra=extra, suffix=suffix)


def _overrides(chance: Random) -> str:
    made = (
        chance.choice(
            (
                start_override(at, chance.randint(0, 20)),
                f'<w:lvlOverride w:ilvl="{at}">{_level(chance, at)}</w:lvlOverride>',
            )
        )
        for at in range(3)
    )
    return _some(chance, tuple(made), 0.25)


def _block(chance: Random, depth: int = 0) -> str:
    kind = chance.random()
    if kind < 0.8 or depth > 2:
        return f"<w:p>{_properties(chance)}{''.join(_inline(chance, depth) for _ in range(chance.randint(0, 4)))}</w:p>"
    if kind < 0.92:
        return f"<w:tbl>{''.join(_row(chance, depth) for _ in range(chance.randint(1, 4)))}</w:tbl>"
    if kind < 0.95:
        return _alternatives(_block(chance, depth + 1), _block(chance, depth + 1))
    name = chance.choice(("w:sdt", "w:ins", "w:del", "w:customXml", "w:altChunk", "m:oMathPara"))
    return f"<{name}>{''.join(_block(chance, depth + 1) for _ in range(chance.randint(0, 2)))}</{name}>"


def _alternatives(choice: str, fallback: str, needed: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{needed}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def _row(chance: Random, depth: int) -> str:
    row = chance.choice(("", "", "", "<w:tblHeader/>", "<w:del/>", '<w:gridBefore w:val="1"/>'))
    cells = ""
    for _ in range(chance.choice((2, 2, 2, 1, 3))):
        cell = chance.choice(("", "", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'))
        cells += f"<w:tc><w:tcPr>{cell}</w:tcPr>{_block(chance, depth + 2)}</w:tc>"
    return f"<w:tr><w:trPr>{row}</w:trPr>{cells}</w:tr>"


def _properties(chance: Random) -> str:
    choices = (
        f'<w:pStyle w:val="s{chance.randint(1, 5)}"/>',
        f'<w:numPr><w:ilvl w:val="{chance.randint(0, 9)}"/><w:numId w:val="{chance.randint(0, 6)}"/></w:numPr>',
        _list(chance.randint(0, 6)),
        f'<w:jc w:val="{chance.choice(("center", "right", "end", "both"))}"/>',
        f'<w:outlineLvl w:val="{chance.randint(0, 10)}"/>',
        f"<w:rPr>{chance.choice(('<w:del/>', '<w:moveFrom/>', '<w:vanish/>', '<w:ins/>'))}</w:rPr>",
    )
    return f"<w:pPr>{_some(chance, choices, 0.2)}</w:pPr>"


def _inline(chance: Random, depth: int) -> str:
    if chance.random() < 0.75 or depth > 2:
        inner = "".join(_in_run(chance, depth) for _ in range(chance.randint(0, 3)))
        return f"<w:r><w:rPr>{_some(chance, _RUN)}</w:rPr>{inner}</w:r>"
    name = f"w:{chance.choice(_INLINE)}"
    return f"<{name}>{''.join(_inline(chance, depth + 1) for _ in range(chance.randint(0, 2)))}</{name}>"


def _in_run(chance: Random, depth: int) -> str:
    kind = chance.random()
    if kind < 0.6 or depth > 1:
        return f'<w:t xml:space="preserve">{escape(chance.choice(TEXTS))}</w:t>'
    if kind < 0.9:
        return chance.choice(_IN_RUN)
    if kind < 0.95:
        needed = chance.choice(("wps", "zz", "wps w14", ""))
        return _alternatives(_in_run(chance, depth + 1), _in_run(chance, depth + 1), needed)
    content = "".join(_block(chance, 3) for _ in range(chance.randint(0, 2)))
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"


def damaged(data: bytes, number: int) -> bytes:
    """A file with something of it changed, lost or cut off."""
    chance = Random(number)
    at = chance.randrange(len(data))
    match number % 3:
        case 0:
            return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        case 1:
            return data[:at] + data[at + chance.randint(1, 50) :]
    return data[:at]


# ---- web pages

_TAGS = (
    "p", "div", "span", "b", "strong", "font", "a", "table", "tr", "td", "th", "tbody", "ul", "ol", "li", "h1",
    "h2", "h3", "br", "img", "hr", "pre", "center", "blockquote", "dl", "dt", "dd", "form", "button", "textarea",
    "nav", "footer", "section", "article", "em", "i", "u", "svg", "math", "template", "noscript", "iframe", "ruby",
    "rt", "rp", "label", "title", "head", "caption", "script", "style", "o:p", "object", "video", "details",
    "summary", "s", "nobr", "frameset", "input", "address",
)  # fmt: skip
_ATTRIBUTES = (
    "", "", "", " class=title", " class='nav x'", " id=main", " style='text-align:center'", " hidden", " href=/a",
    " style='font-weight:700;font-size:22px'", " style='display:none'", " align=right", " face=黑体 size=5", " start=3",
    " style='font-family:黑体, x; font-size:16.5pt'", " type=A", " value=7", " reversed", " rowspan=2",
    " colspan=3", " style='list-style:cjk-ideographic'", " role=navigation", ' title="a>b"', " data-label=x",
    ' class="article-title"',
)  # fmt: skip
_MARKUP = (
    *TEXTS, "&nbsp;", "&ldquo;词&rdquo;", "&nosuch;", "&#0;", "&#x80;", "&lt;", "<", "< b", "<3", "<!-- c -->",
    "<!x>", "<?php x?>",
    "&#13;", "\r\n", "&amp", "\x0b",
)  # fmt: skip


def made_page(number: int) -> bytes:
    """A web page in UTF-8 whose tags close what they did not open, and the other way round."""
    chance = Random(number)
    parts: list[str] = ["<!DOCTYPE html>"] if chance.random() < 0.5 else []
    open_: list[str] = []
    for _ in range(chance.randint(3, 60)):
        kind = chance.random()
        if kind < 0.4:
            open_.append(chance.choice(_TAGS))
            parts.append(f"<{open_[-1]}{chance.choice(_ATTRIBUTES)}>")
        elif kind < 0.65:
            parts.append(f"</{open_.pop() if open_ and chance.random() < 0.8 else chance.choice(_TAGS)}>")
        else:
            parts.append(chance.choice(_MARKUP))
    return "".join(parts).encode()


# ---- texts

_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5")
_SAID = ("", "gb2312", "GBK", "utf-8", "big5", "iso-8859-1", "no-such-charset")


def made_text(number: int) -> tuple[str, bytes]:
    """The name and the bytes of a text or of a page in any encoding of Chinese offices, which may be damaged, and may
    say that it has another one."""
    chance = Random(number)
    encoding = chance.choice(_ENCODINGS)
    source = TRADITIONAL if encoding == "big5" else SIMPLIFIED + "\n😀€"
    begun = chance.randrange(len(source))
    text = (source[begun:] + source[:begun])[: chance.choice((1, 3, 10, 50, 300))]
    data = text.encode("big5hkscs" if encoding == "big5" else encoding, "ignore")
    if chance.random() < 0.3 and encoding in ("utf-8", "gb18030") and data:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.choice((0x80, 0xFF, 0xA1, 0x30, 0x41))]) + data[at + chance.randint(0, 1) :]
    if number % 2 and not encoding.startswith("utf-16"):
        return "计划.html", f'<meta charset="{chance.choice(_SAID)}"><p>'.encode() + data + b"</p>"
    return "计划.txt", data
