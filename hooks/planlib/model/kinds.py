"""The kinds of sections that headings name; `src/` has the same patterns."""

from __future__ import annotations

import re

# By the words of a heading, the kind; the first that is found.
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("guidance", r"指导思想|总体(?:要求|思路|部署)|工作思路|基本(?:原则|思路)|工作原则|总要求|工作方针|指导方针"),
        ("goals", r"目标(?!责任|管理|考核|任务)|指标|预期|愿景|^任务目标$"),
        (
            "safeguards",
            r"组织(?:领导|保障|机构|实施)|保障(?:措施|机制)|加强(?:.{0,4})领导|领导(?:小组|机构)|经费保障|强化保障|健全.{0,4}机制|完善.{0,6}机制|领导责任|制度建设|机构(?:建设|设置)|(?:的|组织)领导$|组织机构",
        ),
        (
            "requirements",
            r"(?:工作|具体|有关|几点|相关|活动|纪律|目标)要求|^要求$|注意事项|考核(?:评比|办法|奖惩)|督[查导]",
        ),
        ("measures", r"措施|办法|方法|步骤|做法|时间安排|活动安排|实施(?:内容|阶段)|阶段|进度|日程|^安排$|方式"),
        ("background", r"背景|基本情况|现状|概况|前言|目的意义|目的和意义|意义|存在.{0,3}问题"),
        ("summary", r"总结|回顾|工作(?:成效|成绩|完成情况)|主要成绩|取得的|(?:工作)?完成情况|亮点"),
        ("tasks", r"任务|重点(?!人)|工作内容|活动内容|主要(?:工作|内容)|打算|工作计划|工作安排|目标任务"),
    )
)
