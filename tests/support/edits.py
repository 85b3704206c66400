"""Random edits of a repository: what editors and developers do to it, from a seed, so that they can be repeated.

An edit is a function that changes files and says what it did. Most of them leave a library that is right; what is not,
the build must refuse. Nothing here knows what depends on what.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from benchmark_pages import make_page

from tests.support.library import LIBRARY

INPUTS = ("deploy", "docs", "sources", "vocabulary", "theme", ".build/assets", "rules.yml", "mkdocs.yml")
PLANS, TOPICS, FIELDS, REGISTER = "docs/plans", "docs/topics", "vocabulary/fields.yml", "docs/notices.yml"
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c636060606000000005000101e221bc330000000049454e44ae426082"
)
_WORDS = "集体 认真 有序 广泛 持续 全面 及时 逐户 分片 统一 按月 自觉".split()
_TOPICS = 'data-topics="[a-z -]+"'
_END_OF_SECTION = "。\n\n(?=#)"
_HEADING = re.compile(r"^#+ (.+?) \{ #[^}]*\}$", re.MULTILINE)

State = Mapping[str, bytes]
"""What a repository holds that a build is made of, by path."""


class NothingToDo(Exception):
    """There is nothing of the kind that an edit is about."""


def read_state(root: Path) -> State:
    found = [path for name in INPUTS for path in [root / name, *sorted((root / name).rglob("*"))] if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def restore(root: Path, state: State) -> None:
    """Make a repository what it was: files that are other than then are written, and those that were not are gone."""
    for name in read_state(root).keys() - state.keys():
        (root / name).unlink()
    for name, content in state.items():
        file = root / name
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


class Editor:
    """Somebody who changes files of a repository at random."""

    def __init__(self, root: Path, random: Random) -> None:
        self.root, self.random = root, random

    # What all edits are made of

    def files(self, pattern: str) -> list[Path]:
        found = [path for path in sorted(self.root.glob(pattern)) if path.is_file() and path.name != "index.md"]
        if not found:
            raise NothingToDo
        return found

    def one(self, *patterns: str) -> Path:
        return self.random.choice([path for pattern in patterns for path in self.files(pattern)])

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def number(self) -> int:
        return self.random.randrange(100, 1000)

    def replace(self, path: Path, old: str, new: str) -> str:
        text = path.read_text("utf-8")
        if old not in text or old == new:
            raise NothingToDo
        path.write_text(text.replace(old, new, 1), "utf-8")
        return f"{self.name(path)}: {old!r} → {new!r}"

    def substitute(self, path: Path, pattern: str, new: Callable[[re.Match[str]], str]) -> str:
        """Change one of the places where a pattern matches."""
        text = path.read_text("utf-8")
        found = [match for match in re.finditer(pattern, text, re.MULTILINE) if new(match) != match[0]]
        if not found:
            raise NothingToDo
        match = self.random.choice(found)
        path.write_text(text[: match.start()] + new(match) + text[match.end() :], "utf-8")
        return f"{self.name(path)}: {match[0][:60]!r} → {new(match)[:60]!r}"

    def append(self, path: Path, text: str) -> str:
        path.write_text(path.read_text("utf-8") + text, "utf-8")
        return f"{self.name(path)}: {text[:60]!r} at the end"

    def write(self, path: Path, content: bytes | str) -> str:
        what = "changed" if path.exists() else "added"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return f"{self.name(path)} {what}"

    def plan(self, sourced: bool | None = None) -> Path:
        """A plan page; with a source or without one, or either."""
        found = self.files(f"{PLANS}/*.md")
        found = [path for path in found if sourced is None or ("\nsource:" in path.read_text("utf-8")) == sourced]
        if not found:
            raise NothingToDo
        return self.random.choice(found)

    def reworded(self, path: Path, old: str, new: str) -> str:
        """Change a line of a plan, and the same line of its source, so that the audit holds."""
        done = self.replace(path, old, new)
        for source in sorted(self.root.glob("sources/*.txt")):
            if "\nsource:" in path.read_text("utf-8") and old in source.read_text("utf-8"):
                self.replace(source, old, new)
                break
        return done


# Plans


def reword(editor: Editor) -> str:
    plan = editor.plan()
    lines = [line for line in plan.read_text("utf-8").split("\n") if line.endswith("。") and line[0] not in ">#1234567"]
    if not lines:
        raise NothingToDo
    line, word = editor.random.choice(lines), editor.random.choice(_WORDS)
    return editor.reworded(plan, line, f"{line[:-1]}，{word}安排，共{editor.number()}处。")


def reword_keeping_size_and_time(editor: Editor) -> str:
    """What neither the size nor the time of a file tells."""
    plan = editor.plan(sourced=False)
    before = plan.stat()
    done = editor.substitute(
        plan, "(?:社区|居民|活动|工作)(?![^\n]*[{}])", lambda _: editor.random.choice(("街坊", "邻里"))
    )
    os.utime(plan, ns=(before.st_atime_ns, before.st_mtime_ns))
    return f"{done}, with its old time"


def retitle(editor: Editor) -> str:
    plan = editor.plan()
    titles = _HEADING.findall(plan.read_text("utf-8"))
    title = editor.random.choice(titles)
    return editor.reworded(plan, title, editor.random.choice(_WORDS) + title)


def retopic(editor: Editor) -> str:
    topic = editor.one(f"{TOPICS}/*.md").stem
    return editor.substitute(editor.plan(), _TOPICS, lambda _: f'data-topics="{topic}"')


def change_kind(editor: Editor) -> str:
    other = {"tasks": "measures", "measures": "tasks"}
    return editor.substitute(editor.plan(), '(?<=data-kind=")(?:tasks|measures)', lambda match: other[match[0]])


def change_front_matter(editor: Editor) -> str:
    plan = editor.plan()
    level = editor.random.choice(("village", "community", "subdistrict", "town"))
    changes = {"level: .+": f"level: {level}", "title: .+": f"title: 第{editor.number()}号社区工作计划"}
    pattern = editor.random.choice([*changes])
    return editor.substitute(plan, f"^{pattern}", lambda _: changes[pattern])


def give_example(editor: Editor) -> str:
    """Another example of a field."""
    name = f"例{editor.number()}"
    return editor.substitute(editor.plan(sourced=False), r"(?<=\|)[^|{}]+(?=\}\})", lambda _: name)


def add_note(editor: Editor) -> str:
    plan = editor.plan()
    return editor.substitute(
        plan, _END_OF_SECTION, lambda _: f"。\n\n> 编者注：第{editor.number()}条，请按本地情况填写。\n\n"
    )


def add_dated_phrase(editor: Editor) -> str:
    phrases = ("以科学发展观为指导", "贯彻“三个代表”重要思想", "开展创先争优活动", "高举邓小平理论伟大旗帜")
    phrase = editor.random.choice(phrases)
    return editor.substitute(editor.plan(sourced=False), _END_OF_SECTION, lambda _: f"，{phrase}。\n\n")


def drop_paragraph(editor: Editor) -> str:
    return editor.substitute(editor.plan(sourced=False), "\n\n[^#>\n-][^\n]*。\n\n(?=[^#\n-])", lambda _: "\n\n")


def add_plan(editor: Editor) -> str:
    number = editor.number()
    page = make_page(number, 1, LIBRARY)
    return editor.write(editor.root / PLANS / f"added-{number}.md", page.text(f"plan: {number}"))


def copy_plan(editor: Editor) -> str:
    """A plan that says nearly the same as another: a twin, and variants."""
    plan, number = editor.plan(sourced=False), editor.number()
    text = re.sub("^plan: .*", f"plan: {number}", plan.read_text("utf-8"), count=1, flags=re.MULTILINE)
    copied = editor.root / PLANS / f"copied-{number}.md"
    return editor.write(copied, text.replace("居民", "群众", 3)) + f", a copy of {plan.name}"


def delete_plan(editor: Editor) -> str:
    plan = editor.plan(sourced=False)
    plan.unlink()
    return f"{editor.name(plan)} deleted"


def rename_plan(editor: Editor) -> str:
    plan = editor.plan()
    renamed = plan.rename(plan.with_name(f"renamed-{editor.number()}.md"))
    return f"{editor.name(plan)} is now {renamed.name}"


def exchange_plans(editor: Editor) -> str:
    one, other = editor.plan(sourced=False), editor.plan(sourced=False)
    if one == other:
        raise NothingToDo
    between = one.rename(one.with_suffix(".between"))
    other.rename(one)
    between.rename(other)
    return f"{one.name} and {other.name} exchanged"


# Sources


def add_repair(editor: Editor) -> str:
    """A line of a source that begins with what was lost and put right."""
    source = editor.one("sources/*.txt")
    lines = source.read_text("utf-8").split("\n")
    at = editor.random.choice([at for at, line in enumerate(lines) if len(line) > 20 and "{{" not in line[:9]])
    start = lines[at][:9]
    ledger = source.with_suffix(".ledger.yml")
    lines[at] = f"□{lines[at]}"
    editor.write(source, "\n".join(lines))
    entry = (
        f"- {{line: {at + 1}, before: □{start}, after: {start}, kind: lost-mark, reason: 多出的方框, evidence: 文意}}\n"
    )
    return editor.write(ledger, ledger.read_text("utf-8").replace("repairs: []", "repairs:") + entry)


def change_reason(editor: Editor) -> str:
    reason = f"理由第{editor.number()}"
    return editor.substitute(editor.one("sources/*.yml"), r"(?<=reason: )[^,\n]+", lambda _: reason)


def retitle_source(editor: Editor) -> str:
    return editor.substitute(editor.one("sources/*.yml"), "(?<=^title: ).+", lambda _: f"合集{editor.number()}")


# Topics


def change_topic(editor: Editor) -> str:
    key = editor.random.choice(("title", "summary"))
    return editor.substitute(editor.one(f"{TOPICS}/*.md"), f"(?<=^{key}: ).+", lambda _: f"主题{editor.number()}")


def change_topic_text(editor: Editor) -> str:
    return editor.append(editor.one(f"{TOPICS}/*.md"), f"\n又一段，第{editor.number()}段。\n")


def change_aliases(editor: Editor) -> str:
    topic = editor.one(f"{TOPICS}/*.md")
    return editor.substitute(topic, r"(?<=^aliases: \[)", lambda _: f"别名{editor.number()}, ")


def change_related(editor: Editor) -> str:
    """Two topics that name each other, or no longer do."""
    one, other = editor.random.sample(editor.files(f"{TOPICS}/*.md"), 2)
    for topic, named in ((one, other.stem), (other, one.stem)):
        text = topic.read_text("utf-8")
        names = re.search(r"^related: \[(.*)\]$", text, re.MULTILINE)
        if not names:
            raise NothingToDo
        listed = names[1].split(", ")
        listed = [name for name in listed if name != named] if named in listed else [*listed, named]
        topic.write_text(text.replace(names[0], f"related: [{', '.join(listed)}]"), "utf-8")
    return f"topics {one.stem} and {other.stem} name each other, or no longer do"


def rename_topic(editor: Editor) -> str:
    """A topic under another name, wherever it stands."""
    topic = editor.one(f"{TOPICS}/*.md")
    new = f"topic-{editor.number()}"
    word = re.compile(rf"(?<![\w-]){topic.stem}(?![\w-])")
    for path in [*editor.files("docs/**/*.md"), *editor.files("vocabulary/*.yml"), editor.root / REGISTER]:
        text = path.read_text("utf-8")
        if word.search(text):
            path.write_text(word.sub(new, text), "utf-8")
    topic.rename(topic.with_name(f"{new}.md"))
    return f"topic {topic.stem} is now {new}"


def add_topic(editor: Editor) -> str:
    number, other = editor.number(), editor.one(f"{TOPICS}/*.md")
    front = f"title: 新主题{number}\nsummary: 一个新的主题。\naliases: [新别名{number}]\nrelated: [{other.stem}]\n"
    path = editor.root / TOPICS / f"topic-{number}.md"
    done = editor.write(path, f"---\n{front}---\n## 讲什么\n\n新的。\n")
    editor.substitute(other, r"(?<=^related: \[)", lambda _: f"{path.stem}, ")
    used = editor.substitute(editor.plan(), _TOPICS, lambda _: f'data-topics="{path.stem}"')
    return f"{done}; {used}"


# Fields, notices, the rest of the vocabulary, settings


def change_field(editor: Editor) -> str:
    key = editor.random.choice(("label", "default", "hint"))
    return editor.substitute(
        editor.root / FIELDS,
        rf"(?<={key}: )[^,}}]+",
        lambda match: f"{match[0].rstrip('某')}某{editor.number() % 3 * '某'}",
    )


def add_field(editor: Editor) -> str:
    field = f"新项{editor.number()}"
    entry = f"{field}: {{label: {field}, default: ××, hint: 新的, scope: local}}\n"
    done = editor.append(editor.root / FIELDS, entry)
    used = editor.substitute(editor.plan(sourced=False), _END_OF_SECTION, lambda _: f"，{{{{{field}|某处}}}}。\n\n")
    return f"{done}; {used}"


def change_notice(editor: Editor) -> str:
    new = {"note": f"说明第{editor.number()}条。", "now": f"今写{editor.number()}", "title": f"提法{editor.number()}"}
    new |= {"until": f'"20{editor.number() % 20 + 10}-0{editor.number() % 9 + 1}"', "action": "check"}
    key = editor.random.choice([*new])
    return editor.substitute(editor.root / REGISTER, f"(?<=^  {key}: ).+", lambda _: new[key])


def _entries(editor: Editor) -> list[str]:
    return re.split("^(?=- id:)", (editor.root / REGISTER).read_text("utf-8"), flags=re.MULTILINE)


def delete_notice(editor: Editor) -> str:
    start, *entries = _entries(editor)
    gone = entries.pop(editor.random.randrange(len(entries)))
    return editor.write(editor.root / REGISTER, start + "".join(entries)) + f" without {gone[:40]!r}"


def reorder_notices(editor: Editor) -> str:
    start, *entries = _entries(editor)
    editor.random.shuffle(entries)
    return editor.write(editor.root / REGISTER, start + "".join(entry.strip("\n") + "\n\n" for entry in entries))


def add_notice(editor: Editor) -> str:
    number, word = editor.number(), editor.random.choice(("宣传栏", "志愿者", "黑板报", "领导小组", "未成年人"))
    entry = (
        f"- id: added-{number}\n  title: 新登记{number}\n  kind: formulation\n  until: '2020-01'\n  now: 新提法\n"
        f"  action: replace\n  note: 新的一条。\n  pattern: {word}\n  matches: [设立{word}一处, 各村{word}]\n"
        "  passes: [没有这个词, 也没有]\n  sources: [{title: 某文件, checked: '2026-11-01'}]\n"
        "  confidence: high\n  review: '2027-11'\n"
    )
    return editor.append(editor.root / REGISTER, f"\n{entry}")


def change_terms(editor: Editor) -> str:
    return editor.substitute(editor.root / "vocabulary/terms.yml", "(?<=^  [a-z]{4}: ).+", lambda m: f"{m[0]}甲")


def change_synonyms(editor: Editor) -> str:
    file = editor.root / "vocabulary/synonyms.yml"
    if editor.random.random() < 0.5:
        return editor.substitute(file, r"^- \[.*\n", lambda _: "")
    return editor.append(file, f"- [词{editor.number()}, 黑板, 板报{editor.number()}]\n")


def change_skeletons(editor: Editor) -> str:
    file = editor.root / "vocabulary/skeletons.yml"
    return editor.substitute(file, '(?<=title: )[^"{},]+(?=[,}])', lambda match: f"{match[0]}{editor.number()}")


def change_word_list(editor: Editor) -> str:
    file = editor.one("vocabulary/*.txt", "vocabulary/*.yml")
    return editor.append(file, f"# 说明{editor.number()}\n")


def change_misspellings(editor: Editor) -> str:
    return editor.substitute(editor.root / "vocabulary/misspellings.txt", "^[^#\n]+\n", lambda _: "")


def change_rules(editor: Editor) -> str:
    code = editor.random.choice(("PLN413", "PLN402", "PLN432", "PLN311"))
    severity = editor.random.choice(("off", "warning", "info"))
    return editor.write(editor.root / "rules.yml", f"severity: {{{code}: {severity}, PLN218: off}}\n")


def change_settings(editor: Editor) -> str:
    number = editor.number()
    changes: dict[str, Callable[[re.Match[str]], str]] = {
        "(?<=^site_name: ).+": lambda _: f"计划库{number}",
        "(?<=^site_description: ).+": lambda _: f"范文{number}。",
        "(?<=^copyright: ).+": lambda _: f"版权{number}",
        r"^(?:site_url: .*\n)?(?=docs_dir)": lambda _: f"site_url: https://plans.example/{number}/\n",
        r"^(?:use_directory_urls: .*\n)?(?=docs_dir)": lambda m: "" if m[0] else "use_directory_urls: false\n",
        "(?<=^      permalink_title: ).+": lambda _: f"链接{number}",
        "(?<=^  - 过时提法)[0-9]*(?=: )": lambda _: str(number),
        "^not_in_nav: .*\n": lambda m: f"{m[0]}  /extra{number}/*\n",
        "^(?=exclude_docs: )": lambda _: f"# {number}\n",
        r"^(?=  /notices\.yml)": lambda _: "  /page-*.md\n",
    }
    pattern = editor.random.choice([*changes])
    return editor.substitute(editor.root / "mkdocs.yml", pattern, changes[pattern])


# The theme, scripts and styles


def change_template(editor: Editor) -> str:
    template = editor.one("theme/*.html", "theme/partials/*.html")
    return editor.substitute(template, 'class="(?=pl-|md-)', lambda _: f'class="x-{editor.number()} ')


def comment_template(editor: Editor) -> str:
    return editor.append(editor.one("theme/*.html"), f"{{# {editor.number()} #}}\n")


def override_template(editor: Editor) -> str:
    """A part of the theme that the site has replaced, or no longer does."""
    part = editor.root / "theme/partials" / editor.random.choice(("copyright.html", "footer.html", "social.html"))
    if part.exists():
        part.unlink()
        return f"{editor.name(part)} deleted"
    return editor.write(part, f"<p>{editor.number()}</p>\n")


def change_theme_file(editor: Editor) -> str:
    file = editor.root / f"theme/assets/{editor.random.choice(('a.txt', 'sub/b.css', 'stylesheets/extra.css'))}"
    if file.exists() and editor.random.random() < 0.5:
        file.unlink()
        return f"{editor.name(file)} deleted"
    return editor.write(file, f"/* {editor.number()} */\n")


def change_asset(editor: Editor) -> str:
    return editor.append(
        editor.one(".build/assets/plan-library/*.css", ".build/assets/plan-library/*.js"), f"/* {editor.number()} */\n"
    )


def add_asset(editor: Editor) -> str:
    return editor.write(editor.root / f".build/assets/plan-library/added-{editor.number()}.js", "void 0\n")


def delete_added_asset(editor: Editor) -> str:
    asset = editor.one(".build/assets/plan-library/added-*.js")
    asset.unlink()
    return f"{editor.name(asset)} deleted"


# Documents and pictures


def change_document(editor: Editor) -> str:
    document = editor.one("docs/*.md", "docs/guide/*.md")
    if editor.random.random() < 0.3:
        return editor.substitute(document, "(?<=^title: ).+", lambda _: f"题目{editor.number()}")
    return editor.append(document, f"\n又一段，{editor.number()}。\n")


def change_list_page(editor: Editor) -> str:
    """The pages of lists, whose other pages nobody has written."""
    page = editor.random.choice(("docs/index.md", "docs/plans/index.md", "docs/topics/index.md", "docs/library.md"))
    return editor.append(editor.root / page, f"\n第{editor.number()}段。\n")


def add_document(editor: Editor) -> str:
    folder, up = editor.random.choice((("docs", ""), ("docs/guide", "../"), ("docs/extra", "../")))
    text = f"---\ntitle: 新页{editor.number()}\n---\n## 一节\n\n见[关于来源]({up}about.md)。\n"
    return editor.write(editor.root / folder / f"page-{editor.number()}.md", text)


def delete_document(editor: Editor) -> str:
    document = editor.one("docs/page-*.md", "docs/*/page-*.md")
    document.unlink()
    return f"{editor.name(document)} deleted"


def rename_document(editor: Editor) -> str:
    document = editor.one("docs/page-*.md", "docs/*/page-*.md")
    document.rename(document.with_name(f"page-{editor.number()}.md"))
    return f"{editor.name(document)} renamed"


def add_picture(editor: Editor) -> str:
    picture = editor.root / f"docs/guide/pictures/added-{editor.number()}.png"
    editor.write(picture, PICTURE + str(editor.number()).encode())
    return editor.append(editor.root / "docs/about.md", f"\n![新图](guide/pictures/{picture.name})\n")


def change_picture(editor: Editor) -> str:
    return editor.write(editor.one("docs/guide/pictures/*.png"), PICTURE + str(editor.number()).encode())


def change_static_file(editor: Editor) -> str:
    file = editor.root / f"docs/files/{editor.random.choice('abc')}.png"
    if file.exists() and editor.random.random() < 0.5:
        file.unlink()
        return f"{editor.name(file)} deleted"
    return editor.write(file, PICTURE + str(editor.number()).encode())


# What changes nothing


def touch(editor: Editor) -> str:
    path = editor.one("docs/**/*", "vocabulary/*", "theme/**/*", "sources/*", ".build/assets/**/*")
    when = editor.random.choice((1_500_000_000, 1_780_000_000, None))
    os.utime(path, None if when is None else (when, when))
    return f"{editor.name(path)} touched"


def rewrite(editor: Editor) -> str:
    path = editor.one("docs/**/*", "vocabulary/*", "theme/**/*", "*.yml")
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)
    return f"{editor.name(path)} written anew, the same"


def leave_dropping(editor: Editor) -> str:
    name = editor.random.choice((".x.md.swp", "x.md~", "~$x.docx", "x.tmp"))
    return editor.write(editor.root / editor.random.choice((PLANS, TOPICS, "docs", "sources")) / name, "没有写完")


def make_folder(editor: Editor) -> str:
    folder = editor.root / f"docs/{editor.random.choice(('empty', 'guide/empty', 'plans/empty'))}"
    folder.mkdir(exist_ok=True)
    return f"{editor.name(folder)}/ made"


# What stops a build


def break_plan(editor: Editor) -> str:
    return editor.substitute(
        editor.plan(),
        *editor.random.choice(
            [
                ("^level: .*", lambda _: "level: city"),
                ('data-kind="[a-z]+"', lambda _: 'data-kind="nonsense"'),
                ('data-topics="', lambda _: 'data-topics="nowhere '),
                ("。$", lambda _: "<b>。</b>"),
                ("。$", lambda _: "{{没有这项}}。"),
                (r"\A---\n", lambda _: "---\ntitle: [\n"),
            ]
        ),
    )


def break_source(editor: Editor) -> str:
    """A character of a source that is on no page."""
    return editor.substitute(editor.one("sources/*.txt"), "。$", lambda _: "。丢了")


def break_vocabulary(editor: Editor) -> str:
    file = editor.one("vocabulary/*.yml", "rules.yml", "mkdocs.yml", "docs/notices.yml")
    return editor.write(file, editor.random.choice((b"\xff\xfe", b"a: [", b"")))


def break_template(editor: Editor) -> str:
    return editor.append(editor.one("theme/plan.html", "theme/topic.html", "theme/about.html"), "{% if %}")


def break_link(editor: Editor) -> str:
    return editor.append(editor.one("docs/*.md", "docs/guide/*.md"), "\n[没有](nowhere.md)\n")


def delete_vocabulary(editor: Editor) -> str:
    file = editor.one("vocabulary/*", "theme/*.html")
    file.unlink()
    return f"{editor.name(file)} deleted"


CHANGES: dict[Callable[[Editor], str], int] = {  # and how often, beside each other
    **dict.fromkeys((reword, retitle, retopic, add_plan, copy_plan, delete_plan, rename_plan, change_template), 3),
    **dict.fromkeys((change_field, change_notice, change_settings, change_document, add_document, touch), 3),
    **dict.fromkeys((reword_keeping_size_and_time, change_kind, change_front_matter, give_example, add_note), 2),
    **dict.fromkeys((add_dated_phrase, drop_paragraph, exchange_plans, add_repair, change_reason, change_topic), 2),
    **dict.fromkeys((change_topic_text, change_aliases, change_related, rename_topic, add_topic, add_field), 2),
    **dict.fromkeys((delete_notice, add_notice, change_terms, change_synonyms, override_template, change_asset), 2),
    **dict.fromkeys((retitle_source, reorder_notices, change_skeletons, change_word_list, change_misspellings), 1),
    **dict.fromkeys((change_rules, comment_template, change_theme_file, add_asset, delete_added_asset, rewrite), 1),
    **dict.fromkeys((change_list_page, delete_document, rename_document, add_picture, change_picture), 1),
    **dict.fromkeys((change_static_file, leave_dropping, make_folder), 1),
}
DAMAGES = (break_plan, break_source, break_vocabulary, break_template, break_link, delete_vocabulary)


def change(editor: Editor) -> str:
    """One change, of a kind at random."""
    return _done(editor, editor.random.choices, [*CHANGES], [*CHANGES.values()])


def damage(editor: Editor) -> str:
    return _done(editor, editor.random.choices, [*DAMAGES], [1] * len(DAMAGES))


def _done(
    editor: Editor,
    choose: Callable[..., list[Callable[[Editor], str]]],
    kinds: list[Callable[[Editor], str]],
    weights: list[int],
) -> str:
    while True:
        (kind,) = choose(kinds, weights)
        before = read_state(editor.root)
        try:
            return f"{kind.__name__}: {kind(editor)}"
        except NothingToDo:
            restore(editor.root, before)  # it may have done a half of it
