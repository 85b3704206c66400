import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import test from "node:test";
import { type Sort, Timeliness } from "../../src/contract";
import { Engine } from "../../src/search/engine";
import * as meant from "../../src/search/meant";
import type { Hit, SearchOptions } from "../../src/search/types";
import {
  buildIndex,
  datings,
  engineOn,
  type Library,
  loaderOf,
  type Unit,
  unitsOf,
} from "./builder";
import { define } from "./definition";
import { declared } from "./fields";
import { pick, type Random, randomLibrary, randomOf, randomQuery } from "./random";

const LIBRARIES = 16;
const QUERIES = 80;

interface Case {
  library: Library;
  units: Unit[];
  engine: Engine;
}

function randomCase(random: Random): Case {
  const library = randomLibrary(random);
  const units = unitsOf(library);
  // With many blocks and few of them always verified, searches with a limit leave candidates aside.
  const split = { keys: pick(random, [1, 20, 1000]), block: pick(random, [1, 2, 7, 1000]) };
  const shape = random() < 0.3 ? { keys: 100, block: 1000, whole: true } : split;
  const load = loaderOf(buildIndex(library, units, shape));
  return { library, units, engine: engineOn(load, pick(random, [0, 1, 32])) };
}

function randomOptions(random: Random): SearchOptions {
  const some = (values: string[]) => values.filter(() => random() < 0.5);
  const options: SearchOptions = {};
  if (random() < 0.5) options.sort = pick<Sort>(random, ["relevance", "order", "length"]);
  if (random() < 0.2) options.topics = some(["t1", "t2", "t3", "unknown"]);
  if (random() < 0.2) options.kinds = some(["tasks", "goals"]);
  if (random() < 0.1) options.levels = some(["village"]);
  if (random() < 0.1) options.types = some(["plan", "summary"]);
  if (random() < 0.1) options.timeliness = some([...Timeliness]);
  if (random() < 0.1) options.plans = some(["p-0", "p-1", "p-99"]);
  return options;
}

const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);

function checkMore(hits: Hit[], expected: Map<string, string[]>, context: string): void {
  for (const hit of hits)
    ok(expected.get(hit.id)?.includes(`${hit.match} ${hit.through}`), `${context} ${hit.id}`);
}

test("results, order, facets and what is added are those of the definition", async () => {
  let lazy = 0;
  let found = 0;
  for (let seed = 0; seed < LIBRARIES; seed++) {
    const random = randomOf(seed);
    const { library, units, engine } = randomCase(random);
    for (let i = 0; i < QUERIES; i++) {
      const query = randomQuery(random, units);
      const options = randomOptions(random);
      const context = JSON.stringify({ seed, query, options });
      const expected = define(library, units, query, options);
      const ids = idsOf(expected.results);

      const whole = await engine.search(query, options);
      deepEqual(whole.ids, ids, context);
      deepEqual(idsOf(whole.hits), ids, context);
      equal(whole.total, ids.length, context);
      equal(whole.about, false, context);
      deepEqual(whole.facets, expected.facets, context);
      ok(whole.topics.length > 0, context);
      if (!ids.length && !expected.more.size) {
        ok(
          whole.more.hits.every(({ match }) => match === "near"),
          context,
        );
        const near = idsOf(whole.more.hits);
        if (expected.slipped) {
          const slipped = idsOf(expected.near ?? []);
          ok(near.length > 0 && near.every((id) => slipped.includes(id)), context);
        } else if (expected.near) deepEqual(near, idsOf(expected.near), context);
      } else {
        deepEqual(idsOf(whole.more.hits).sort(), Array.from(expected.more.keys()).sort(), context);
        equal(whole.more.total, expected.more.size, context);
        checkMore(whole.more.hits, expected.more, context);
      }

      const limit = pick(random, [0, 1, 3, 10, 1000]);
      const offset = pick(random, [0, 0, 1, 5]);
      const slice = await engine.search(query, { ...options, limit, offset });
      deepEqual(slice.ids, ids.slice(offset, offset + limit), context);
      ok(slice.more.hits.length <= Math.max(limit, 0), context);
      if (slice.about) ok(slice.total >= Math.min(ids.length, offset + limit), context);
      else {
        equal(slice.total, ids.length, context);
        deepEqual(slice.facets, expected.facets, context);
        // What comes near is looked for in few blocks where few hits are asked for.
        if (ids.length || expected.more.size)
          deepEqual(idsOf(slice.more.hits), idsOf(whole.more.hits).slice(0, limit), context);
      }
      if (ids.length || expected.more.size) checkMore(slice.more.hits, expected.more, context);
      const quick = await engine.search(query, { ...options, limit, offset, quick: true });
      deepEqual(quick.ids, slice.ids, context);
      equal(quick.more.total, 0, context);
      if (!quick.about) equal(quick.total, ids.length, context);
      if (slice.about) lazy++;
      if (ids.length) found++;
    }
  }
  ok(lazy > 20, `${lazy} searches left candidates aside`);
  ok(found > (LIBRARIES * QUERIES) / 3, `${found} searches found something`);
});

test("searches may overlap, and each is for itself", async () => {
  const random = randomOf(7);
  const { library, units, engine } = randomCase(random);
  const queries = Array.from({ length: 40 }, () => randomQuery(random, units));
  const all = await Promise.all(queries.map((query) => engine.search(query, { limit: 5 })));
  all.forEach(({ ids }, i) => {
    const expected = define(library, units, queries[i] as string, {});
    deepEqual(ids, idsOf(expected.results).slice(0, 5));
  });
});

test("sections are given by their ranks", async () => {
  const { units, engine } = randomCase(randomOf(3));
  const parent = units.find((unit) => unit.below.length) as Unit;
  const [hit] = await engine.sections([parent.rank]);
  equal(hit?.id, parent.id);
  equal(hit?.match, "exact");
  equal(hit?.url, `plans/${parent.id.replace("/", "/#")}`);
  const children = await engine.sections(hit?.children ?? []);
  deepEqual(idsOf(children), idsOf(parent.below));
  equal(hit?.marksUnder, datings(parent).length);
  equal(hit?.marks.length, parent.section.dated.length);
  for (const ranks of [[], [-1], [0.5], [units.length]])
    deepEqual(await engine.sections(ranks), []);
});

test("a section is given with all that stands under it, in reading order", async () => {
  const { units, engine } = randomCase(randomOf(3));
  const reading = units.slice().sort((a, b) => a.order - b.order);
  const under = (unit: Unit): Unit[] => [unit, ...unit.below.flatMap(under)];
  const deep = reading.find((unit) => unit.below.some(({ below }) => below.length)) as Unit;
  deepEqual(idsOf(await engine.template(deep.id)), idsOf(under(deep)));
  const leaf = reading.find((unit) => !unit.below.length) as Unit;
  deepEqual(idsOf(await engine.template(leaf.id)), [leaf.id]);
  deepEqual(
    idsOf(await engine.plan(deep.plan.id)),
    idsOf(reading.filter(({ plan }) => plan === deep.plan)),
  );
  for (const id of ["p-0/no-such-section", "no-such-plan/s0", "", "/"])
    deepEqual(await engine.template(id), []);
  deepEqual(await engine.plan("no-such-plan"), []);
});

test("a section is found by its id without the rest of its plan", async () => {
  const library = randomLibrary(randomOf(3));
  const units = unitsOf(library);
  const loads: string[] = [];
  const engine = engineOn(loaderOf(buildIndex(library, units, { keys: 20, block: 1 }), loads));
  const parent = units.find((unit) => unit.below.length) as Unit;
  const ranks = (await engine.template(parent.id)).map(({ rank }) => rank);
  ok(ranks.length < units.filter(({ plan }) => plan === parent.plan).length);
  const texts = loads.filter((name) => !/^(manifest|keys\/\d+)$/.test(name));
  deepEqual(new Set(texts), new Set(ranks.map((rank) => `texts/${rank}`)));
});

test("a query names topics in full, in part, by a synonym or by pinyin", async () => {
  const library = randomLibrary(randomOf(5));
  const engine = engineOn(loaderOf(buildIndex(library, unitsOf(library), { keys: 20, block: 7 })));
  const named = async (query: string) => (await engine.search(query, { limit: 3 })).named;
  deepEqual(await named("黨建"), ["t1"]);
  deepEqual(await named("“两 委”"), ["t1"]);
  deepEqual(await named("平安 志愿者们"), ["t3", "t2"]);
  deepEqual(await named("志愿"), ["t2"]);
  deepEqual(await named("志"), []);
  for (const query of ["zyz", "zhiyuan", "zhiyuanf", "ZHIYU", "zhi'yuan"])
    deepEqual(await named(query), ["t2"], query);
  deepEqual(await named("不在"), []);
  deepEqual((await engine.search("志", { limit: 3 })).topics[0], "t2");
  deepEqual((await engine.search("不在", { limit: 3 })).topics, ["t1", "t2", "t3"]);
});

test("a file that did not load fails the search, which can be tried again", async () => {
  const library = randomLibrary(randomOf(5));
  const files = buildIndex(library, unitsOf(library), { keys: 1000, block: 10 });
  const load = loaderOf(files);
  let online = false;
  const engine = engineOn((name) => (online ? load(name) : load("missing")));
  await rejects(engine.search("党"), /没有加载成/);
  online = true;
  ok((await engine.search("党")).total > 0);
});

test("a slip anywhere in a word is forgiven where nothing holds it", async () => {
  const lines = ["开展志愿服务和未成年人工作", "组织学习", "志存高远，搞好服务"];
  const sections = lines.map((line) => ({
    ...{ number: "", title: "", lines: [line], kind: "tasks", topics: [], children: [], dated: [] },
  }));
  const plans = [{ id: "p-0", title: "计划", level: "village", type: "plan", sections }];
  const library: Library = { plans, topics: [], fields: [], synonyms: [], pinyin: {}, fold: "" };
  const engine = engineOn(loaderOf(buildIndex(library, unitsOf(library), { keys: 20, block: 1 })));
  const slips =
    "志原服务 自愿服务 志愿服物 志愿福务 志愿务 志愿的服务 愿服务队 未成年仁 位成年人 未年人";
  const several = ["志原服务 未成年人", "志愿服务 末成年人", "志原服务、未成年仁"];
  for (const query of [...slips.split(" "), ...several]) {
    const { total, more } = await engine.search(query, { limit: 8 });
    equal(total, 0, query);
    deepEqual(
      more.hits.map(({ lines: [line], match }) => [line, match]),
      [[lines[0], "near"]],
      query,
    );
  }
  deepEqual((await engine.search("志原 完全不同", { limit: 8 })).more.hits, []);
});

test("where nothing holds a query, its longest part is looked for", async () => {
  const lines = ["广泛开展志愿服务", "做好老龄服务工作", "学雷锋的活动", "志愿者和老人"];
  const sections = lines.map((line) => ({
    ...{ number: "", title: "", lines: [line], kind: "tasks", topics: [], children: [], dated: [] },
  }));
  const plans = [{ id: "p-0", title: "计划", level: "village", type: "plan", sections }];
  const library: Library = { plans, topics: [], fields: [], synonyms: [], pinyin: {}, fold: "" };
  const engine = engineOn(loaderOf(buildIndex(library, unitsOf(library), { keys: 20, block: 1 })));
  const near = async (query: string) =>
    (await engine.search(query, { limit: 8 })).more.hits.map((hit) => [hit.lines[0], hit.through]);
  const parts: Record<string, string> = {
    志愿服务:
      "2027年志愿服务计划 志愿服务工作计划 2027年志愿服务工作实施 有关志愿服务的通知 2027年度志愿服务实施方案 志愿服务几个方面",
    学雷锋: "学雷锋的意义 学雷锋有何意义",
    志愿者: "志愿者要多少人",
  };
  for (const [part, queries] of Object.entries(parts))
    for (const query of queries.split(" "))
      deepEqual(await near(query), [[lines.find((line) => line.includes(part)), part]], query);
  deepEqual(await near("志愿者要多少人 老人"), [[lines[3], "志愿者 老人"]]);
  for (const query of ["疫情防控工作", "独居的老人", "前洋小学志愿者之外的一句很长的话"])
    deepEqual(await near(query), [], query);
});

test("what a field stood for in the original is found by its beginning", async () => {
  const section = {
    ...{ number: "", title: "改造{{学校|前洋小学}}", lines: ["到{{村|前洋村}}，到学校"] },
    ...{ kind: "tasks", topics: [], children: [], dated: [] },
  };
  const sections = [section, { ...section, title: "村小学", lines: ["{{村|后洋村}}"] }];
  const plans = [{ id: "p-0", title: "计划", level: "village", type: "plan", sections }];
  const fields = [declared("学校", { default: "本校" }), declared("村", { default: "××村" })];
  const library: Library = { plans, topics: [], fields, synonyms: [], pinyin: {}, fold: "" };
  const engine = engineOn(loaderOf(buildIndex(library, unitsOf(library), { keys: 2, block: 1 })));
  const found = async (query: string) =>
    (await engine.search(query)).more.hits.map((hit) => `${hit.title} ${hit.match} ${hit.through}`);
  deepEqual(await found("前洋小学"), ["改造{{学校|前洋小学}} example 前洋小学"]);
  deepEqual(await found("前洋 改造"), ["改造{{学校|前洋小学}} example 前洋小学"]);
  deepEqual(await found("后洋村"), ["村小学 example 后洋村"]);
  deepEqual(await found("中洋村"), []);
  equal((await engine.search("小学")).total, 1);
});

test("a short query with a limit loads few files", async () => {
  const library = randomLibrary(randomOf(11));
  const loads: string[] = [];
  const files = buildIndex(library, unitsOf(library), { keys: 1, block: 1 });
  const engine = engineOn(loaderOf(files, loads));
  await engine.search("党", { limit: 2, facets: false });
  const of = (folder: string) => new Set(loads.filter((name) => name.startsWith(folder))).size;
  equal(of("keys"), 1);
  equal(of("texts"), 2);
  equal(of("tree"), 0);
});

test("of a small library one file is loaded, whatever is asked", async () => {
  const random = randomOf(11);
  const library = randomLibrary(random);
  const units = unitsOf(library);
  const loads: string[] = [];
  const shape = { keys: 1000, block: 1000, whole: true };
  const engine = engineOn(loaderOf(buildIndex(library, units, shape), loads));
  for (const query of ["党", "志愿服务 社区 -活动", ""]) await engine.search(query);
  await engine.template(units[0]?.id ?? "");
  deepEqual(loads, ["manifest"]);
});

test("pairs that mislead are followed by the others before all texts are read", async () => {
  const sections = Array.from({ length: 120 }, (_, i) => ({
    number: "",
    title: `第${i}节`,
    lines: i % 2 ? ["甲乙、丙丁、己庚辛"] : ["别的"],
    kind: "tasks",
    topics: [],
    children: [],
    dated: [],
  }));
  const plans = [{ id: "p-0", title: "计划", level: "village", type: "plan", sections }];
  const library: Library = { plans, topics: [], fields: [], synonyms: [], pinyin: {}, fold: "" };
  const loads: string[] = [];
  const engine = engineOn(
    loaderOf(buildIndex(library, unitsOf(library), { keys: 1000, block: 1 }), loads),
  );
  const { hits } = await engine.search("甲乙丙丁戊己庚辛", { limit: 8, quick: true });
  deepEqual(hits, []);
  const texts = loads.filter((name) => name.startsWith("texts")).length;
  ok(texts >= 4 && texts <= 16, `${texts} texts`);
});

test("what may be meant is loaded where no text holds a query, and for letters, alone", async () => {
  const line = "开展志愿服务，志存高远";
  const section = { number: "", title: "", lines: [line], kind: "tasks", topics: [], children: [] };
  const sections = [{ ...section, dated: [] }];
  const plans = [{ id: "p-0", title: "计划", level: "village", type: "plan", sections }];
  const library: Library = {
    ...{ plans, topics: [], fields: [], synonyms: [["义工", "志愿"]], fold: "" },
    pinyin: { zhiyuan: ["志愿"], zy: ["志愿"] },
  };
  const load = loaderOf(buildIndex(library, unitsOf(library), { keys: 20, block: 1 }));
  /** Whether it was loaded, and whether something was found. */
  const loads = async (query: string, options: SearchOptions = { limit: 8 }) => {
    let times = 0;
    const engine = new Engine(load, async () => {
      times++;
      return meant;
    });
    const { total, more } = await engine.search(query, options);
    return [times > 0, total + more.total > 0];
  };
  for (const query of [
    "志愿服务",
    "志愿 高远",
    "义工",
    "志愿服务怎么写？",
    "“志存”",
    "志愿 -2012",
    "",
  ])
    deepEqual((await loads(query))[0], false, query);
  for (const query of ["zhiyuan", "zy", "zhiyuan服务", "志原服务"])
    deepEqual(await loads(query), [true, true], query);
  deepEqual(await loads("党建"), [true, false]);
  deepEqual(await loads("志原服务", { limit: 4, quick: true }), [false, false]);
  const broken = new Engine(load, () => Promise.reject(new Error("没有加载成")));
  await rejects(broken.search("志原服务"), /没有加载成/);
  equal((await broken.search("志愿服务")).total, 1);
});
