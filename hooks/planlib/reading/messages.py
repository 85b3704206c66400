"""What is said about an input that cannot be read as it stands: all the words of it, by the kind of mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from planlib.model.findings import Problem


class Message(NamedTuple):
    """What is wrong, and what to do; {words} in braces are filled in."""

    wrong: str
    hint: str


_ENTRY = "写成 {entry}"  # key and value as they should stand, such as lines: [9, 35]
_BLOCK = "页面开头写一行 ---，然后是 {keys} 各项，再写一行 ---"
_YAML = "每行写一项：项名、半角冒号、空格、值"

# The kinds of `records` are pydantic's own where it has one. Of these, {name} is the key with the one it stands under,
# {value} what stands there, {whole} what lacks a key, {known} the nearest known word and all of them.
MESSAGES = {
    # A file
    "outside": Message("文件在库外面", "把文件复制进来，不要用链接"),
    "not_a_file": Message("这不是普通文件", "把内容复制到普通文件里"),
    "too_large": Message("文件有 {bytes:,} 字节，超过 {most:,}", "分成几个文件"),
    "unreadable": Message("文件读不出来：{reason}", "看看它是不是普通文件，有没有读取的权限"),
    "absent": Message("没有这个文件", "放回来，比如 git checkout -- {path}"),
    "link_to_itself": Message("文件是指向自己的链接", "把文件复制进来，不要用链接"),
    "not_utf8": Message("文件不是 UTF-8 编码", "用记事本打开，“另存为”时编码选 UTF-8"),
    "two_marks": Message("文件开头有两个字节顺序标记（BOM）", "用记事本打开，“另存为”时编码选 UTF-8，开头的空白删去"),
    "no_text": Message("文件是空的", "把收到的文字放回来，比如 git checkout -- {path}"),
    # YAML
    "yaml_character": Message("有不许用的字符 {character}", "删去它"),
    "yaml_syntax": Message("这里读不出来：{reason}", _YAML),
    "yaml_colon": Message("“{words}”里的冒号是全角的", "改成半角冒号加空格：{entry}"),
    "yaml_space": Message("“{words}”的冒号后面没有空格", "冒号后面空一格：{entry}"),
    "yaml_flow": Message("“{words}”里用了全角的“{mark}”", "改成半角：{entry}"),
    "yaml_tab": Message("行首用了制表符（Tab）", "改成空格"),
    "yaml_wide_space": Message("行首用了全角空格", "改成半角空格：{entry}"),
    "yaml_equals": Message("“{words}”用了等号", "改成半角冒号加空格：{entry}"),
    "yaml_list": Message("“{words}”里的几项没有用半角逗号隔开", "写成 {entry}"),
    "yaml_dash": Message("“{words}”开头不是半角减号加空格", "写成 {entry}"),
    "yaml_quote": Message("“{words}”的引号没有成对", "不用引号：{entry}"),
    "yaml_quoted": Message("“{words}”的引号是全角的，会当成文字", "不用引号：{entry}"),
    "yaml_start": Message("“{words}”的值以符号开头，读不对", "删去符号：{entry}"),
    "yaml_colons": Message("“{words}”的值里有半角冒号", "值里的冒号用全角的：{entry}"),
    "yaml_indent": Message("“{words}”前面多了空格", "顶格写：{entry}"),
    "yaml_chinese_key": Message("“{words}”的项名写了中文", "项名用英文：{entry}"),
    "yaml_dashes": Message("“{words}”不是三个半角减号", "这一行写成 ---，前后不要别的字"),
    "fence_late": Message("文首的 --- 前面有空行", "删去前面的空行，让 --- 是第一行"),
    "yaml_documents": Message("文首中间多了一行 --- 或 ...", "删去中间的那一行"),
    "yaml_anchor": Message("不许用 & 和 * 做锚点、别名", "把值写全；值里有这些符号就加上引号"),
    "yaml_tag": Message("不许用标签 {tag}", "去掉标签，或把值加上引号"),
    "yaml_depth": Message("套了 {most} 层以上", _YAML),
    "yaml_key": Message("项名要是一个词", _YAML),
    "yaml_merge": Message("不许用 << 合并", "把各项写全"),
    "yaml_twice": Message("“{key}”写了两遍", "删去一遍"),
    "yaml_surrogate": Message("有半个字符（代理码）", "直接写这个字"),
    # Front matter
    "no_front_matter": Message("页面没有文首", _BLOCK),
    "open_front_matter": Message("文首没有用 --- 收尾", "在这一行写 ---，下面才是正文"),
    # Records
    "empty": Message("{whole}是空的", "写上 {entry}"),
    "missing": Message("{whole}少了 {key}", "加一行：{entry}"),
    "blank": Message("{name}是空的", "写上 {entry}，或删去这一项"),
    "extra_forbidden": Message("不认识 {name}", "{known}"),
    "word_unknown": Message("{name}写的是{value}，没有这个词", "{known}"),
    "number_unquoted": Message("{name}是数字，应当是文字", "加上引号：{entry}"),
    "string_type": Message("{name}写的是{value}，应当是文字", _ENTRY),
    "int_type": Message("{name}写的是{value}，应当是整数", _ENTRY),
    "greater_than_equal": Message("{name}写的是 {value}，小于 {ge}", "写 {ge} 或更大的数"),
    "less_than_equal": Message("{name}写的是 {value}，大于 {le}", "写 {le} 或更小的数"),
    "less_than": Message("{name}写的是 {value}，太大了", "写小于 {lt} 的数"),
    "not_a_list": Message("{name}写的是{value}，应当是列表", _ENTRY),
    "not_keys": Message("{name}写的是{value}，应当是一项一项的值", _ENTRY),
    "too_short": Message("{name}只有 {actual_length} 个，至少要 {min_length} 个", "再加几个"),
    "too_long": Message("{name}有 {actual_length} 个，最多 {max_length} 个", "留最要紧的"),
    "string_too_long": Message("{name}超过 {max_length} 个字", "写短一些"),
    "wrong_form": Message("{name}的格式不对：{value}", _ENTRY),
    "several_lines": Message("{name}不是一行文字", "写成一行，不带控制字符"),
    "markup": Message("{name}里有标记：{value}", "删去标记符号：{marks}"),
    "line_range": Message("{name}不是“起行、止行”", _ENTRY),
    # Ledgers
    "unchanged": Message("before 和 after 一样", "删去这一条"),
    "unproved": Message("evidence 和 witness 都没有写", "写明凭什么这样改"),
    "changes_much": Message("这一条改了 {characters} 个字，超过 {most} 个", "分成几条"),
    # The register of notices
    "no_date": Message("{name}写的是{value}，不是日期", "写成 '2005'、'2005-12' 或 '2005-12-31'"),
    "no_address": Message("{name}写的是{value}，不是网址", "写以 https:// 或 http:// 开头的网址"),
    "pattern": Message("{name}的第 {at} 个字符：{message}", "{hint}"),
    # The vocabulary
    "nothing_listed": Message("文件里一个词也没有", "恢复原来的文件，比如 git checkout -- 文件名"),
    "not_a_pair": Message("“{words}”不是一个错词和一个对词", "一行写两个词，中间空一格：错的 对的"),
    "words_missing": Message("{name}少了“{words}”", "各加一行"),
    "word_twice": Message("{name}里“{word}”写了两遍", "删去一遍"),
    "field_name": Message("{name}不能作填空项的名称", "不超过 20 个字，不用 {{ }} | & < >"),
    "field_unknown": Message("{name}里没有“{field}”这个填空项", "{known}"),
    "must_and_must_not": Message("{name}里“{word}”既是必须有的，又是不该有的", "从一边删去"),
    "level_above": Message("{below} 级标题不能放在 {level} 级下面", "只写更深的层级"),
    "slots_too_deep": Message("{name}套了 {most} 层以上", "删去最里面的"),
    "skeleton_twice": Message("第 {line} 行已经有这个级别、这个文种的提纲", "删去一个"),
    # The register as a whole, and mkdocs.yml
    "register_empty": Message(
        "过时提法登记里一条也没有：过时的提法都不会标出来",
        "恢复原来的 docs/notices.yml（比如 git checkout -- docs/notices.yml）",
    ),
    "nav_entry": Message("{name} 的每一项只写一个名称和一个页面", "写成 {entry} 这样，一项一行"),
    "markdown_extension": Message(
        "{name} 里的 {value} 不是网站用的 Markdown 扩展", "只保留 attr_list、tables 和 toc，照原来的样子写"
    ),
    "and_more": Message("还有 {count} 处格式不对", "先改上面的"),
}


def say(kind: str, at: int, /, *, code: str = "", **words: Any) -> Problem:
    """A problem on line `at`, in the words of its kind."""
    message = MESSAGES[kind]
    return Problem(at, message.wrong.format(**words), message.hint.format(**words), code=code)


def nearest(word: str, known: Iterable[str] | Mapping[str, Any], meant: str = "") -> str:
    """What to do about an unknown word: the nearest known ones, the likeliest first, and all of them. known: the words,
    or what they are called in Chinese by each. meant: an example of what the word is to stand for."""
    labels = known if isinstance(known, Mapping) else {}
    names = {name: label if isinstance(label := labels.get(name), str) else "" for name in known}
    close = [name for name in names if word and (word == names[name] or word in names[name].split("、"))]
    close += [name for name in names if meant and names[name] and meant.endswith(name)]
    close += get_close_matches(word, names, n=MOST_GUESSES, cutoff=0.5) if word else []
    close += [name for name, label in names.items() if word and label and get_close_matches(word, [label], cutoff=0.5)]
    likely = list(dict.fromkeys(close))[:MOST_GUESSES]
    guess = f"是不是 {'、'.join(_labelled(name, names[name]) for name in likely)}？" if likely else ""
    if guess and len(names) > MOST_LISTED:
        return guess
    return f"{guess}可以用的有：{'、'.join(_labelled(name, label) for name, label in names.items())}"


MOST_GUESSES = 3
MOST_LISTED = 12  # words that are all listed beside a guess


def _labelled(name: str, label: str) -> str:
    return f"{name}（{label}）" if label and label != name else name
