"""Begin a plan page: sections with kinds and topics, from the skeleton of its level and type, to be written out.

    python scripts/new.py TITLE [--level LEVEL] [--type TYPE] [--name NAME]

The page is `docs/plans/NAME.md`; without a name it is called by the initials of its title. It has the number after the
last one that is used. What is still to be done on it is in its `todo`, which the check reminds of. Nothing that is
there is written over. Exits 0 if the page is there, 1 if it cannot be, 2 for unusable arguments.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from pypinyin import Style, lazy_pinyin

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from planlib.checking.rules import run  # noqa: E402
from planlib.checking.rules.headings import levels_named  # noqa: E402
from planlib.contract import ID, MAX_ID, SIGNATURE_KIND  # noqa: E402
from planlib.disk import account  # noqa: E402
from planlib.inputs import PLANS, Inputs, read_inputs  # noqa: E402
from planlib.meaning import type_of  # noqa: E402
from planlib.model.fields import references, split_runs  # noqa: E402
from planlib.model.findings import Finding, Severity  # noqa: E402
from planlib.printing import Arguments, any_locale  # noqa: E402
from planlib.reading.pages import read_page  # noqa: E402
from planlib.reading.skeletons import Skeleton, Slot  # noqa: E402

USUAL_LEVEL, USUAL_TYPE = "community", "plan"  # where the title says nothing
LONGEST_TITLE = 60  # characters
LONGEST_NAME = 24  # letters of initials
_YEAR = re.compile(r"(?:19|20)\d\d\s*年度?|[一二][〇○零九][〇○零一二三四五六七八九]{2}年度?")


class Refused(Exception):
    """No page can be begun so; its words, a line, are for the user."""


class Wanted(NamedTuple):
    """What a page is to be. name: of its file, without .md."""

    name: str
    number: int
    title: str
    level: str
    type: str


class Begun(NamedTuple):
    """A page that was begun. path: from the repository's root. left: what the check says of it."""

    path: str
    wanted: Wanted
    left: list[Finding]


def begin(root: Path, title: str, level: str = "", document: str = "", name: str = "") -> Begun:
    """Write a page into the repository at `root`. level, document: words of the vocabulary or what they are called in
    Chinese; without them, what the title says. Raises `Refused`, with nothing written, or `OSError`."""
    inputs = read_inputs(root)
    if problem := next(iter(inputs.vocabulary.problems), None):
        raise Refused(f"词表还有错误，先改好再新建（运行 make check 看全部）：{problem.message}")
    words = inputs.vocabulary
    title = _usable_title(title)
    wanted = Wanted(
        _free_name(inputs, title, name),
        free_number(inputs),
        title,
        _word("级别", level, words.levels) or _known((*levels_named(title), USUAL_LEVEL), words.levels),
        _word("文种", document, words.types) or _known((type_of(title), USUAL_TYPE), words.types),
    )
    path = f"{PLANS}/{wanted.name}.md"
    text = page_text(inputs, wanted)
    page = read_page(path, text)
    left = [found for found in run(replace(inputs, pages=(*inputs.pages, page))) if found.path == path]
    if wrong := next((found for found in left if found.severity is Severity.ERROR), None):
        raise Refused(f"用这个题目写不出合格的一页：{wrong.message}；{wrong.hint}")
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return Begun(path, wanted, left)


def _usable_title(title: str) -> str:
    """A title as a page has it: without the years, which each user fills in for himself. Raises `Refused`."""
    plain = _YEAR.sub("", title).strip()
    if not re.search("[\u4e00-\u9fff]{2}", plain):
        raise Refused(f"题目“{title}”不能用：写成一行中文，比如“社区志愿服务工作计划”")
    if len(plain) > LONGEST_TITLE:
        raise Refused(f"题目有 {len(plain)} 个字，太长了：写在 {LONGEST_TITLE} 个字以内")
    return plain


def _word(what: str, said: str, known: dict[str, str]) -> str:
    """A word of the vocabulary, or the one that is called so; empty where nothing is said. Raises `Refused`."""
    found = next((word for word, called in known.items() if said in (word, *called.split("、"))), "") if said else ""
    if said and not found:
        usable = "、".join(f"{word}（{called}）" for word, called in known.items())
        raise Refused(f"没有“{said}”这个{what}，可以写：{usable}")
    return found


def _known(likely: Iterable[str], known: dict[str, str]) -> str:
    return next(word for word in (*likely, *known) if word in known)


def _free_name(inputs: Inputs, title: str, name: str) -> str:
    """The name of a file that is not there. Raises `Refused`."""
    taken = {page.slug for page in inputs.pages} | {Path(path).stem for path in inputs.published}
    if name:
        stem = name.removesuffix(".md")
        if not re.fullmatch(ID, stem) or len(stem) > MAX_ID:
            raise Refused(f"文件名“{name}”不能用：只用小写字母、数字和单个连字符，字母开头，比如 NAME=zhiyuan-fuwu")
        if stem in taken:
            raise Refused(f"已经有名叫 {stem} 的一页了，没有动它：换一个 NAME，或者不写 NAME，文件名自动取")
        return stem
    stem = initials(title)
    return next(free for free in chain([stem], (f"{stem}-{number}" for number in count(2))) if free not in taken)


def initials(title: str) -> str:
    """The initials of a title's pinyin, such as a file may be called by: sqzyfwgzjh."""
    letters = "".join(syllable[:1] for syllable in lazy_pinyin(title, style=Style.NORMAL, errors="ignore"))
    return re.sub("[^a-z]", "", letters.lower())[:LONGEST_NAME] or "plan"


def free_number(inputs: Inputs) -> int:
    """The number after the last one that is used, among the plans that such a page is counted with."""
    others = (page for page in inputs.pages if len(inputs.collections) <= 1 or not page.front.source)
    return max((page.front.plan or 0 for page in others), default=0) + 1


def page_text(inputs: Inputs, wanted: Wanted) -> str:
    """The page: front matter, opening, sections, signature."""
    skeleton = _skeleton(inputs, wanted)
    slots = [slot for slot in skeleton.slots if slot.level]
    place = next((ref.name for ref in references(split_runs(skeleton.organisation))), "")
    topics = _topics(inputs, wanted.title, slots)
    kind = next((slot.kind for slot in skeleton.slots if not slot.level), "background")
    front = [
        "---",
        f"plan: {wanted.number}",
        f"title: {_quoted(wanted.title)}",
        f"level: {wanted.level}",
        f"type: {wanted.type}",
        f"opening: {{kind: {kind}, topics: [{topics[0]}]}}",
        f"closing: {{kind: {SIGNATURE_KIND}}}",
        "todo:",
        *(f"  - {{what: {_quoted(what)}}}" for what in TODO),
        "---",
    ]
    called = inputs.vocabulary.types[wanted.type].split("、")[0]
    year, whose = _field(inputs, "年份", "{{年份}}年"), _field(inputs, place, f"{{{{{place}}}}}")
    opening = (
        f"现将{whose}{year}的工作总结如下。"
        if wanted.type == "summary"
        else f"根据上级部署，结合{whose}实际，现就{year}的工作制定本{called}。"
    )
    blocks = ["\n".join(front), opening, *_sections(slots, topics), "---", skeleton.organisation, skeleton.date]
    return "\n\n".join(block for block in blocks if block) + "\n"


TODO = (
    "各段里“这里写”开头的话只是提示，换成自己的内容",
    "各段是按提纲排的，用不着的删去，缺的补上，主题改成和内容相符的",
)


def _field(inputs: Inputs, name: str, written: str) -> str:
    return written if name in inputs.vocabulary.fields else ""


def _skeleton(inputs: Inputs, wanted: Wanted) -> Skeleton:
    """The skeleton of a level and type; where there is none, one of the sections that the type must have."""
    skeletons = inputs.vocabulary.skeletons
    if found := next((one for one in skeletons if (one.level, one.type) == (wanted.level, wanted.type)), None):
        return found
    like = next((one for one in skeletons if one.level == wanted.level), None)
    shape = inputs.vocabulary.shapes.get(wanted.type)
    must = [group[0] for group in shape.must] if shape else []
    kinds = list(dict.fromkeys(kind for kind in must if kind != "background")) or ["tasks"]
    slots = tuple(slot for kind in kinds for slot in _slots_of(kind, inputs))
    organisation, date = (like.organisation, like.date) if like else ("", "")
    return Skeleton(wanted.level, wanted.type, wanted.title, organisation, date, slots)


def _slots_of(kind: str, inputs: Inputs) -> Iterator[Slot]:
    for title in _PARTS.get(kind, (inputs.vocabulary.kinds.get(kind, kind),)):
        yield Slot(kind, 1, title, ())


_PARTS = {"summary": ("取得的成效", "存在的不足"), "tasks": ("主要任务",)}


def _topics(inputs: Inputs, title: str, slots: Sequence[Slot]) -> list[str]:
    """What a plan is about as a whole: by its title, else what most of its sections name."""
    names = {name: (topic.title, *topic.aliases) for name, topic in inputs.topics.items()}
    likely = [topic for topic, called in names.items() if any(name in title for name in called if name)]
    usual = [topic for topic, _ in Counter(topic for slot in slots for topic in slot.topics).most_common()]
    found = [topic for topic in (*likely, *usual, *names) if topic in names]
    if not found:
        raise Refused("库里还没有主题：先在 docs/topics 里写一个主题页")
    return found


def _sections(slots: Sequence[Slot], topics: Sequence[str]) -> Iterator[str]:
    """Each heading, and under those that have no others a sentence that says what to write there."""
    ids: Counter[str] = Counter()
    for slot, following in zip(slots, (*slots[1:], None), strict=True):
        is_leaf = following is None or following.level <= slot.level
        own = slot.topics or topics[:1]
        stem = own[0] if slot.kind in ("tasks", "measures") and is_leaf and slot.topics else slot.kind
        ids[stem] += 1
        name = f"{stem}-{ids[stem]}" if ids[stem] > 1 else stem
        about = f' data-topics="{" ".join(own)}"' if is_leaf else ""
        yield f'{"#" * (slot.level + 1)} {slot.title} {{ #{name} data-kind="{slot.kind}"{about} }}'
        if is_leaf:
            yield f"这里写{_HINTS.get(slot.kind, slot.title)}。"


# Short, for two pages that are not yet written out are no copies of each other (PLN219).
_HINTS = {
    "guidance": "以什么为指导、围绕什么来做",
    "goals": "到年底要做到什么",
    "safeguards": "谁来管、钱和人从哪里来",
}


def _quoted(text: str) -> str:
    """Plain where YAML takes it for nothing but text."""
    return (
        text
        if re.fullmatch("[\u4e00-\u9fff][\u4e00-\u9fff0-9（）《》“”、，；。]*", text)
        else json.dumps(text, ensure_ascii=False)
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = Arguments("新写一页计划：按提纲排好各段和类型、主题，把内容写进去就行。")
    parser.add_argument("title", metavar="题目", help="计划的题目，不写年份和单位名称，比如：社区志愿服务工作计划")
    parser.add_argument(
        "--level",
        default="",
        metavar="级别",
        help="village 村、community 社区、subdistrict 街道、town 乡镇；不写就看题目",
    )
    parser.add_argument(
        "--type", default="", metavar="文种", help="plan 计划、outline 要点、summary 总结；不写就看题目"
    )
    parser.add_argument("--name", default="", metavar="文件名", help="小写字母、数字和连字符；不写就取题目的拼音首字母")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="文件夹", help="库所在的文件夹；不写就是这一个")
    options = parser.parse_args(arguments)
    title = options.title.strip()
    try:
        begun = begin(options.root, title, options.level.strip(), options.type.strip(), options.name.strip())
    except Refused as error:
        print(f"没有新建：{error}。", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"没有新建：{account(error, options.root)}", file=sys.stderr)
        return 1
    print(f"写好了 {begun.path}：《{begun.wanted.title}》，计划编号 {begun.wanted.number}（最后一个编号的下一个）。")
    if begun.wanted.title != title:
        print("题目里的年份去掉了：年份在正文里用 {{年份}}，每个单位填自己的。")
    others = [found for found in begun.left if found.code != "PLN111"]
    for found in others:
        print(f"还要看看第 {found.line} 行：{found.message}；{found.hint}。")
    print("接着：")
    print(f"  1. 用记事本之类的编辑器打开 {begun.path}，把“这里写……”换成自己的内容")
    print("  2. 运行 make serve，在浏览器里边写边看")
    print("  3. 写好一处，删去文首 todo 里的那一条；最后运行 make check")
    return 0


if __name__ == "__main__":
    any_locale()
    sys.exit(main())
