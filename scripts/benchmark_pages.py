"""Write a library of made-up plan pages to measure on: valid, of the real plans' size, and the same for the same seed.

    python scripts/benchmark_pages.py FOLDER PAGES [--seed N] [--sources] [--root REPOSITORY]

A page puts sections of the real plans together by topic and says them in other words: synonyms, names, numbers, and the
order of sentences and list items differ, and dated arrangements come in. It depends on the seed and its own number
only, so that a larger library begins with the pages of a smaller one. From 8 pages on every topic has a section.

The plans are read line by line, without planlib: what is measured has no part in what it is measured on.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("vocabulary", "docs/topics", "rules.yml")
PLANS = "docs/plans"
SOURCES = "sources"
REGISTER_FILE = "docs/notices.yml"
PLANS_A_COLLECTION = 50
SURE_TOPICS = 3  # of each page; eight pages in a row have all 21
MAX_PLAN = 9999

_HEADING = re.compile(r'(#+) (.+?) \{ #([a-z0-9-]+) data-kind="([a-z]+)"(?: data-topics="([a-z -]+)")? \}')
_FIELD = re.compile(r"(\{\{[^{}]*\}\})")
_SERIES = re.compile("[一二三四五六七八九十](?:是|要)")  # 一是 … 二是 …: the sentences keep their order
_PERCENT = re.compile(r"\d+%")
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"))


def _lists(text: str) -> tuple[tuple[str, ...], ...]:
    """Lists of words, a line each."""
    return tuple(tuple(line.split()) for line in text.strip().splitlines())


# Words that can stand for each other where they occur in the plans.
_SYNONYMS = _lists("""
认真开展 深入开展 积极开展 扎实开展
提高 提升 增强
推进 推动 促进
加强 强化 抓好
大力 着力 努力
不断 逐步
确保 保证
进一步 更好地
充分利用 用好用足 充分运用
浓厚氛围 良好氛围 热烈气氛
良好局面 生动局面 新局面
丰富多彩 形式多样 喜闻乐见
建立健全 健全完善 逐步完善
贯彻落实 学习贯彻
紧紧围绕 紧密围绕 牢牢把握
树立 确立
营造 创造
调动 激发
引导 带动
组织 发动 动员
解决 化解 处理
完善 健全 优化
宣传栏 公示栏 宣传橱窗 宣传展板
黑板报 墙报 电子屏
知识竞赛 知识问答 有奖竞答
讲座 宣讲 专题课
座谈会 交流会 恳谈会 讨论会
文艺汇演 文艺演出 广场演出
广大居民 居民群众 广大群众 家家户户
未成年人 青少年
领导小组 工作专班 工作小组
每月 每季度 每半年
困难家庭 特困家庭 低保家庭
空巢老人 独居老人 高龄老人
失业人员 待业人员 就业困难人员
文明行为 文明举止
邻里团结 邻里和睦 邻里互助
典型 榜样 标兵
环境卫生 村容整洁 环境整洁
群防群治 联防联控 邻里守望
法律知识 法治知识 安全知识
绿化 美化 亮化
""")
_SIBLINGS = {word: group for group in _SYNONYMS for word in group}
_WORDS = re.compile("|".join(sorted(_SIBLINGS, key=lambda word: (-len(word), word))))

_FIRST = "桃柳杏梅松竹荷桂枫榆槐桐茶棠苇菱"
_SECOND = "源溪湖岭桥坪湾井岗泉塘苑庭渡坝荡"
_ORDINALS = ("十六", "十七", "十八", "十九", "二十")
_EXAMPLES = {  # by field; {} is the name of the place that the page is about
    "社区": "{}社区",
    "村": "{}村",
    "街道": "{}街道",
    "镇": "{}镇",
    "区": "{}区",
    "学校": "{}小学",
    "学堂": "{}学堂",
    "文化场所": "{}文化广场",
    "落款单位": "{}社区居民委员会",
}
_LEVELS = {"village": "村", "community": "社区", "subdistrict": "街道", "town": "镇"}
_TYPES = {"plan": "工作计划", "outline": "工作要点"}
_SUBJECTS = ("精神文明建设", "精神文明创建", "文明创建", "思想道德建设", "宣传文化", "文明村镇创建", "文明新风建设")

# A dated arrangement: who does what about what where, and how many take part.
_WHO, _WHAT, _ABOUT, _WHERE = _lists("""
党员 楼栋长 团员青年 妇女骨干 退休教师 网格员 文艺骨干 青年志愿者 巾帼志愿者 老党员 返乡青年 医务人员
专题宣讲 集中清扫 入户走访 文艺展演 技能培训 读书分享 健康义诊 法律咨询 运动会 评比表彰 应急演练 结对帮扶
垃圾分类 移风易俗 孝老爱亲 反诈防骗 节水节电 文明餐桌 家风家训 全民阅读 国防教育 消防安全 交通文明 科学育儿 防灾减灾
文化广场 活动室 图书室 文明学校 楼院 宣传长廊 老年活动站 村头巷尾 文体中心 议事厅
""")

_NOTE = "> 编者注：文中的数字和名称请按本地情况填写。"
_SIGNATURE = ("---", "{{落款单位}}", "{{日期}}")


@dataclass(frozen=True)
class Piece:
    """A section of a real plan, without its notes. blocks: paragraphs, and lists with a line an item."""

    title: str
    id: str
    kind: str
    topics: tuple[str, ...]
    blocks: tuple[str, ...]


@dataclass(frozen=True)
class Material:
    """What pages are made of. topics: in the order in which pages get them. by_topic: the tasks and safeguards."""

    topics: tuple[str, ...]
    openings: tuple[tuple[str, ...], ...]
    guidance: tuple[Piece, ...]
    goals: tuple[Piece, ...]
    by_topic: dict[str, tuple[Piece, ...]]


@cache
def read_material(seed: int, repository: Path) -> Material:
    """Take the plans of a repository apart."""
    openings: list[tuple[str, ...]] = []
    pieces: list[Piece] = []
    for file in sorted((repository / PLANS).glob("*.md")):
        front, _, body = file.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        first, *rest = _pieces(body)
        if "kind: background" in front and first.blocks:
            openings.append(first.blocks)
        pieces += (piece for piece in rest if piece.topics and _is_whole(piece))
    topics = sorted(file.stem for file in (repository / "docs/topics").glob("*.md") if file.stem != "index")
    Random(f"{seed} topics").shuffle(topics)
    by_topic: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.kind in ("tasks", "measures", "safeguards", "requirements"):
            for topic in piece.topics:
                by_topic[topic].append(piece)
    return Material(
        topics=tuple(topics),
        openings=tuple(openings),
        guidance=tuple(piece for piece in pieces if piece.kind == "guidance"),
        goals=tuple(piece for piece in pieces if piece.kind == "goals"),
        by_topic={topic: _first_of_all(found, topic) for topic, found in by_topic.items()},
    )


def _pieces(body: str) -> Iterator[Piece]:
    """The sections of a page; the first is its opening part."""
    title = section = kind = ""
    topics: tuple[str, ...] = ()
    blocks: list[str] = []
    for block in body.strip().split("\n\n"):
        heading = _HEADING.fullmatch(block)
        if heading or block == "---":
            yield Piece(title, section, kind, topics, tuple(blocks))
            blocks = []
        if block == "---":
            return
        if heading:
            title, section, kind, topics = heading[2], heading[3], heading[4], tuple((heading[5] or "").split())
        elif not block.startswith((">", "#")):
            blocks.append(block)
    yield Piece(title, section, kind, topics, tuple(blocks))


def _is_whole(piece: Piece) -> bool:
    """Whether nothing is missing in a section: no title, or a series with one member."""
    text = "".join(piece.blocks)
    return "{{缺题}}" not in piece.title and bool(text) and ("一是" in text) == ("二是" in text)


def _first_of_all(pieces: list[Piece], topic: str) -> tuple[Piece, ...]:
    """The sections that are about a topic first of all, or, where there are none, those that name it."""
    return tuple(piece for piece in pieces if piece.topics[0] == topic) or tuple(pieces)


class Voice:
    """How one page says things."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._names: dict[str, str] = {}
        self._said = ""

    def name(self, field: str) -> str:
        """The name that a page gives as the example of a field, the same at each of its places."""
        if field not in self._names:
            self._names[field] = self._random.choice(_FIRST) + self._random.choice(_SECOND)
        return self._names[field]

    def say(self, text: str) -> str:
        """A text in other words."""
        if text.startswith("1. "):
            items = [line.partition(" ")[2] for line in text.split("\n")]
            self._random.shuffle(items)
            return numbered([self._words(item) for item in items])
        return self._words(self._shuffled(text))

    def _shuffled(self, text: str) -> str:
        """A paragraph with its sentences after the first in another order, where they do not depend on it."""
        *sentences, end = text.split("。")
        apart = all(sentence.count(a) == sentence.count(b) for sentence in sentences for a, b in _PAIRS)
        if end or not apart or _SERIES.search(text):
            return text
        rest = sentences[1:]
        self._random.shuffle(rest)
        return "".join(f"{sentence}。" for sentence in (sentences[0], *rest))

    def _words(self, text: str) -> str:
        parts = _FIELD.split(text)
        parts[::2] = (_PERCENT.sub(self._percent, _WORDS.sub(self._synonym, part)) for part in parts[::2])
        parts[1::2] = map(self._field, parts[1::2])
        return "".join(parts)

    def _synonym(self, match: re.Match[str]) -> str:
        """A word of the same meaning; not the one that was said just before, which would stand twice in a row."""
        group = _SIBLINGS[match[0]]
        word = self._random.choice(group)
        if word == self._said:
            word = group[group.index(word) - 1]
        self._said = word
        return word

    def _percent(self, _: re.Match[str]) -> str:
        return f"{self._random.randrange(20, 101)}%"

    def _field(self, field: str) -> str:
        name, bar, _ = field.strip("{}").partition("|")
        if name in _EXAMPLES:
            return f"{{{{{name}|{_EXAMPLES[name].format(self.name(name))}}}}}"
        if bar and name == "年份":
            return f"{{{{{name}|{self._random.randrange(2010, 2028)}}}}}"
        if bar and name == "党代会届次":
            return f"{{{{{name}|{self._random.choice(_ORDINALS)}}}}}"
        return field

    def arrangements(self) -> str:
        """A list of dated activities."""
        pick = self._random.choice
        months = sorted(self._random.sample(range(1, 13), self._random.randrange(2, 5)))
        return numbered(
            [
                f"{month}月，由{pick(_WHO)}牵头，以“{pick(_ABOUT)}”为主题开展{pick(_WHAT)}，"
                f"地点设在{pick(_WHERE)}，参加人数不少于{self._random.randrange(2, 40) * 5}人次。"
                for month in months
            ]
        )


def numbered(items: list[str]) -> str:
    """Items as a numbered Markdown list."""
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


@dataclass(frozen=True)
class Made:
    """A page without its `plan` and `source`. blocks: of the body, headings as written."""

    front: tuple[str, ...]
    blocks: tuple[str, ...]

    def text(self, *front: str) -> str:
        """The page as a file holds it. front: lines of the front matter, before its own."""
        return "\n\n".join(["\n".join(["---", *front, *self.front, "---"]), *self.blocks]) + "\n"

    def lines(self) -> Iterator[str]:
        """The lines of the text as a source has them: without marks, numbers and notes."""
        for block in self.blocks:
            if heading := _HEADING.fullmatch(block):
                yield heading[2]
            elif block != "---" and not block.startswith(">"):
                yield from (re.sub(r"^\d+\. ", "", line) for line in block.split("\n"))


def make_page(index: int, seed: int, repository: Path = ROOT) -> Made:
    """The page of a number, from 0, out of the plans of a repository."""
    random = Random(f"{seed} {index}")
    material, voice = read_material(seed, repository), Voice(random)
    level, kind = random.choice(list(_LEVELS)), random.choices(list(_TYPES), (6, 1))[0]
    tasks, safeguards = _choose(material, index, random)
    chosen = {piece.id for piece in (*tasks, *safeguards)} | {"tasks", "safeguards"}
    before = [random.choice(pool) for pool in (material.guidance, material.goals) if random.random() < 0.6]
    blocks = [voice.say(block) for block in random.choice(material.openings)]
    if random.random() < 0.2:
        blocks.append(_NOTE)
    for piece in before:
        if piece.id not in chosen:
            blocks += _section(piece, 2, voice, random)
    blocks += _group("主要任务", "tasks", tasks, len(tasks) > 3 and random.random() < 0.7, voice, random)
    blocks += _group("组织保障", "safeguards", safeguards, len(safeguards) > 1, voice, random)
    front = [
        f"title: {_LEVELS[level]}{random.choice(_SUBJECTS)}{_TYPES[kind]}",
        f"level: {level}",
        f"type: {kind}",
        "opening: {kind: background, topics: [civil-creation]}",
    ]
    if random.random() < 0.2:
        front.append("closing: {kind: signature}")
        blocks += map(voice.say, _SIGNATURE)
    return Made(tuple(front), tuple(blocks))


def _choose(material: Material, index: int, random: Random) -> tuple[list[Piece], list[Piece]]:
    """The tasks and the safeguards of a page, each about a topic of its own and under an id of its own."""
    turn = len(material.topics)
    sure = [material.topics[(index * SURE_TOPICS + place) % turn] for place in range(SURE_TOPICS)]
    others = [topic for topic in material.topics if topic not in sure]
    tasks: list[Piece] = []
    safeguards: list[Piece] = []
    ids = {"tasks", "safeguards"}
    for topic in (*sure, *random.sample(others, random.randrange(1, 9))):
        pieces = [piece for piece in material.by_topic[topic] if piece.id not in ids]
        if pieces:
            piece = random.choice(pieces)
            ids.add(piece.id)
            (tasks if piece.kind in ("tasks", "measures") else safeguards).append(piece)
    return tasks, safeguards


def _group(title: str, kind: str, pieces: list[Piece], under: bool, voice: Voice, random: Random) -> list[str]:
    """Sections one after the other, or `under` a heading that they share."""
    blocks = [f'## {title} {{ #{kind} data-kind="{kind}" }}'] if under else []
    for piece in pieces:
        blocks += _section(piece, 3 if under else 2, voice, random)
    return blocks


def _section(piece: Piece, marks: int, voice: Voice, random: Random) -> list[str]:
    attributes = f'{{ #{piece.id} data-kind="{piece.kind}" data-topics="{" ".join(piece.topics)}" }}'
    blocks = [f"{'#' * marks} {voice.say(piece.title)} {attributes}", *map(voice.say, piece.blocks)]
    if not blocks[-1].startswith("1. ") and random.random() < 0.3:
        blocks.append(voice.arrangements())
    return blocks


def write_library(root: Path, pages: int, seed: int, sources: bool, repository: Path = ROOT) -> None:
    """Make `root` a library of its own: so many plan pages, and the vocabulary and the topics of a repository.

    sources: whether the pages come from collections (with ledgers that repair nothing) and are audited against them.
    """
    for name in COPIED:
        copy = shutil.copytree if (repository / name).is_dir() else shutil.copy
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(repository / name, root / name)
    (root / PLANS).mkdir()
    # A library has a register: here a single entry, that marks nothing, for it is not what is measured.
    entries = re.split("^(?=- id:)", (repository / REGISTER_FILE).read_text("utf-8"), flags=re.MULTILINE)
    kept = next(entry for entry in entries if "\n  action: keep\n" in entry)
    (root / REGISTER_FILE).write_text(kept, "utf-8", newline="\n")
    if sources:
        (root / SOURCES).mkdir()
    for start in range(0, pages, PLANS_A_COLLECTION):
        name = f"collection-{start // PLANS_A_COLLECTION + 1:03}"
        collected: list[str] = []
        for index in range(start, min(start + PLANS_A_COLLECTION, pages)):
            page = make_page(index, seed, repository)
            front = [f"plan: {index % MAX_PLAN + 1}"] if index < MAX_PLAN or sources else []  # one has no number twice
            if sources:
                first = len(collected) + 1
                for line in page.lines():
                    collected += (line, "")
                front.append(f"source: {{collection: {name}, lines: [{first}, {len(collected)}]}}")
            (root / PLANS / f"plan-{index:05}.md").write_text(page.text(*front), "utf-8", newline="\n")
        if sources:
            (root / SOURCES / f"{name}.txt").write_text("\n".join(collected), "utf-8", newline="\n")
            ledger = f"title: {name}\nrepairs: []\n"
            (root / SOURCES / f"{name}.ledger.yml").write_text(ledger, "utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Write a library; returns the exit status."""
    parser = argparse.ArgumentParser(description="Write a library of made-up plan pages to measure on.")
    parser.add_argument("folder", type=Path, help="where to write it; made if it is not there, and empty if it is")
    parser.add_argument("pages", type=int, help="how many plan pages")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other pages")
    parser.add_argument("--sources", action="store_true", help="with a collection for every 50 pages, and its ledger")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository whose plans they are made of")
    options = parser.parse_args(arguments)
    write_library(options.folder, options.pages, options.seed, options.sources, options.root)
    return 0


if __name__ == "__main__":
    sys.exit(main())
