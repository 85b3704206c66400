/** Random libraries and queries; the same seed gives the same ones. */

import { KINDS, LEVELS, type Library, type Plan, type Section, TYPES, type Unit } from "./builder";
import { declared } from "./fields";

const WORDS = [
  ..."党建社区服务与志愿者活动委员会两黨區務與，。、（）一二12aAｂ%<>",
  ..."党建 社区 服务 志愿者 Wi-Fi ＡＢ <img onerror=x> 50％ 😀 👍🏽 𠮷野 …… “两委” é e\u0301".split(
    " ",
  ),
  ..."{{社区}} {{社区|甲乙社区}} {{村|党建}} {{无}} 零\u200b宽 党的建设 平安 {{社区|前洋庄}}".split(
    " ",
  ),
  " ",
  "\u3000",
];

export type Random = () => number;

/** Numbers from 0 to 1 (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

const upTo = (random: Random, most: number) => Math.floor(random() * (most + 1));
const words = (random: Random, most: number) =>
  Array.from({ length: 1 + upTo(random, most - 1) }, () => pick(random, WORDS)).join("");

export function randomLibrary(random: Random): Library {
  const topics = ["t1", "t2", "t3"];
  const section = (depth: number, i: number): Section => ({
    number: depth === 1 ? `${"一二三四五"[i]}、` : `${i + 1}.`,
    title: words(random, 4),
    lines: Array.from({ length: upTo(random, 3) }, (_, at) =>
      random() < 0.3 ? `（${at + 1}）\t${words(random, 12)}` : words(random, 20),
    ),
    kind: pick(random, KINDS)[0],
    topics: topics.filter(() => random() < 0.25),
    dated: (["update", "replace"] as const).filter(() => random() < 0.15),
    children:
      depth < 4 && random() < 0.5
        ? Array.from({ length: 1 + upTo(random, 2) }, (_, at) => section(depth + 1, at))
        : [],
  });
  const edge = (): Section => ({ ...section(4, 0), number: "", title: "", edge: true });
  const plan = (i: number): Plan => ({
    id: `p-${i}`,
    title: `计划${i}`,
    level: pick(random, LEVELS)[0],
    type: pick(random, TYPES)[0],
    sections: [
      ...(random() < 0.5 ? [edge()] : []),
      ...Array.from({ length: 1 + upTo(random, 3) }, (_, at) => section(1, at)),
      ...(random() < 0.5 ? [edge()] : []),
    ],
  });
  return {
    plans: Array.from({ length: 1 + upTo(random, 18) }, (_, i) => plan(i)),
    topics: [
      { id: "t1", title: "党建", aliases: ["黨的建設", "两 委"], url: "", summary: "党的建设" },
      { id: "t2", title: "志愿服务", aliases: ["志愿者"], url: "", summary: "社区的志愿者活动" },
      { id: "t3", title: "平安", aliases: [], url: "", summary: "平安建设" },
    ],
    fields: [declared("社区", { default: "××社区" }), declared("村", { default: "××村" })],
    synonyms: [
      ["党建", "党的建设", "两委"],
      ["平安", "Wi-Fi"],
    ],
    pinyin: {
      ...{ dj: ["党建", "两委"], zyz: ["志愿者"], pingan: ["平安"], ab: ["服务"] },
      ...{ zhiyuan: ["志愿"], zhiyuanzhe: ["志愿者"], zhiyuanfuwu: ["志愿服务", "志愿"] },
    },
    fold: "黨党區区務务與与設设",
  };
}

const FIXED = [
  ...'% < <img “两委” "两委" -党 - -- … 😀 👍 dj zyz pingan ab zhiyuan zhiyuanf zhi ping pi 前洋庄 前洋 庄 志原者 志愿物 社区原 党建 志愿者 平安 不在 ” " ×'.split(
    " ",
  ),
  ...'党建|社区 党 两 委|dj 志愿者|党建服务社区者|党 -社区|-服务|"党 建"|“a b” 党|-"志愿者" 区'.split(
    "|",
  ),
  ..."黨區|ＡＢ|zyz 区|党 区 务 与|平安 dj|委员会志愿者活动|<img onerror=x>| |建社党区务服".split(
    "|",
  ),
];

/** A piece of a section's text as it is written, or folded. */
function piece(random: Random, units: Unit[]): string {
  const { section, lines } = pick(random, units);
  const source = random() < 0.5 ? lines : [section.number + section.title, ...section.lines];
  const text = pick(random, source);
  const start = upTo(random, text.length);
  const length = pick(random, [1, 1, 2, 2, 3, 3, 4, 6, 10, 30]);
  return text.slice(start, start + length);
}

/** The text of several sections, with line breaks, as it is pasted. */
function paragraph(random: Random, units: Unit[]): string {
  let text = "";
  while (text.length < 500) {
    const { section } = pick(random, units);
    text += `${section.title}${section.lines.join("\r\n")}${random() < 0.2 ? "\n" : ""}`;
  }
  return text.slice(0, 500);
}

export function randomQuery(random: Random, units: Unit[]): string {
  const kind = random();
  if (kind < 0.15) return pick(random, FIXED);
  if (kind < 0.17) return paragraph(random, units);
  if (kind < 0.2) return words(random, 20);
  const parts = Array.from({ length: pick(random, [1, 1, 2, 2, 3, 4]) }, () => {
    const term = random() < 0.1 ? pick(random, FIXED) : piece(random, units);
    const sign = random() < 0.12 ? "-" : "";
    return random() < 0.15 ? `${sign}"${term}"` : sign + term;
  });
  return parts.join(pick(random, [" ", "\u3000", "\n"]));
}
