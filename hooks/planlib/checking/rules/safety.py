"""PLN6: safety. Contributed text is untrusted."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from planlib.inputs import INDEX, TOPICS, Inputs
from planlib.model.fields import FIELD
from planlib.model.findings import Problem
from planlib.model.page import OddityKind, Page
from planlib.reading.markdown import split_title

from .registry import MAX_SECTIONS, library_rule, page_rule

MAX_LINE = 10_000  # characters


@page_rule("PLN601")
def raw_html(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """页面里有 HTML 代码。

    Why:
        别人投来的文字不能把标记和脚本带进网站（构建时也只会原样显示，不会运行）。
    Bad:
        <b>积极</b>开展活动
    Good:
        积极开展活动
    """
    for oddity in page.oddities:
        if oddity.kind is OddityKind.HTML:
            yield Problem(oddity.line, f"有 HTML 代码：“{oddity.excerpt}”", "改成普通文字")


@page_rule("PLN602")
def image(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """页面里有图片。

    Why:
        计划是文字，网站也不从别处加载东西。
    Bad:
        ![图](https://example.org/a.png)
    Good:
        （用文字说明图里的内容。）
    """
    for oddity in page.oddities:
        if oddity.kind is OddityKind.IMAGE:
            yield Problem(oddity.line, f"有图片：“{oddity.excerpt}”", "用文字说明图里的内容")


@library_rule("PLN604")
def document_html(inputs: Inputs) -> Iterator[Problem]:
    """主题、指南、首页这些页面里有 HTML 代码。

    Why:
        这些页面也是投来的文字。Markdown 写不出来的，放到 theme/ 的模板里。
    Bad:
        <div style="position:fixed">……</div>
    Good:
        （写成自然段）
    """
    for document in inputs.documents:
        for line, excerpt in document.html:
            yield Problem(line, f"有 HTML 代码：“{excerpt}”", "改用 Markdown 来写", words=excerpt, path=document.path)


@library_rule("PLN605")
def document_image(inputs: Inputs) -> Iterator[Problem]:
    """主题、指南、首页这些页面用了库外的图片。

    Why:
        网站不从别处加载东西；图片里还可能夹着脚本。
    Bad:
        ![图](https://example.org/a.png)
    Good:
        ![图](figure.png)
    """
    for document in inputs.documents:
        for link in document.links:
            if not link.is_image:
                continue
            target = link.target
            local = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), target))
            if local not in inputs.published or local.endswith(".svg"):
                hint = "把 PNG、JPEG 或 WebP 图片放在页面旁边"
                yield Problem(link.line, f"图片不在库里：“{target}”", hint, words=target, path=document.path)


@library_rule("PLN608")
def document_front_matter(inputs: Inputs) -> Iterator[Problem]:
    """主题、指南、首页这些页面的文首读不出来、没有标题，或者写了不该写的项。

    Why:
        标题会原样印出来；MkDocs 认识的一些项会改变页面的做法。
    Bad:
        title: <b>指南</b>
    Good:
        title: 使用指南
    """
    for document in inputs.documents:
        if document.path.startswith(f"{TOPICS}/") and not document.path.endswith(f"/{INDEX}"):
            continue  # topics have their own rules
        yield from (replace(problem, path=document.path) for problem in document.problems)


@library_rule("PLN609")
def file_foreign(inputs: Inputs) -> Iterator[Problem]:
    """docs/ 里有既不是 Markdown 页面、也不是图片的文件；或者 docs/、sources/ 里有链接、管道。

    Why:
        docs/ 里的东西都会发布：HTML 文件和脚本没有检查就上了网站，链接会把它指向的文件发布出去。脚本、样式和模板放在
        src/ 和 theme/。
    Bad:
        docs/guide/tool.html
    Good:
        docs/guide/tool.md
    """
    for path in sorted(inputs.published):
        if path.endswith(".md") and not path.endswith("/.md"):
            continue
        parts = PurePosixPath(path)
        if parts.suffix not in PUBLISHED_SUFFIXES:
            hint = f"只放以 {'、'.join(PUBLISHED_SUFFIXES)} 结尾的文件，别的移出 docs/"
            yield Problem(1, f"“{parts.name}”没有检查就会发布", hint, path=path)
        elif parts.suffix != ".md" and "assets" in parts.parts:
            yield Problem(1, "assets/ 里的文件会顶替主题的文件", "放到别的文件夹", path=path)
    for path in sorted(inputs.published):
        if path.endswith("/README.md") and f"{path.removesuffix('README.md')}{INDEX}" in inputs.published:
            hint = "两个都是这个文件夹的首页，只能留一个：把 README.md 改成别的名字"
            yield Problem(1, "同一个文件夹里有 README.md，又有 index.md", hint, path=path)
    for path in inputs.odd:
        yield Problem(1, "这是链接或管道，不是普通文件", "把它指向的文件复制进来", path=path)


PUBLISHED_SUFFIXES = (".md", ".png", ".jpg", ".jpeg", ".webp")


# What programs that read Markdown understand differently, by what stands on one line.
_AMBIGUOUS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("有制表符", re.compile(r"\t"), "改成空格"),
    ("有看不见的字符 U+0000", re.compile(r"\x00"), "删去它"),
    ("行首有空格", re.compile(r"^\s+(?=\S)"), "删去行首的空格；首行缩进由网站来排"),
    ("有反斜杠", re.compile(r"\\"), "删去它"),
    ("有 HTML 代码", re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,30});"), "直接写这个字符"),
    ("有尖括号", re.compile(r"[<>](?!\s*编者注|\s|$)|(?<!^)[<>]"), "写〈 〉，或改成文字"),
    ("有链接的定义", re.compile(r"^\[[^\]]*\]:"), "删去它"),
    ("有方括号", re.compile(r"[\[\]](?!:)"), "写〔 〕或（ ）"),
    ("有代码符号", re.compile(r"`|^~~~"), "删去它"),
    ("有删除线", re.compile(r"~~"), "删去 ~~"),
    ("标题的 # 后面没有空格", re.compile(r"^#{1,6}[^#\s]|^#{7,}"), "# 后面空一格再写标题"),
    ("列表或编者注里有 #", re.compile(r"^(?:[->]|\d{1,9}\.)\s*(?:#+[^#\s]|#{7})"), "删去 #"),
    ("标题后面多了 #", re.compile(r"^#{1,6} .*\s#+\s*$"), "删去后面的 #"),
    ("行末有空格", re.compile(r"(?<=\S)\s+$"), "删去行末的空格"),
    ("空行里有特殊的空格", re.compile(r"^ *[^\S ]\s*$"), "这一行什么也不留"),
    ("有表格", re.compile(r"^\s*(?:\|\s*)?:?-+:?\s*\|"), "改写成自然段或列表"),
    ("用下划线做标题", re.compile(r"^=+\s*$|^-{1,2}\s*$|^-{4,}\s*$"), "标题用 # 开头"),
    ("列表的符号不对", re.compile(r"^(?:[*+]\s|\d{1,9}\)\s|-\s+-)"), "写“- ”或“1. ”"),
    ("属性单独成行", re.compile(r"^\{[:#. ]"), "删去，或放到标题那一行"),
    ("有提示框", re.compile(r"^(?:!!!|\?\?\?)"), "写成编者注：> 编者注：……"),
    (
        "有加粗或斜体",
        re.compile(r"(?<![*_])([*_])\1*(?=\S)[^*_\n]+(?<=\S)\1+"),
        "删去符号；是标题就用 # 来写",
    ),
)
# What a line must hold, begin with or end with for any of them; most lines do not.
_SUSPECT = re.compile(r"[\t\x00\\&<>\[\]`~|*_=]|--")
_SUSPECT_START = re.compile(r"[\s{!?+-]|\d{1,9}(?:\)|\.\s*#)|#+[^# ]|#{7}")
_ITEM = re.compile(r"(?:\d{1,9}\.|-)(?: |$)")


@page_rule("PLN606")
def markdown_ambiguous(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """一行里有制表符、代码、方括号、缩进一类的写法，各个程序读得不一样。

    Why:
        网站原样印出这些符号，别的程序却可能读成链接、代码或空白。计划页面只用大家读法一致的几种写法。
    Bad:
        见&#106;avascript 与[链接]
    Good:
        （只写文字）
    """
    in_list = False
    for number, line in enumerate(page.lines[page.body_start :], page.body_start + 1):
        if not line:
            in_list = False
            continue
        text = FIELD.sub(lambda match: "〇" * len(match[0]), line) if "{{" in line else line
        if text.startswith("#"):
            text = split_title(text)
        if _SUSPECT.search(text) or _SUSPECT_START.match(text) or text[-1:].isspace() or text.endswith("#"):
            for what, pattern, hint in _AMBIGUOUS:
                match = pattern.search(text)
                if match:
                    words, column = line[match.start() : match.end()], match.start() + 1
                    yield Problem(number, f"{what}：“{line.strip()[:30]}”", hint, words=words, column=column)
                    break
        is_item = bool(_ITEM.match(text))
        if is_item and not in_list and number > page.body_start + 1 and page.lines[number - 2].strip():
            hint = "列表前面空一行"
            yield Problem(number, f"列表紧接在自然段后面：“{line.strip()[:30]}”", hint, words=line[:4])
        in_list = is_item or (in_list and bool(line.strip()))


@page_rule("PLN607")
def page_excessive(page: Page, inputs: Inputs) -> Iterator[Problem]:
    """页面的标题多得、自然段长得不像一份计划。

    Why:
        不是一份计划，或者是有意让打开它的人卡住。
    Bad:
        （一页两千个标题）
    Good:
        （一份文件一页）
    """
    headings = sum(1 for section in page.walk())
    if headings > MAX_SECTIONS:
        yield Problem(1, f"这一页有 {headings} 段，超过 {MAX_SECTIONS} 段", "分成几页")
    for number, line in enumerate(page.lines, 1):
        if len(line) > MAX_LINE:
            yield Problem(number, f"这一行有 {len(line)} 个字，超过 {MAX_LINE} 个", "分成几个自然段")


@library_rule("PLN603")
def file_unreadable(inputs: Inputs) -> Iterator[Problem]:
    """文件不是 UTF-8、太大、不是普通文件，或者在库外面。

    Why:
        查不了，所以不发布。
    Bad:
        docs/plans/x.md → /etc/passwd
    Good:
        docs/plans/x.md，UTF-8 文本文件
    """
    for file in dict.fromkeys(inputs.files):  # a topic page is read as a topic and as a page with links
        if file.problem:
            yield Problem(file.problem.line, file.problem.message, file.problem.hint, path=file.path)
