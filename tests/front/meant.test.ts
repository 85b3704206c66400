import { deepEqual, equal, ok } from "node:assert/strict";
import test from "node:test";
import { outcome } from "../../src/find/outcome";
import type { Engine } from "../../src/search/engine";
import { buildIndex, engineOn, type Library, loaderOf, type Section, unitsOf } from "./builder";

/** Sections by their titles and texts. */
function engineOf(sections: [title: string, line: string][], more: Partial<Library> = {}): Engine {
  const section = ([title, line]: [string, string]): Section => ({
    ...{ number: "", title, lines: [line], kind: "tasks", topics: [], children: [], dated: [] },
  });
  const plan = { id: "p-0", title: "计划", level: "village", type: "plan" };
  const library: Library = {
    ...{ plans: [{ ...plan, sections: sections.map(section) }], topics: [], fields: [] },
    ...{ synonyms: [], pinyin: {}, fold: "", ...more },
  };
  const isWhole = sections.length < 4;
  const shape = isWhole ? { keys: 1000, block: 1000, whole: true } : { keys: 20, block: 2 };
  return engineOn(loaderOf(buildIndex(library, unitsOf(library), shape)));
}

const titlesOf = async (engine: Engine, query: string) => {
  const { hits, more } = await engine.search(query, { limit: 10 });
  return [...hits, ...more.hits].map(({ title }) => title);
};

test("no word is made up where a slip is looked for", async () => {
  const engine = engineOf(
    [
      ["环境卫生", "抓好环境卫生基础工作"],
      ["工作", "制订计划和规划"],
      ["措施", "加强保障措施的落实"],
    ],
    { alike: ["计基", "措错"] },
  );
  const through = async (query: string) =>
    (await engine.search(query, { limit: 10 })).more.hits.map((hit) => hit.through);
  ok((await through("环境卫生计划")).every((word) => !word.includes("基划")));
  deepEqual(await through("保障错施落实到人"), ["保障措施落实到人"]);
});

const PINYIN = {
  ...{ zhiyuan: ["志愿"], zy: ["志愿"], zhiyuanfuwu: ["志愿服务"], zyfw: ["志愿服务"] },
  ...{ jingshen: ["精神"], wenming: ["文明"], jianshe: ["建设"], fuwu: ["服务"], fw: ["服务"] },
  ...{ js: ["建设", "精神"], wm: ["文明"], zzfw: ["自助服务"], shequ: ["社区"], sq: ["社区"] },
  ...{ weichengnianren: ["未成年人"], wcnr: ["未成年人"], gongzuo: ["工作"], jihua: ["计划"] },
  ...{ gz: ["工作"], jh: ["计划"], shishiqiushi: ["实事求是"] },
};
const VOLUNTEERS: [string, string][] = [
  ["短", "也提到志愿服务"],
  ["志愿服务活动", "我们这里有很多人参加，一年比一年多"],
  ["精神文明建设", "抓好社区未成年人工作，实事求是，按照20××年工作计划"],
  ["党建", "社区开展志愿服务和其他的许多活动，写得很长很长"],
  ["自助", "自助服务"],
];

test("pinyin finds words with blanks between syllables, and words behind one another", async () => {
  const engine = engineOf(VOLUNTEERS, { pinyin: PINYIN });
  const volunteering = ["志愿服务活动", "短", "党建"];
  for (const typed of ["zhiyuanfuwu", "zhi yuan fu wu", "zhi'yuan'fu'wu", "zhiyuan fuwu", "zyfw"])
    deepEqual(await titlesOf(engine, typed), volunteering, typed);
  for (const typed of ["zhi yuan", "zhi'yuan", "zhi’yuan", "ZhiYuan", "zhiyuanf", "zhi-yuan"])
    deepEqual(await titlesOf(engine, typed), volunteering, typed);
  const civilisation = ["精神文明建设"];
  for (const typed of [
    "jingshenwenmingjianshe",
    "jswmjs",
    "jing shen wen ming jian she",
    "jingshenwm",
  ])
    deepEqual(await titlesOf(engine, typed), civilisation, typed);
  for (const typed of [
    "jingshen wenming jianshe",
    "jswmjia",
    "gzjh",
    "gongzuojihua",
    "weichengnianren",
  ])
    deepEqual(await titlesOf(engine, typed), civilisation, typed);
  deepEqual(await titlesOf(engine, "shi shi qiu shi"), civilisation);
  deepEqual(await titlesOf(engine, "qqqq"), []);
});

test("pinyin may stand beside characters, years and codes", async () => {
  const engine = engineOf([...VOLUNTEERS, ["热线", "zyfw平台、qq群"]], { pinyin: PINYIN });
  deepEqual(await titlesOf(engine, "社区zyfw"), ["党建"]);
  deepEqual(await titlesOf(engine, "zyfw社区"), ["党建"]);
  deepEqual(await titlesOf(engine, "2017年jh"), ["精神文明建设"]);
  deepEqual(await titlesOf(engine, "qq群"), ["热线"]);
  const { terms } = await engine.search("“社区zyfw”");
  deepEqual(terms, ["社区zyfw"], "what is quoted is looked for as it is");
  const both = await engine.search("zyfw", { limit: 10 });
  deepEqual(
    both.hits.map(({ title }) => title),
    ["热线"],
    "a code that is a pinyin too comes first",
  );
  equal(both.more.hits[0]?.title, "志愿服务活动");
});

test("whole syllables come before initials, headings before texts", async () => {
  const engine = engineOf(
    [
      ["甲", "西安"],
      ["西安的长长的一节", "很长很长的一节，说的是别的"],
      ["喜爱", "写一写"],
    ],
    { pinyin: { xian: ["喜安安宁", "西安"], xi: ["喜"] } },
  );
  deepEqual(await titlesOf(engine, "xian"), ["西安的长长的一节", "甲"]);
});

test("placeholders and numbers find what is written otherwise", async () => {
  const engine = engineOf([
    ["××社区", "20××年，党的××大"],
    ["规划", "“十二五”规划，二〇一二年第三季度"],
    ["别的", "社区"],
  ]);
  for (const query of ["XX社区", "某社区", "**社区", "○○社区", "xx社区 20xx年", "党的XX大"])
    deepEqual(
      (await engine.search(query)).hits.map(({ title }) => title),
      ["××社区"],
      query,
    );
  for (const query of ["2012年", "二零一二年", "第十二个五年规划", "“十二五”规划", "第3季度"])
    deepEqual(
      (await engine.search(query)).hits.map(({ title }) => title),
      ["规划"],
      query,
    );
  const { total, more } = await engine.search("党的十八大");
  equal(total, 0);
  deepEqual(
    more.hits.map(({ title, match, through }) => [title, match, through]),
    [["××社区", "blank", "党的××大"]],
  );
  equal((await engine.search("-XX社区 社区")).hits[0]?.title, "别的");
});

test("of slips the likeliest is forgiven", async () => {
  const engine = engineOf(
    [
      ["社区", "建成精神文明社区"],
      ["关于精神文明建设的一节", "很长很长的一节"],
      ["老龄", "做好老龄服务和其他工作"],
      ["老人", "老人的工作"],
      ["志愿", "志愿服务"],
      ["和谐", "共建和谐家园和社区"],
    ],
    { alike: ["令龄领另", "社设射", "未末", "协谐鞋"] },
  );
  const near = async (query: string) => {
    const { total, more } = await engine.search(query, { limit: 8 });
    equal(total, 0, query);
    return more.hits.map(({ title, through }) => `${title} ${through}`);
  };
  deepEqual(await near("精神文明建社"), ["关于精神文明建设的一节 精神文明建设"]);
  deepEqual(await near("精神文明设建"), ["关于精神文明建设的一节 精神文明建设"]);
  deepEqual((await near("老令工作"))[0], "老龄 老龄工作");
  deepEqual(await near("老令"), ["老龄 老龄"]);
  deepEqual((await near("和协社区"))[0], "和谐 和谐社区", "rather than 和社区");
  for (const query of ["志愿务服", "愿志服务", "志愿的服务", "志愿务", "志愿福务"])
    deepEqual(await near(query), ["志愿 志愿服务"], query);
});

test("what was found is said, and never that there is nothing over something", async () => {
  const engine = engineOf(VOLUNTEERS, { pinyin: PINYIN, alike: ["务物"] });
  const said = async (query: string) => outcome(query, await engine.search(query, { limit: 8 }));
  equal(await said("志愿服务"), "找到 3 段范文");
  equal(await said("zyfw"), "按拼音找到“志愿服务”，3 段");
  equal(await said("志愿服物"), "没有找到“志愿服物”，也许要找“志愿服务”，有 3 段");
  equal(await said("2017年"), "没有范文直接写到“2017年”，相关的有 1 段");
  equal(await said("完全不同的话"), "没有找到“完全不同的话”");
  ok((await said("怎么写")).startsWith("“怎么写”没有说找什么"));
  deepEqual((await engine.search("怎么写")).more.hits, []);
});
