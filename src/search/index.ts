import {
  ALIKE_DATA,
  EXAMPLE_KEY,
  FACET_KEY,
  type Facet,
  HEADING_RANKS,
  LETTERS_KEY,
  type Manifest,
  type Row,
  type RowPlan,
  SECTION_KEY,
  type TextBlock,
  type TreeData,
  unpackRow,
  unpackRowPlan,
} from "../contract";
import { lastWhere } from "../model/bisect";
import { type Fields, fieldsByName } from "../model/fields";
import { add, type Bits, emptyBits, has, ranksIn } from "./bitset";
import { Cache } from "./cache";
import { Folding } from "./fold";
import { isShort } from "./grams";
import type { Load } from "./loader";
import { isBefore } from "./order";
import { eachRank, unpackRanks } from "./packing";
import { type Alike, alikeOf } from "./slips";
import { lineText } from "./text";
import { Tree } from "./tree";
import type { Section } from "./types";

/** A section's own lines, folded, parted by U+000A; the first is its heading. */
export interface Folded {
  heading: string;
  text: string;
}

/** A topic with its names folded, blanks left out. */
export interface TopicNames {
  id: string;
  title: string;
  names: string[];
  summary: string;
}

const POSTINGS = 256;
const FOLDED_ROWS = 8192;

/** The search index, loaded as it is asked for. */
export class Index {
  readonly size: number;
  readonly folding: Folding;
  readonly fields: Fields;
  readonly topics: TopicNames[];
  /** Groups of words, as written and folded. */
  readonly synonyms: [word: string, folded: string][][];
  private readonly starts: number[];
  private readonly blocks: Section[][] = [];
  private readonly kept = new Cache<string, Bits>(POSTINGS);
  private readonly folded = new Cache<number, Folded>(FOLDED_ROWS);
  private grown: Tree | undefined;
  private taken: Alike | undefined;

  private constructor(
    private readonly load: Load,
    readonly manifest: Manifest,
  ) {
    this.fields = fieldsByName(manifest.fields);
    this.size = manifest.sections;
    this.folding = new Folding(manifest.fold);
    this.starts = unpackRanks(manifest.blocks);
    this.topics = manifest.topics.map(({ id, title, aliases, summary }) => {
      const names = [title, ...aliases].map((name) => this.fold(name).replace(/ /g, ""));
      return { id, title, names: names.filter(Boolean), summary: this.fold(summary) };
    });
    this.synonyms = manifest.synonyms.map((group) => group.map((word) => [word, this.fold(word)]));
  }

  /** Load the manifest, with the files that come with it. */
  static async open(load: Load): Promise<Index> {
    const manifest = (await load("manifest")) as Manifest;
    const { keys, texts, tree } = manifest.whole ?? {};
    const here: Record<string, unknown> = { "keys/0": keys, "texts/0": texts, tree };
    return new Index(async (name) => here[name] ?? load(name), manifest);
  }

  /** A query or a line as the index has it. */
  fold(text: string): string {
    return this.folding.fold(text);
  }

  /** The sections that have a key, or that have it in their heading. Not to be changed: it is kept. */
  async postings(key: string, heading = false): Promise<Bits> {
    const called = `${heading ? 1 : 0}${key}`;
    if (this.manifest.whole && isShort(key)) {
      await this.loadRows(this.size ? [0] : []);
      return this.kept.get(called, () => this.holding(key, heading));
    }
    const packed = await this.packed(key);
    return this.kept.get(called, () => {
      const bits = emptyBits(this.size);
      const bar = packed.indexOf(HEADING_RANKS);
      const middle = bar < 0 ? packed.length : bar;
      const visit = (rank: number) => add(bits, rank);
      if (heading) eachRank(packed, visit, middle + 1);
      else eachRank(packed, visit, 0, middle);
      return bits;
    });
  }

  /** The sections whose texts, which are loaded, hold a gram. */
  private holding(gram: string, heading: boolean): Bits {
    const bits = emptyBits(this.size);
    for (let rank = 0; rank < this.size; rank++) {
      const row = this.foldedRow(rank);
      if ((heading ? row.heading : row.text).includes(gram)) add(bits, rank);
    }
    return bits;
  }

  /** The sections that have a value of a facet. Not to be changed. */
  havingValue(facet: Facet, id: string): Promise<Bits> {
    return this.postings(`${FACET_KEY}${facet}:${id}`);
  }

  /** The rank of a section by its id, PLAN/SECTION; undefined if there is none such. */
  async rankOf(id: string): Promise<number | undefined> {
    const slash = id.indexOf("/");
    const [plan, called] = await Promise.all([
      this.havingValue("plan", id.slice(0, slash)),
      this.postings(SECTION_KEY + id.slice(slash + 1)),
    ]);
    for (const rank of ranksIn(plan)) if (has(called, rank)) return rank;
    return undefined;
  }

  /** The sections that have a key, and all above them. Not to be changed. */
  async postingsWithAncestors(key: string): Promise<Bits> {
    const [bits, tree] = await Promise.all([this.postings(key), this.tree()]);
    return this.kept.get(`2${key}`, () => tree.withAncestors(bits));
  }

  /** The words that are written with these letters in pinyin, in full or by initials, the most frequent first. */
  async words(letters: string): Promise<string[]> {
    return (await this.packed(LETTERS_KEY + letters)).split(" ").filter(Boolean);
  }

  /** The words that begin with these letters in pinyin, the shortest first. */
  async wordsBeginning(letters: string): Promise<string[]> {
    const found = await this.beginning(LETTERS_KEY + letters);
    found.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
    return found.flatMap(([, words]) => words.split(" "));
  }

  /** The words of the original that begin so and that fields stand for, folded. */
  async examples(start: string): Promise<string[]> {
    const found = await this.beginning(EXAMPLE_KEY + start);
    return found.map(([key]) => key.slice(EXAMPLE_KEY.length));
  }

  /** The keys that begin so, with their values. */
  private async beginning(start: string): Promise<[key: string, value: string][]> {
    const { keys } = this.manifest;
    const found: [string, string][] = [];
    for (let file = Math.max(0, this.fileOf(start)); file < keys.length; file++) {
      const first = keys[file] as string;
      if (isBefore(start, first) && !first.startsWith(start)) break;
      const entries = Object.entries(await this.keys(file));
      found.push(...entries.filter(([key]) => key.startsWith(start)));
    }
    return found;
  }

  private async packed(key: string): Promise<string> {
    const file = this.fileOf(key);
    return file < 0 ? "" : ((await this.keys(file))[key] ?? "");
  }

  /** The file of keys that a key is in, if it is in any; -1 if it stands before all. */
  private fileOf(key: string): number {
    return lastWhere(this.manifest.keys, (first) => !isBefore(key, first));
  }

  private async keys(file: number): Promise<Record<string, string>> {
    return (await this.load(`keys/${file}`)) as Record<string, string>;
  }

  /** How the sections stand under each other; a file of its own, that many searches do without. */
  async tree(): Promise<Tree> {
    const data = (await this.load("tree")) as TreeData;
    this.grown ??= new Tree(data);
    return this.grown;
  }

  /** Which characters are taken for each other; a file of its own, for queries that nothing holds. */
  async alike(): Promise<Alike> {
    this.taken ??= alikeOf(
      ((await this.load(ALIKE_DATA)) as string[]).map((one) => this.fold(one)),
    );
    return this.taken;
  }

  /** The text block that a section is in. */
  blockOf(rank: number): number {
    return lastWhere(this.starts, (start) => start <= rank);
  }

  /** Whether sections fit in no more than so many text blocks. ranks: ascending. */
  fitIn(ranks: Iterable<number>, most: number): boolean {
    for (const [, blocks] of this.withBlocks(ranks)) if (blocks > most) return false;
    return true;
  }

  /** The sections that stand in the first text blocks of all that they stand in. ranks: ascending. most: blocks. */
  *firstIn(ranks: Iterable<number>, most: number): Generator<number> {
    for (const [rank, blocks] of this.withBlocks(ranks)) {
      if (blocks > most) return;
      yield rank;
    }
  }

  /** Sections, each with how many text blocks they stand in up to it. ranks: ascending. */
  private *withBlocks(ranks: Iterable<number>): Generator<[rank: number, blocks: number]> {
    let blocks = 0;
    let end = 0;
    for (const rank of ranks) {
      if (rank >= end) {
        blocks++;
        end = this.starts[this.blockOf(rank) + 1] ?? this.size;
      }
      yield [rank, blocks];
    }
  }

  /** Load the rows of sections, for `section` and `foldedRow`. */
  async loadRows(ranks: readonly number[]): Promise<void> {
    const missing = new Set(ranks.map((rank) => this.blockOf(rank)));
    const loads = Array.from(missing, async (block) => {
      this.blocks[block] ??= sectionsOf(
        (await this.load(`texts/${block}`)) as TextBlock,
        this.manifest,
      );
    });
    await Promise.all(loads);
  }

  /** A section that is loaded. */
  section(rank: number): Section {
    const block = this.blockOf(rank);
    return this.blocks[block]?.[rank - (this.starts[block] as number)] as Section;
  }

  /** The own lines of a section that is loaded. */
  foldedRow(rank: number): Folded {
    return this.folded.get(rank, () => {
      const { number, title, lines } = this.section(rank);
      const heading = this.foldLine(number + title);
      return { heading, text: [heading, ...lines.map((line) => this.foldLine(line))].join("\n") };
    });
  }

  private foldLine(line: string): string {
    return this.fold(lineText(line, this.fields));
  }
}

function sectionsOf({ plans, rows }: TextBlock, { page }: Manifest): Section[] {
  const heads = plans.map(unpackRowPlan);
  return rows.map((tuple) => {
    const { plan: number, section, variants, ...row }: Row = unpackRow(tuple);
    const {
      id,
      title: plan,
      shortName,
      level: planLevel,
      type: planType,
    } = heads[number] as RowPlan;
    const url = `${page.replace("*", id)}#${section}`;
    const kin = kinOf(variants);
    return { ...row, ...kin, id: `${id}/${section}`, url, plan, shortName, planLevel, planType };
  });
}

/** A section's variants, as `Row.variants` has them, by what they say. */
function kinOf(written: readonly number[]): Pick<Section, "variants" | "same" | "wordings"> {
  const wordings = written.filter((rank) => rank >= 0);
  const end = wordings[0] === undefined ? written.length : written.indexOf(wordings[0]);
  const variants = written.map((rank) => (rank < 0 ? ~rank : rank));
  return { variants, same: variants.slice(0, end), wordings };
}
