/*! The bundle holds parts of diff (https://github.com/kpdecker/jsdiff):

BSD 3-Clause License

Copyright (c) 2009-2015, Kevin Decker <kpdecker@gmail.com>
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this
   list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice,
   this list of conditions and the following disclaimer in the documentation
   and/or other materials provided with the distribution.

3. Neither the name of the copyright holder nor the names of its
   contributors may be used to endorse or promote products derived from
   this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/

/** What differs between two lines, character by character, and which repairs explain it. */

import { diffArrays } from "diff";
import type { Mark, RepairSpan } from "../contract";
import { FIELD, type Fields, neutralWords } from "../model/fields";

/** A character, or a field as a whole: fields of one name are the same whatever their examples. */
export interface Token {
  key: string;
  /** The character, or the field's neutral default. */
  shown: string;
  field: string;
  /** The source's own words in the place of the field, if any. */
  example?: string | undefined;
  /** Code points of the text as written. */
  start: number;
  end: number;
  /** The dated phrase that it is of. */
  dated: Mark | undefined;
}

/** A stretch of both lines, the same or different; of tokens, from and to. */
interface Stretch {
  same: boolean;
  a: [number, number];
  b: [number, number];
}

/** Characters that are the same by chance between two differences; they are counted to the difference. */
const CHANCE = 2;

/** The tokens of a written text. marks: of its dated phrases. */
export function tokens(text: string, fields: Fields, marks: readonly Mark[] = []): Token[] {
  const found: Token[] = [];
  let at = 0;
  let end = 0; // in UTF-16 units, as the marks are
  const dated = (units: number) => marks.find((mark) => mark.start < end + units && end < mark.end);
  const characters = (part: string) => {
    for (const character of part) {
      const span = { start: at, end: at + 1, dated: dated(character.length) };
      found.push({ key: character, shown: character, field: "", ...span });
      at += 1;
      end += character.length;
    }
  };
  for (const match of text.matchAll(FIELD)) {
    const name = match[1] ?? "";
    const length = Array.from(match[0]).length;
    characters(text.slice(end, match.index));
    const shown = neutralWords(name, fields, match[0]);
    const span = { start: at, end: at + length, dated: dated(match[0].length) };
    found.push({ key: `{{${name}}}`, shown, field: name, example: match[2], ...span });
    at += length;
    end += match[0].length;
  }
  characters(text.slice(end));
  return found;
}

/** The stretches of two lines, in turns the same and different. */
export function stretches(a: readonly Token[], b: readonly Token[]): Stretch[] {
  const parts = diffArrays(
    a.map((token) => token.key),
    b.map((token) => token.key),
  );
  const found: Stretch[] = [];
  let inA = 0;
  let inB = 0;
  for (const part of parts) {
    const same = !part.added && !part.removed;
    const length = part.value.length;
    const nextA = inA + (part.added ? 0 : length);
    const nextB = inB + (part.removed ? 0 : length);
    const last = found[found.length - 1];
    if (last && !last.same && !same) {
      last.a[1] = nextA;
      last.b[1] = nextB;
    } else {
      found.push({ same, a: [inA, nextA], b: [inB, nextB] });
    }
    inA = nextA;
    inB = nextB;
  }
  return withoutChance(found);
}

const size = (stretch: Stretch) =>
  Math.max(stretch.a[1] - stretch.a[0], stretch.b[1] - stretch.b[0]);

/** One difference in the place of two that only a character or two part, where those are the smaller part of it. */
function withoutChance(found: Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const [index, stretch] of found.entries()) {
    const before = kept[kept.length - 1];
    const after = found[index + 1];
    const chance =
      stretch.same &&
      size(stretch) <= CHANCE &&
      before &&
      after &&
      size(before) > size(stretch) &&
      size(after) > size(stretch);
    if (before && !before.same && (chance || !stretch.same)) {
      before.a[1] = stretch.a[1];
      before.b[1] = stretch.b[1];
    } else {
      kept.push({ ...stretch, a: [...stretch.a], b: [...stretch.b] });
    }
  }
  return kept;
}

/** What the repairs of one side have to do with a difference. */
export interface Explained {
  repairs: number[];
  /** Whether the difference comes from them, and does not only hold one. */
  whole: boolean;
}

/** The repairs whose words are in a difference, and those that took out what the other side still has there. spans:
 * where repairs stand in the line. `from` and `to` are tokens of it; `other` is what the other side reads. */
export function explained(
  spans: readonly RepairSpan[],
  all: readonly Token[],
  [from, to]: readonly [number, number],
  other: string,
): Explained {
  const end = all[all.length - 1]?.end ?? 0;
  const start = all[from]?.start ?? end;
  const stop = to > from ? (all[to - 1]?.end ?? end) : start;
  const repairs = new Set<number>();
  let put = 0;
  let taken = 0;
  for (const { start: first, end: last, removed, repair } of spans) {
    if (first === last) {
      if (first < start || first > stop || !other.includes(removed)) continue;
      taken += Array.from(removed).length;
    } else if (start === stop) {
      if (first >= start || last <= start) continue;
    } else {
      if (first >= stop || last <= start) continue;
      put += Math.min(last, stop) - Math.max(first, start);
    }
    repairs.add(repair);
  }
  const most = Math.max(stop - start, Array.from(other).length);
  return { repairs: Array.from(repairs), whole: 2 * Math.max(put, taken) >= most };
}
