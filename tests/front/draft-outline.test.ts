/** Pasted text with typed numbers, made into sections: no number changes unless that is told. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { draftLines } from "../../src/draft/lines";
import type { Draft, Section } from "../../src/draft/model";
import * as operations from "../../src/draft/operations";
import { judged } from "../../src/importing/recognise";
import { numeral } from "../../src/model/numbering";
import { draftOf, FILLING, section, UNDER } from "./drafts";
import { randomOf } from "./random";

/** The printed lines of a draft that begins as one section, cut at its headings. */
function cutUp(pasted: Section): {
  lines: string[];
  renumbered: operations.Outlined["renumbered"];
} {
  const { draft, renumbered } = operations.outline(draftOf(pasted), "a", judged, new Map(), UNDER);
  return { lines: draftLines(draft, FILLING).map((line) => line.number + line.text), renumbered };
}

const TITLED: Partial<Section> = { title: "党建工作" };

for (const [what, given, pasted, lines] of [
  [
    "run-in titles beside one alone stay siblings",
    TITLED,
    [
      "1.开展主题党日。每月一次，全体党员参加。",
      "2.建好党群服务中心",
      "3.抓好党员教育。每季度一次党课。",
    ],
    [
      "一、党建工作",
      "1.开展主题党日",
      "每月一次，全体党员参加。",
      "2.建好党群服务中心",
      "3.抓好党员教育",
      "每季度一次党课。",
    ],
  ],
  [
    "a sentence among titles is a heading as they are",
    TITLED,
    [
      "1.开展主题党日。每月一次，全体党员参加。",
      "2.建好党群服务中心，",
      "3.抓好党员教育管理，落实三会一课制度，严格组织生活，做好发展党员工作，把好入口关。",
      "4.办好读书会。每季度一次交流。",
      "5.办好合唱团。每季度一次演出。",
      "6.办好书画社。每季度一次展览。",
      "7.办好舞蹈队。每季度一次汇报。",
    ],
    [
      "一、党建工作",
      "1.开展主题党日",
      "每月一次，全体党员参加。",
      "2.建好党群服务中心",
      "3.抓好党员教育管理，落实三会一课制度，严格组织生活，做好发展党员工作，把好入口关",
      "4.办好读书会",
      "每季度一次交流。",
      "5.办好合唱团",
      "每季度一次演出。",
      "6.办好书画社",
      "每季度一次展览。",
      "7.办好舞蹈队",
      "每季度一次汇报。",
    ],
  ],
  [
    "items that a paragraph parts keep the numbers that are typed",
    {},
    [
      "一、工作任务",
      "1、组织居民学习；",
      "2、走访困难家庭；",
      "走访要有记录，每月汇总一次，交给社区。",
      "3、整治楼道堆物；",
      "二、保障措施",
      "加强领导。",
    ],
    [
      "一、工作任务",
      "1、组织居民学习；",
      "2、走访困难家庭；",
      "走访要有记录，每月汇总一次，交给社区。",
      "3、整治楼道堆物；",
      "二、保障措施",
      "加强领导。",
    ],
  ],
  [
    "items with a gap keep the numbers that are typed",
    {},
    [
      "一、工作任务",
      "1、组织居民学习；",
      "2、走访困难家庭；",
      "4、整治楼道堆物；",
      "二、保障措施",
      "加强领导。",
    ],
    [
      "一、工作任务",
      "1、组织居民学习；",
      "2、走访困难家庭；",
      "4、整治楼道堆物；",
      "二、保障措施",
      "加强领导。",
    ],
  ],
  [
    "two lists one behind the other do not count on",
    {},
    [
      "一、工作任务",
      "1、组织居民学习；",
      "2、走访困难家庭；",
      "1、整治楼道堆物；",
      "2、清理小广告；",
      "二、保障措施",
      "加强领导。",
    ],
    [
      "一、工作任务",
      "1.组织居民学习；",
      "2.走访困难家庭；",
      "1、整治楼道堆物；",
      "2、清理小广告；",
      "二、保障措施",
      "加强领导。",
    ],
  ],
] as const)
  test(what, () => {
    const cut = cutUp({ ...section("a", 1, ...pasted), title: "", ...given });
    assert.deepEqual(cut.lines, lines);
    assert.deepEqual(cut.renumbered, []);
  });

test("what a draft counted before is counted after", () => {
  const counted = section("a", 0, "一、任务", "学习", "走访", "二、保障", "领导");
  const paragraphs = counted.paragraphs.map((one, at) => ({ ...one, item: at === 1 || at === 2 }));
  const { lines } = cutUp({ ...counted, title: "", paragraphs });
  assert.deepEqual(lines, ["一、任务", "1.学习", "2.走访", "二、保障", "领导"]);
});

test("headings that get another number are told", () => {
  const pasted = section(
    "a",
    0,
    "1.目标",
    "争创先进。",
    "2.任务",
    "抓好落实。",
    "4.保障",
    "加强领导。",
  );
  assert.deepEqual(cutUp({ ...pasted, title: "" }).renumbered, [
    { typed: "1.", printed: "一、" },
    { typed: "2.", printed: "二、" },
    { typed: "4.", printed: "三、" },
  ]);
});

test("no number of a pasted text changes untold", () => {
  const words = [
    "开展主题党日。每月一次，全体党员参加活动。",
    "建好党群服务中心",
    "组织居民学习；",
    "抓好党员教育管理，落实三会一课制度，严格组织生活，做好发展党员工作，把好入口关，管好用好党费。",
    "做好防汛，",
    "一是抓宣传，二是抓落实；三是抓督查。",
  ];
  const marks = [
    (value: number) => `${value}.`,
    (value: number) => `${value}、`,
    (value: number) => `（${value}）`,
    (value: number) => `${numeral(value)}、`,
    (value: number) => `（${numeral(value)}）`,
    () => "",
  ];
  const random = randomOf(20);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  for (let round = 0; round < 400; round++) {
    const values = new Map<unknown, number>();
    const texts = Array.from({ length: 3 + Math.floor(random() * 8) }, () => {
      const mark = pick(marks);
      const value = random() < 0.15 ? 1 : (values.get(mark) ?? 0) + 1;
      values.set(mark, value);
      return mark(value) + pick(words);
    });
    const { lines, renumbered } = cutUp({
      ...section("a", 1, ...texts),
      title: pick(["", "党建"]),
    });
    const plain = (text: string) => text.replace(/[、.\s。；，：]/g, "");
    const source = plain(texts.join(""));
    const printed = lines.filter((line) => line !== "一、党建" && line !== "一、");
    let at = 0;
    for (const line of printed) {
      const found = [
        line,
        ...renumbered.map(({ typed, printed: now }) =>
          line.startsWith(now) ? typed + line.slice(now.length) : line,
        ),
      ];
      const next = found.map(plain).find((text) => source.startsWith(text, at));
      assert.ok(next !== undefined, `${line}\n\n${texts.join("\n")}\n\n${lines.join("\n")}`);
      at += next.length;
    }
    assert.equal(at, source.length);
  }
});

test("a pasted plan leaves its title and who signs, where the draft has none", () => {
  const lines = [
    "桃园社区2026年",
    "精神文明建设工作计划",
    "一、指导思想",
    "全面推进各项工作。",
    "二、主要任务",
    "抓好落实。",
    "中共桃园社区总支部委员会",
    "桃园社区居民委员会",
    "2026年1月5日",
    "附件：1.任务分解表",
  ];
  const pasted = { ...section("a", 1, ...lines), title: "" };
  const cut = (draft: Draft) => operations.outline(draft, "a", judged, new Map(), UNDER);
  const { draft, taken } = cut(draftOf(pasted));
  assert.deepEqual(taken, ["title", "signature"]);
  assert.equal(draft.title, "桃园社区2026年精神文明建设工作计划");
  assert.equal(draft.organisation, "中共桃园社区总支部委员会\n桃园社区居民委员会");
  assert.equal(draft.date, "2026年1月5日");
  const text = draftLines({ ...draft, title: "" }, FILLING).map(
    ({ number, text }) => number + text,
  );
  assert.deepEqual(text, [...lines.slice(2, 6), "附件：1.任务分解表"]);

  const begun = cut({ ...draftOf(pasted), title: "计划", organisation: "单位" });
  assert.deepEqual(begun.taken, []);
  const kept = draftLines({ ...begun.draft, title: "" }, FILLING).map(
    ({ number, text }) => number + text,
  );
  assert.deepEqual(kept, lines);
});

test("Markdown is read: headings, bold type, lists and tables", () => {
  const { lines } = cutUp({
    ...section(
      "a",
      1,
      "## 指导思想",
      "**全面**推进各项工作。",
      "## 主要任务",
      "### 党建",
      "- 每月学习一次",
      "- 每季度交流一次",
      "### 文明创建",
      "1. **开展**评选；",
      "2. 整治环境；",
      "---",
      "| 任务 | 责任人 |",
      "| --- | :---: |",
      "| 评选 | 张三 |",
    ),
    title: "",
  });
  assert.deepEqual(lines, [
    "一、指导思想",
    "全面推进各项工作。",
    "二、主要任务",
    "（一）党建",
    "每月学习一次",
    "每季度交流一次",
    "（二）文明创建",
    "1.开展评选；",
    "2.整治环境；",
    "任务；责任人",
    "评选；张三",
  ]);
});
