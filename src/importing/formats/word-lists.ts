/** The automatic numbers of a Word file, counted as Word counts: they are not in its text, but on its pages. */

import { BULLETS, LEVELS } from "./knowledge";
import { child, children, type Maybe, type Package, value } from "./package";
import { printed } from "./word-numbers";
import { isOn, type Styles } from "./word-styles";

const PLACE = /%([1-9])(\.?)/g; // a level without number takes the point behind it along

/** A level of a list. restart: the level, from 1, whose numbers let it begin anew; nothing for the one above, 0 for
 * none. style: of the paragraphs that stand at it. */
interface Level {
  readonly start: number;
  readonly form: string;
  readonly text: string;
  readonly suffix: string;
  readonly restart: number | undefined;
  readonly isLegal: boolean;
  readonly style: string;
}

const UNDEFINED: Level = {
  start: 1,
  form: "decimal",
  text: "",
  suffix: "tab",
  restart: undefined,
  isLegal: false,
  style: "",
};

/** What a numId stands for. starts: the levels that it lets begin anew, once. */
interface Instance {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

/** What stands before a paragraph. gap: between it and the words: tab, space or nothing. level: from 0. */
export interface Label {
  readonly text: string;
  readonly gap: string;
  readonly level: number;
  readonly isBullet: boolean;
}

/** The numbers that the levels of a list have come to. */
type Numbers = (number | undefined)[];

/** The lists of a file, counted from its first paragraph on. */
export class Lists {
  private readonly abstracts: ReadonlyMap<string, Element>;
  private readonly nums: ReadonlyMap<string, Element>;
  private readonly instances = new Map<string, Instance | undefined>();
  private readonly counted = new Map<string, Numbers>();
  private readonly begun = new Set<string>();

  constructor(
    file: Package,
    private readonly styles: Styles,
  ) {
    const root = file.firstRelated("numbering");
    const byId = (named: string, id: string) =>
      new Map(children(root, named).map((found) => [value(found, id) ?? "", found]));
    this.abstracts = byId("w:abstractNum", "abstractNumId");
    this.nums = byId("w:num", "numId");
  }

  /** Count a paragraph, and say what stands before it; nothing where it is in no list. */
  label(properties: Maybe): Label | undefined {
    const { identity, place } = this.place(properties);
    const instance = this.instance(identity);
    if (!instance) return undefined;
    const { abstract, levels, starts } = instance;
    const numbers: Numbers = this.counted.get(abstract) ?? new Array(LEVELS).fill(undefined);
    this.counted.set(abstract, numbers);
    const start = starts.get(place);
    if (start !== undefined && !this.begun.has(identity)) {
      this.begun.add(identity);
      numbers[place] = start - 1;
    }
    count(numbers, levels, place);
    const level = levels.get(place) ?? UNDEFINED;
    return {
      text: labelText(level, numbers, levels),
      gap: level.suffix,
      level: place,
      isBullet: level.form === "bullet",
    };
  }

  /** The list (numId) and the level of a paragraph, its own or its styles'. */
  private place(properties: Maybe): { identity: string; place: number } {
    const chain = [...this.styles.paragraphChain(properties)].map(
      ([style, ofStyle]) => [style, child(ofStyle, "w:numPr")] as const,
    );
    const first = (named: string) =>
      chain.map(([, numbers]) => value(child(numbers, named))).find((found) => found !== undefined);
    const identity = first("w:numId") ?? "0";
    if (identity === "0") return { identity: "", place: 0 };
    const own = first("w:ilvl");
    const place =
      own === undefined // the levels of a list may say which of them belongs to a style
        ? this.linked(
            identity,
            chain.flatMap(([style]) => (style ? [style] : [])),
          )
        : whole(own, 0);
    return { identity, place: Math.min(place, LEVELS - 1) };
  }

  /** The level of a list that belongs to one of a paragraph's styles. */
  private linked(identity: string, styles: readonly string[]): number {
    const levels = this.instance(identity)?.levels ?? new Map<number, Level>();
    const places = new Map([...levels].map(([place, level]) => [level.style, place]));
    const style = styles.find((found) => places.has(found));
    return style === undefined ? 0 : (places.get(style) ?? 0);
  }

  private instance(identity: string): Instance | undefined {
    if (!this.instances.has(identity)) this.instances.set(identity, this.read(identity));
    return this.instances.get(identity);
  }

  private read(identity: string): Instance | undefined {
    const num = this.nums.get(identity);
    if (!num) return undefined;
    const abstract = this.abstract(identity);
    const found = this.abstracts.get(abstract);
    if (!found) return undefined;
    const levels = new Map(children(found, "w:lvl").map(readLevel));
    const starts = new Map<number, number>();
    for (const override of children(num, "w:lvlOverride")) {
      const place = whole(value(override, "ilvl"), 0);
      const own = child(override, "w:lvl");
      if (own) levels.set(place, readLevel(own)[1]);
      const start = value(child(override, "w:startOverride"));
      if (start !== undefined && place < LEVELS) starts.set(place, whole(start, 1));
    }
    return { abstract, levels, starts };
  }

  /** The definition of a list; one that names a style (numStyleLink) is defined where that style's list is. */
  private abstract(named: string): string {
    const seen = new Set<string>();
    let identity = named;
    let abstract = "";
    while (!seen.has(identity)) {
      seen.add(identity);
      abstract = value(child(this.nums.get(identity), "w:abstractNumId")) ?? "";
      const link = value(child(this.abstracts.get(abstract), "w:numStyleLink"));
      if (!link) return abstract;
      identity = this.styles.numberingOfStyle(link);
      if (!this.nums.has(identity)) {
        const linked = [...this.abstracts].find(
          ([, found]) => value(child(found, "w:styleLink")) === link,
        );
        return linked?.[0] ?? abstract;
      }
    }
    return abstract;
  }
}

function count(numbers: Numbers, levels: ReadonlyMap<number, Level>, place: number): void {
  const of = (at: number) => levels.get(at) ?? UNDEFINED;
  // a list that begins at a deeper level shows the first number of those above
  for (let above = 0; above < place; above += 1) numbers[above] ??= of(above).start;
  const now = numbers[place];
  numbers[place] = now === undefined ? of(place).start : now + 1;
  for (let below = place + 1; below < LEVELS; below += 1) {
    const { restart } = of(below);
    if (restart === undefined || (restart > 0 && place < restart)) numbers[below] = undefined;
  }
}

/** A number from 0 to 99,999; another one where the text is none. */
export const whole = (text: string | undefined, otherwise: number): number =>
  text && /^[0-9]{1,5}$/.test(text) ? Number(text) : otherwise;

function readLevel(element: Element): [number, Level] {
  const legal = child(element, "w:isLgl");
  const restart = value(child(element, "w:lvlRestart"));
  const level: Level = {
    start: whole(value(child(element, "w:start")), 0),
    form: formOf(child(element, "w:numFmt")),
    text: value(child(element, "w:lvlText")) ?? "",
    suffix: value(child(element, "w:suff")) || "tab",
    restart: restart === undefined ? undefined : whole(restart, 0),
    isLegal: legal !== undefined && isOn(legal),
    style: value(child(element, "w:pStyle")) ?? "",
  };
  return [Math.min(whole(value(element, "ilvl"), 0), LEVELS - 1), level];
}

function formOf(element: Maybe): string {
  const form = value(element) || "decimal";
  const isZero = form === "custom" && (value(element, "format") ?? "").startsWith("01");
  return isZero ? "decimalZero" : form;
}

function labelText(level: Level, numbers: Numbers, levels: ReadonlyMap<number, Level>): string {
  if (level.form === "bullet")
    return Array.from(
      level.text,
      (sign) => BULLETS.get(sign) ?? (sign >= "\ue000" && sign <= "\uf8ff" ? "•" : sign),
    ).join("");
  if (level.form === "none" && (level.text.match(PLACE)?.length ?? 0) > 1) return "";
  return level.text.replace(PLACE, (_, digit: string, point: string) => {
    const place = Number(digit) - 1;
    const ofPlace = levels.get(place) ?? UNDEFINED;
    if (ofPlace.form === "none") return ofPlace === level ? point : "";
    const form = level.isLegal ? "decimal" : ofPlace.form;
    return printed(numbers[place] ?? ofPlace.start, form) + point;
  });
}
