/** Folding: what makes writings of the same words equal, for the index and for queries (see planlib/publishing/search). */

import { WHITE_SPACE, WIDTHLESS } from "../contract";

const SPACE = new RegExp(`[${WHITE_SPACE}]`, "u");
const WITHOUT_WIDTH = new RegExp(`[${WIDTHLESS}]`, "u");
/** A code point with what may compose with it under NFC: combining marks, vowels and finals of Hangul. */
const CLUSTER = /.[\p{M}\u1160-\u11ff]*/gsu;

/** Folded text, and for each of its UTF-16 units the range of the unfolded text that it comes from. */
export interface Traced {
  folded: string;
  starts: number[];
  ends: number[];
}

/** The folding of an index. */
export class Folding {
  private readonly simplified = new Map<string, string>();
  private readonly known = new Map<string, string>();
  /** The code points that folding may change: all but simplified Chinese characters, a–z and the digits. */
  private readonly changing: RegExp;

  /** table: traditional and simplified characters in turns. */
  constructor(table: string) {
    const characters = Array.from(table);
    for (let i = 0; i + 1 < characters.length; i += 2)
      this.simplified.set(characters[i] as string, characters[i + 1] as string);
    const escapes = Array.from(
      this.simplified.keys(),
      (c) => `\\u{${(c.codePointAt(0) as number).toString(16)}}`,
    );
    this.changing = new RegExp(`[^a-z0-9\u4e00-\u9fff]|[${escapes.join("")}]`, "gu");
  }

  /** A line or a query, folded. */
  fold(text: string): string {
    return text
      .normalize("NFC")
      .replace(this.changing, (character) => this.foldOne(character))
      .replace(/ {2,}/g, " ")
      .replace(/^ | $/g, "");
  }

  /** Fold, and keep where everything comes from, for marking hits. */
  trace(text: string): Traced {
    let folded = "";
    const starts: number[] = [];
    const ends: number[] = [];
    for (const match of text.matchAll(CLUSTER)) {
      const start = match.index as number;
      const end = start + match[0].length;
      for (const unit of this.foldCluster(match[0])) {
        const last = folded.length - 1;
        if (unit === " " && folded[last] === " ") ends[last] = end;
        else if (unit !== " " || folded) {
          folded += unit;
          starts.push(start);
          ends.push(end);
        }
      }
    }
    return { folded: folded.replace(/ $/, ""), starts, ends };
  }

  /** UTF-16 units. */
  private foldCluster(cluster: string): string[] {
    const folded = Array.from(cluster.normalize("NFC"), (character) => this.foldOne(character));
    return folded.join("").split("");
  }

  private foldOne(character: string): string {
    let folded = this.known.get(character);
    if (folded === undefined) {
      folded = "";
      for (const one of character.normalize("NFKC").toLowerCase()) {
        if (SPACE.test(one)) folded += " ";
        else if (!WITHOUT_WIDTH.test(one)) folded += this.simplified.get(one) ?? one;
      }
      this.known.set(character, folded);
    }
    return folded;
  }
}
