/** A title on several lines, broken by sense (GB/T 9704—2012, 7.3.1): no word is parted, and the lines are a trapezium or a
 * lozenge. */

import { widthOf } from "./lines";
import { LINE_ROOM, OFFICIAL } from "./official";

/** How many characters of a title a line holds. */
const LONGEST = Math.floor(LINE_ROOM / (OFFICIAL.title + OFFICIAL.spacing));

/** What stays together though it is several words, or is one that no list of words has. */
const WORDS =
  /工作(?:计划|方案|要点|安排|总结|报告|规划|思路|意见|通知|办法|制度|机制|任务)|(?:实施|行动|活动|创建|整治|建设|发展|宣传|培训|应急|考核)(?:计划|方案|意见|办法|细则|规划)|年度(?:计划|总结)|精神文明(?:建设|创建)?|生态文明|文明(?:实践(?:站|所|中心)?|创建|社区|村镇|城市|单位|家庭|校园)|新时代|新农村|未成年人|老年人|残疾人|思想道德|思想政治|公民道德|职业道德|社会公德|家庭美德|志愿(?:服务(?:队)?|者)|社会主义|核心价值观|中国特色|乡村振兴|乡风文明|移风易俗|(?:农村)?人居环境(?:整治)?|环境(?:卫生|整治|保护)|社会治理|基层治理|网格化|平安(?:建设|社区)|综合治理|安全生产|食品安全|消防安全|道路交通|交通安全|疫情防控|垃圾分类|厕所革命|党风廉政建设|党(?:建|务|员|课|组织)|主题教育|主题党日|三会一课|学雷锋|爱国卫生|民族团结|计划生育|人口普查|加强和改进|征求意见稿|讨论稿|送审稿|[一二三四五六七八九十]+(?:大|届|中全会|五)|“[^”]{1,8}”|(?:\d|[×xX○〇]){2,4}(?:[—－-](?:\d|[×xX]){2,4})?年(?:度|工作)?|上半年|下半年|[一二三四1-4]季度|第[一二三四五六七八九十\d]+(?:届|次|季度|批|轮|期)|\d+月(?:\d+日)?|[A-Za-z\d.]+/g;

/** The ends of names of places and of those that plan: what stands before one belongs to it. */
const NAME_END =
  /(?:居民委员会|村民委员会|监督委员会|委员会|居委会|村委会|总支部|党总支|党支部|支部|党委|街道办事处|办事处|人民政府|政府|办公室|领导小组|指挥部|工作站|服务中心|中心|协会|学校|街道|社区|乡|镇|村|区|县|市|省|局|组)$/;
/** Begin no line. */
const NOT_FIRST = /^[的地得了着过等之者们、，。；：！？”’》〉）】〕·—…%％℃]/;
/** End no line. */
const NOT_LAST =
  /(?:[“‘《〈（【〔和与及暨或在对为把将向从以由于被让等第每各该本全]|以及|关于|有关|进一步|深入|大力|全面|扎实|切实|认真)$/;
/** Joins what it stands between, and goes with what follows. */
const JOINS = /^(?:和|与|及|暨|以及|并|或)/;
const BEGINS = /^(?:关于|《|（|“|\d{4}年|20××年)/;
/** Verbs that a title goes on with. */
const ACTS =
  /^(?:印发|转发|批转|深入|进一步|切实|全面|大力|认真|扎实|加强|推进|推动|开展|做好|搞好|抓好|创建|建设|实施|落实|贯彻|学习|弘扬|培育|提升|规范|完善|建立|健全|成立|表彰|举办)/;

/** What it costs to break a title before a place: nothing where its sense does; null where it must not be. */
function costAt(before: string, after: string): number | null {
  if (NOT_FIRST.test(after) || NOT_LAST.test(before)) return null;
  if (/^关于/.test(after)) return 0;
  if (BEGINS.test(after) || /[》）]$/.test(before)) return NAME_END.test(before) ? 0.5 : 1;
  if (/年度?$/.test(before)) return 2;
  if (NAME_END.test(before)) return JOINS.test(after) ? 1.5 : 1;
  if (JOINS.test(after) || /[的、]$/.test(before) || ACTS.test(after)) return 1.5;
  return 4;
}

/** The lines of a title; one where it has room. Breaks that it has (U+000A) stay, and what is longer than a line is broken
 * further. */
export function titleLines(title: string, longest = LONGEST): string[] {
  return title.split("\n").flatMap((line) => brokenLines(line.trim(), longest));
}

/** Of more lines than this not every way to part a title is tried. */
const TRIED_LINES = 3;
/** What is longer than so many lines is no title, and no words are looked for in it. */
const MOST_LINES = 10;

function brokenLines(title: string, longest: number): string[] {
  const fewest = Math.ceil(widthOf(title) / longest);
  if (fewest <= 1) return [title];
  if (fewest > MOST_LINES) return cut(title, longest);
  const places = breaks(title);
  if (fewest > TRIED_LINES) return filledLines(title, [...places.keys()], longest);
  let best: { lines: string[]; cost: number } | undefined;
  for (let count = fewest; count <= fewest + 1; count++)
    for (const { lines, cost } of parted(title, 0, count, places, longest)) {
      const all = cost + shapeCost(lines) + 6 * (count - fewest);
      if (!best || all < best.cost) best = { lines, cost: all };
    }
  return best?.lines ?? cut(title, longest);
}

/** The places where a title may be broken, with what that costs. */
function breaks(title: string): Map<number, number> {
  const held = new Set<number>();
  for (const { 0: word, index } of title.matchAll(WORDS))
    for (let at = index + 1; at < index + word.length; at++) held.add(at);
  const found = new Map<number, number>();
  const ends = wordEnds(title);
  for (let at = 1; at < title.length; at++) {
    const [before, after] = [title.slice(0, at), title.slice(at)];
    const isBetween = ends ? ends.has(at) : isKnown(before, after, held);
    if (held.has(at) || !isBetween) continue;
    // A name goes on with its end: 桃园|社区.
    if (nameEnd(after) && !nameEnd(before)) continue;
    const cost = costAt(before, after);
    if (cost !== null) found.set(at, isInName(before) ? cost + IN_NAME : cost);
  }
  return found;
}

/** Whether a text begins with the end of a name, and not with a word that looks like one. */
function nameEnd(text: string): boolean {
  return /^(?:社区|街道|居民委员会|村民委员会|委员会|居委会|村委会|党总支|党支部|总支部|办事处|村(?![民规镇])|镇(?!区)|乡(?![村风镇]))/.test(
    text,
  );
}

/** More than outside: the name of a document is better whole. */
const IN_NAME = 4;

function isInName(before: string): boolean {
  return before.lastIndexOf("《") > before.lastIndexOf("》");
}

/** Without a list of words: whether something that is known begins or ends at a place. */
function isKnown(before: string, after: string, held: ReadonlySet<number>): boolean {
  const at = before.length;
  return (
    held.has(at - 1) ||
    held.has(at + 1) ||
    NAME_END.test(before) ||
    BEGINS.test(after) ||
    JOINS.test(after) ||
    ACTS.test(after) ||
    /[的、》）]$/.test(before)
  );
}

interface Segments {
  segment(text: string): Iterable<{ segment: string; index: number }>;
}

/** Where words end, by the browser's own list; nothing where it has none. */
function wordEnds(title: string): Set<number> | null {
  const { Segmenter } = Intl as unknown as {
    Segmenter?: new (language: string, options: object) => Segments;
  };
  if (!Segmenter) return null;
  const words = new Segmenter("zh", { granularity: "word" }).segment(title);
  return new Set(Array.from(words, ({ segment, index }) => index + segment.length));
}

/** All ways to part a title from a place on into so many lines. */
function* parted(
  title: string,
  from: number,
  count: number,
  places: ReadonlyMap<number, number>,
  longest: number,
): Generator<{ lines: string[]; cost: number }> {
  if (count === 1) {
    const rest = title.slice(from);
    if (widthOf(rest) <= longest) yield { lines: [rest], cost: 0 };
    return;
  }
  for (const [at, cost] of places) {
    const line = title.slice(from, at);
    if (at <= from || widthOf(line) > longest) continue;
    for (const rest of parted(title, at, count - 1, places, longest))
      yield { lines: [line, ...rest.lines], cost: cost + rest.cost };
  }
}

/** What the lines look like: even ones are best, and none in the middle is shorter than both beside it. */
function shapeCost(lines: readonly string[]): number {
  const widths = lines.map(widthOf);
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  const uneven = widths.reduce((sum, width) => sum + ((width - mean) / mean) ** 2, 0);
  const waist = widths.some((width, at) => {
    const [above, below] = [widths[at - 1], widths[at + 1]];
    return above !== undefined && below !== undefined && width < above && width < below;
  });
  return 12 * uneven + (waist ? 6 : 0);
}

/** Each line as long as it may be, by the places where a title may be broken, ascending. */
function filledLines(title: string, places: readonly number[], longest: number): string[] {
  const lines: string[] = [];
  let from = 0;
  while (widthOf(title.slice(from)) > longest) {
    const at = places.filter(
      (place) => place > from && widthOf(title.slice(from, place)) <= longest,
    );
    const end = at.pop() ?? from + (cut(title.slice(from), longest)[0] as string).length;
    lines.push(title.slice(from, end));
    from = end;
  }
  return [...lines, title.slice(from)];
}

/** Where no word ends: as much as a line holds. */
function cut(title: string, longest: number): string[] {
  const lines = [""];
  for (const character of title) {
    const last = lines[lines.length - 1] ?? "";
    if (widthOf(last + character) > longest) lines.push(character);
    else lines[lines.length - 1] = last + character;
  }
  return lines;
}
