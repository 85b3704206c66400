"""Tables become lines, a row each: the pages of the library hold none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

LONGEST_NAME = 12
"""Characters of a column's name."""

NAMES = re.compile(
    "序号|编号|时间|月份|日期|项目|类别|类型|阶段|内容|部门|单位|责任|措施|目标|任务|名称|地点|备注|形式|主题|对象|人数|经费|金额|预算"
    "|联系|姓名|职务|电话|分工|职责|要求|完成|步骤|重点|活动|工作|指标|标准|分值|参加|人员|方式|进度|安排|数量|负责|牵头|协助|时限|频次|季度|周次"
)
"""What columns of plans are called. A table whose first row is made of other words may be a form (姓名 张三 性别 男),
where putting the first row's words before the others would be wrong."""

ENDED = re.compile(r"[。！？；：…!?;:.][”’」』）)】》]*$")


def row_lines(rows: Sequence[Sequence[str]], marked: bool = False) -> Iterator[tuple[int, str]]:
    """A line a row, with the row's place. rows: the words of their cells; a cell that goes on below or beside stands in
    each row and once. marked: whether the file says that the first row names the columns."""
    names: Sequence[str] = ()
    for place, row in enumerate(rows):
        cells = [" ".join(cell.split()) for cell in row]
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        if len(filled) == 1 and not names:
            yield place, filled[0]  # the table's title
        elif not names and len(rows) > place + 1 and _are_names(cells, rows[place + 1 :], marked):
            names = cells
        elif names and len(cells) == len(names):
            yield place, _ended("；".join(f"{name}：{cell}" for name, cell in zip(names, cells, strict=True) if cell))
        else:
            yield place, _ended("；".join(filled))


def _are_names(cells: Sequence[str], others: Sequence[Sequence[str]], marked: bool) -> bool:
    if len(cells) < 2 or not all(cells) or len(set(cells)) < len(cells) or max(map(len, cells)) > LONGEST_NAME:
        return False
    if any(len(other) != len(cells) for other in others if sum(map(bool, other)) > 1):
        return False
    return marked or (
        sum(bool(NAMES.search(cell)) for cell in cells) >= max(2, len(cells) - 1)
        and not any(re.search("[。；：:0-9]", cell) for cell in cells)
    )


def _ended(text: str) -> str:
    return text if ENDED.search(text) else f"{text}。"
