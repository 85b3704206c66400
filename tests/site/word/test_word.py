"""Word files out of a real Chromium: what they hold, in the figures of official documents (GB/T 9704—2012)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from lxml import etree
from playwright.sync_api import Page, expect

from tests.support.browsing import settle
from tests.support.built import Site

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = {
    "Title": "方正小标宋简体",
    "Heading1": "黑体",
    "Heading2": "楷体_GB2312",
    "Heading3": "仿宋_GB2312",
    "Heading4": "仿宋_GB2312",
    "Normal": "仿宋_GB2312",
    "ListNumber": "仿宋_GB2312",
    "Signature": "仿宋_GB2312",
    "Date": "仿宋_GB2312",
}
COMMITTEE = "桃花源街道桃园社区居民委员会"
HALF_TWIP = Pt(0.025)


@dataclass
class Word:
    """A downloaded file."""

    name: str
    content: bytes

    @property
    def document(self) -> Document:
        return docx.Document(BytesIO(self.content))

    @property
    def lines(self) -> list[str]:
        """The paragraphs; a title may stand on several lines."""
        return [paragraph.text.replace("\n", "") for paragraph in self.document.paragraphs]

    @property
    def styles(self) -> list[str]:
        return [paragraph.style.style_id for paragraph in self.document.paragraphs if paragraph.style]

    def parts(self) -> dict[str, etree._Element]:
        """The parts of the file, which are all well-formed, by path."""
        with ZipFile(BytesIO(self.content)) as archive:
            assert archive.testzip() is None
            return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}

    def xpath(self, part: str, path: str) -> list[Any]:
        found: list[Any] = self.parts()[part].xpath(path, namespaces={"w": W[1:-1]})
        return found


def downloaded(page: Page, ask: Callable[[], object]) -> Word:
    with page.expect_download() as download:
        ask()
    return Word(download.value.suggested_filename, Path(download.value.path()).read_bytes())


def whole_plan(page: Page) -> Word:
    return downloaded(page, page.get_by_role("button", name="下载 Word", exact=True).click)


def save(page: Page, lines: list[dict[str, object]], **about: str) -> Word:
    return downloaded(page, lambda: page.evaluate("([l, a]) => planLibrary.saveWord(l, a)", [lines, about]))


def paragraph(text: str) -> dict[str, object]:
    return {"kind": "paragraph", "level": 0, "number": "", "text": text}


def signed(organisation: str, date: str) -> list[dict[str, object]]:
    return [{**paragraph(organisation), "kind": "organisation"}, {**paragraph(date), "kind": "date"}]


def copied(page: Page) -> list[str]:
    """The lines of the plan as they are copied."""
    page.get_by_role("button", name="复制全文", exact=True).click()
    expect(page.locator(".pl-toast")).to_have_text(re.compile(r"已复制 \d+ 字"))
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text.split("\n")


def fill(page: Page, **values: str) -> None:
    page.get_by_role("button", name="我的信息").click()
    dialog = page.get_by_role("dialog", name="我的信息")
    for label, value in values.items():
        dialog.get_by_label(label, exact=True).fill(value)
    dialog.get_by_role("button", name="完成").click()


def style(document: Document, name: str) -> ParagraphStyle:
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


@pytest.fixture
def word(page: Page, address: str) -> Iterator[Word]:
    """A plan with a signature, filled in."""
    page.goto(f"{address}plans/wm-3a/")
    fill(page, 年份="2027", 落款单位=COMMITTEE, 落款日期="2027年1月5日")
    yield whole_plan(page)


def test_a_plan_is_downloaded_with_the_words_that_it_shows(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    fill(page, 年份="2027")
    lines = copied(page)
    word = whole_plan(page)
    title = page.get_by_role("heading", level=1).inner_text()
    assert word.name == f"{title}.docx"
    assert word.lines == lines
    assert word.lines[0] == title
    assert "2027年度" in word.lines[1]
    assert "编者注" not in "".join(word.lines)
    done = rf"已生成“{re.escape(title)}\.docx”，含 \d+ 处过时提法，请在浏览器的下载中查看"
    expect(page.get_by_role("status")).to_have_text(re.compile(done))
    core = word.document.core_properties
    assert (core.title, core.author, core.last_modified_by) == (title, "", "")


@pytest.mark.parametrize("plan", ["2a", "2b", "3b", "4a", "4b", "4c", "5", "6", "7", "8"])
def test_every_plan_is_downloaded_whole(page: Page, address: str, plan: str) -> None:
    page.goto(f"{address}plans/wm-{plan}/")
    lines = copied(page)
    word = whole_plan(page)
    assert word.lines == lines
    assert word.styles[0] == "Title"
    assert set(word.styles) <= set(FONTS)
    word.parts()


def test_every_run_names_its_chinese_font_and_has_the_hint(word: Word) -> None:
    for line in word.document.paragraphs:
        assert line.style
        for run in line.runs:
            fonts = run._element.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None
            assert fonts.get(f"{W}hint") == "eastAsia"
            for slot in ("ascii", "hAnsi", "eastAsia"):
                assert fonts.get(f"{W}{slot}") == FONTS[line.style.style_id]
    for part in ("word/footer1.xml", "word/footer2.xml"):
        for fonts in word.xpath(part, "//w:r/w:rPr/w:rFonts"):
            assert (fonts.get(f"{W}eastAsia"), fonts.get(f"{W}hint")) == ("宋体", "eastAsia")
        assert len(word.xpath(part, "//w:r")) == len(word.xpath(part, "//w:r/w:rPr/w:rFonts"))


def test_styles_are_those_that_word_navigates_by(word: Word) -> None:
    styles = "word/styles.xml"
    assert set(word.styles) - {"ListNumber"} == {"Title", "Heading1", "Normal", "Signature", "Date"}
    assert word.xpath(styles, "//w:style[@w:default='1']/w:name/@w:val") == ["Normal"]
    assert word.xpath(styles, "//w:style[w:pPr/w:outlineLvl]/w:name/@w:val") == [f"heading {n}" for n in (1, 2, 3, 4)]
    assert word.xpath(styles, "//w:outlineLvl/@w:val") == ["0", "1", "2", "3"]
    assert word.xpath(styles, "//w:aliases/@w:val") == ["一级", "二级", "三级", "四级"]
    assert word.xpath(styles, "//w:docDefaults//w:lang/@w:eastAsia") == ["zh-CN"]
    assert word.xpath(styles, "//w:docDefaults//w:lang/@w:val") == ["zh-CN"]
    document = word.document
    assert {style.font.size for style in (document.styles["Normal"], document.styles["Title"])} == {Pt(16), Pt(22)}
    for name, font in FONTS.items():
        fonts = word.xpath(styles, f"//w:style[@w:styleId='{name}']/w:rPr/w:rFonts")
        assert [f.get(f"{W}eastAsia") for f in fonts] == ([] if name in ("Signature", "Date", "ListNumber") else [font])


def test_text_is_set_in_lines_of_28_and_pages_of_22(word: Word) -> None:
    document = word.document
    body = style(document, "Normal")
    form = body.paragraph_format
    assert body.font.size == Pt(16)
    assert form.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert form.line_spacing == Pt(28.95)
    assert (form.space_before, form.space_after) == (0, 0)
    assert form.first_line_indent == Pt(32)
    assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert form.widow_control is False
    normal = "//w:style[@w:styleId='Normal']"
    assert word.xpath("word/styles.xml", f"{normal}//w:ind/@w:firstLineChars") == ["200"]
    assert word.xpath("word/styles.xml", f"{normal}/w:rPr/w:spacing/@w:val") == ["-5"]
    assert word.xpath("word/styles.xml", f"{normal}//w:snapToGrid/@w:val") == ["0", "0"]
    assert word.xpath("word/styles.xml", f"{normal}//w:overflowPunct/@w:val") == ["1"]
    title = style(document, "Title")
    assert title.font.size == Pt(22)
    assert title.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert title.paragraph_format.first_line_indent == 0
    for level in (1, 2, 3, 4):
        heading = style(document, f"Heading {level}")
        assert heading.base_style == body
        assert heading.font.size is None
        assert heading.font.bold is None
        assert heading.paragraph_format.first_line_indent is None


def test_the_page_is_a4_with_the_margins_of_official_documents(word: Word) -> None:
    (section,) = word.document.sections
    for length, millimetres in (
        (section.page_width, 210),
        (section.page_height, 297),
        (section.top_margin, 37),
        (section.right_margin, 26),
        (section.bottom_margin, 35),
        (section.left_margin, 28),
    ):
        assert length is not None
        assert abs(length - Mm(millimetres)) <= HALF_TWIP
    assert word.xpath("word/document.xml", "//w:docGrid/@w:type") == []


def test_page_numbers_stand_at_the_outer_side(word: Word) -> None:
    document = word.document
    assert document.settings.odd_and_even_pages_header_footer is True
    (section,) = document.sections
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (line,) = footer.paragraphs
        assert line.text == "—  —"
        assert [e.text for e in line._element.iter(f"{W}instrText")] == ["PAGE"]
        assert line.style
        assert line.style.style_id == "Footer"
        assert line.alignment == {"right": WD_ALIGN_PARAGRAPH.RIGHT, "left": WD_ALIGN_PARAGRAPH.LEFT}[side]
        assert getattr(line.paragraph_format, f"{side}_indent") == Pt(14)
        assert line.paragraph_format.first_line_indent == 0
    assert style(document, "footer").font.size == Pt(14)


def test_the_signature_stands_right_after_an_empty_line(word: Word) -> None:
    *_, name, date = word.document.paragraphs
    assert (name.text, date.text) == (COMMITTEE, "2027年1月5日")
    assert word.styles[-2:] == ["Signature", "Date"]
    assert name.paragraph_format.space_before == Pt(28.95)
    advance = 15.75
    begins = 28 - 2 - len(COMMITTEE)
    assert name.paragraph_format.right_indent == Pt(advance * 2)
    assert date.paragraph_format.left_indent == Pt(advance * (begins + 2))
    assert style(word.document, "Signature").paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert style(word.document, "Signature").paragraph_format.keep_with_next is True


def test_a_section_is_downloaded_from_its_menu_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.get_by_role("button", name="“（三）开展争创‘文明家庭’活动”的其他格式").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    word = downloaded(page, lambda: page.keyboard.press("Enter"))
    assert word.name == "开展争创“文明家庭”活动.docx"
    assert word.styles == ["Heading2", "Normal"]
    assert word.lines[0] == "（三）开展争创“文明家庭”活动"


def test_a_card_of_a_topic_is_downloaded_with_fields_filled_in(page: Page, address: str) -> None:
    page.goto(f"{address}topics/volunteering/")
    fill(page, 乡镇名称="桃源镇")
    card = page.locator(".pl-card").filter(has_text="镇志愿者协会")
    card.get_by_role("button", name="的其他格式").click()
    word = downloaded(page, card.get_by_role("menuitem", name="下载 Word").click)
    assert word.name == "大力推进社会志愿服务活动.docx"
    assert word.lines[0] == "2.大力推进社会志愿服务活动"
    assert word.lines[1].startswith("成立桃源镇志愿者协会组织")
    assert word.styles[:2] == ["Heading3", "Normal"]


def test_a_card_of_the_library_is_downloaded_with_all_under_it(page: Page, address: str) -> None:
    page.goto(f"{address}library/?q=志愿者协会")
    fill(page, 乡镇名称="桃源镇")
    card = page.locator(".pl-results .pl-card").filter(has_text="镇志愿者协会").first
    card.get_by_role("button", name="的其他格式").click()
    word = downloaded(page, card.get_by_role("menuitem", name="下载 Word").click)
    assert "桃源镇志愿者协会" in "".join(word.lines)
    assert word.styles[0].startswith("Heading")


def test_the_program_loads_on_the_first_use_and_once(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}plans/wm-1/")
    settle(page)
    assert not [url for url in asked if "/word-" in url]
    whole_plan(page)
    whole_plan(page)
    assert len([url for url in asked if "/word-" in url]) == 1
    assert all(url.startswith((address, "blob:")) for url in asked)
    page.get_by_role("button", name="搜索范文").click()
    page.get_by_role("combobox", name="搜索范文").fill("志愿服务")
    expect(page.get_by_role("option").first).to_be_visible()


def test_a_program_that_does_not_load_is_said_and_asked_for_again(page: Page, address: str) -> None:
    page.goto(f"{address}plans/wm-1/")
    page.route("**/word-*.js", lambda route: route.abort())
    page.get_by_role("button", name="下载 Word", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("程序没有加载成，请检查网络后重试")
    page.unroute("**/word-*.js")
    assert whole_plan(page).lines


def test_a_download_works_on_a_page_opened_from_a_folder(page: Page, site: Site) -> None:
    page.goto((site.folder / "plans/wm-1/index.html").as_uri())
    word = whole_plan(page)
    assert word.styles[0] == "Title"
    assert len(word.lines) > 10


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("甲\0\x01\x1f\ufffe乙", "甲乙"),
        ("👩‍👩‍👧🇨🇳𠮷", None),
        ("<script>alert('甲')</script>&amp;]]>", None),
        ("مرحبا بالعالم שלום", None),
        ("\u202eتجربة\u202c", None),
        ("长" * 10_000, None),
    ],
)
def test_odd_text_makes_a_whole_file(page: Page, address: str, text: str, kept: str | None) -> None:
    page.goto(address)
    lines = [{"kind": "title", "level": 0, "number": "", "text": text}, paragraph(text), paragraph("")]
    word = save(page, [*lines, *signed(text, text)], title=text)
    assert word.lines == [kept or text] * 2 + [""] + [kept or text] * 2
    assert word.document.core_properties.title == (kept or text)
    assert {"word/document.xml", "word/styles.xml", "word/fontTable.xml"} <= set(word.parts())
    assert re.fullmatch(r"[^/\\:*?\"<>|\0-\x1f]{1,80}\.docx", word.name)


def test_a_lone_half_of_a_character_is_dropped(page: Page, address: str) -> None:
    page.goto(address)
    make = "planLibrary.saveWord([{kind: 'paragraph', level: 0, number: '', text: '甲\\ud800乙'}], {title: ''})"
    word = downloaded(page, lambda: page.evaluate(make))
    assert (word.name, word.lines) == ("计划.docx", ["甲乙"])


def test_a_draft_is_signed_by_who_is_named(page: Page, address: str) -> None:
    page.goto(address)
    name, date = "桃花源街道办事处桃园社区居民委员会", "2027年1月5日"
    word = save(page, [paragraph("甲。"), *signed(name, date)], title="计划/草稿")
    assert word.name == "计划草稿.docx"
    assert word.lines == ["甲。", name, date]
    name_line, date_line = word.document.paragraphs[1:]
    assert name_line.paragraph_format.right_indent == Pt(15.75 * 2)
    assert date_line.paragraph_format.left_indent == Pt(15.75 * (28 - 2 - len(name) + 2))
    assert word.document.core_properties.author == ""
