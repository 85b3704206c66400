/** What a step has done to a draft, and where that can be seen: what is undone may be out of sight. */

import { quoted } from "../model/quoted";
import { isTable } from "../model/tables";
import { draftNumbers } from "./lines";
import type { Location } from "./location";
import type { Draft, Section } from "./model";

/** what: in words for the user. location: null where it is not of a text. */
export interface Change {
  what: string;
  location: Location | null;
}

/** Gives a written text its words. */
type Resolve = (text: string) => string;

const HEAD = [
  ["title", "标题"],
  ["organisation", "落款单位"],
  ["date", "日期"],
] as const;

/** What happened from one state of a draft to another: the first change, and how many there are. */
export function changeBetween(before: Draft, after: Draft, resolve: Resolve): Change {
  const changes = [
    ...HEAD.filter(([part]) => before[part] !== after[part]).map(([part, name]) => {
      return { what: `改了${name}`, location: { part } };
    }),
    ...comings(before, after, resolve),
    ...moves(before, after, resolve),
    ...edits(before, after, resolve),
    ...(before.official === after.official ? [] : [{ what: "改了公文要素", location: null }]),
  ];
  const [first = { what: "改了适用层级或文种", location: null }] = changes;
  return changes.length > 1 ? { ...first, what: `${first.what}等 ${changes.length} 处` } : first;
}

/** Sections that came and went. What is gone was behind what is shown for it. */
function comings(before: Draft, after: Draft, resolve: Resolve): Change[] {
  const came = without(after.sections, before.sections).map((section) => {
    return { what: `加上了${nameOf(section, after, resolve)}`, location: at(section) };
  });
  const gone = without(before.sections, after.sections);
  const went = gone.map((section) => {
    const ahead = before.sections.slice(0, before.sections.indexOf(section));
    const stayed = without(ahead, gone);
    const behind = stayed[stayed.length - 1] ?? after.sections[0];
    const location: Location = behind ? at(behind) : { part: "title" };
    return { what: `去掉了${nameOf(section, before, resolve)}`, location };
  });
  return [...came, ...went];
}

/** Sections that stand elsewhere, or at another level. Of two that changed places, the shorter stretch is what moved. */
function moves(before: Draft, after: Draft, resolve: Resolve): Change[] {
  const old = within(before.sections, after.sections);
  const now = within(after.sections, before.sections);
  const raised = now.find(({ id, level }) => byId(old, id)?.level !== level);
  const from = now.findIndex(({ id }, index) => old[index]?.id !== id);
  if (from < 0 && !raised) return [];
  let to = now.length;
  while (to > from && from >= 0 && old[to - 1]?.id === now[to - 1]?.id) to -= 1;
  const ahead = now.findIndex(({ id }) => id === old[from]?.id) - from;
  const moved = raised ?? (ahead > to - from - ahead ? now[from + ahead] : now[from]);
  if (!moved) return [];
  const place = raised && from < 0 ? "级别" : "位置";
  return [{ what: `改了${nameOf(moved, after, resolve)}的${place}`, location: at(moved) }];
}

/** Sections in which something is another. */
function edits(before: Draft, after: Draft, resolve: Resolve): Change[] {
  return within(after.sections, before.sections).flatMap((section) => {
    const old = byId(before.sections, section.id);
    const what = old ? editOf(old, section) : null;
    if (!what) return [];
    return [{ ...what, what: `改了${nameOf(section, after, resolve)}${what.what}` }];
  });
}

function editOf(old: Section, section: Section): Change | null {
  const { id, title, kind, paragraphs } = section;
  if (old.title !== title) return { what: "的标题", location: at(section) };
  const same = (index: number) => {
    const [was, is] = [old.paragraphs[index], paragraphs[index]];
    return was?.text === is?.text && was?.item === is?.item;
  };
  const length = Math.max(old.paragraphs.length, paragraphs.length);
  const first = Array.from({ length }, (_, index) => index).find((index) => !same(index));
  if (first !== undefined) {
    const shown = Math.min(first, paragraphs.length - 1);
    const location: Location =
      shown < 0 ? at(section) : { part: "paragraph", section: id, at: shown };
    const texts = [old, section].map((each) => each.paragraphs[first]?.text ?? "");
    return { what: texts.some(isTable) ? "的表格" : `第 ${first + 1} 个自然段`, location };
  }
  return old.kind === kind ? null : { what: "的章节类型", location: at(section) };
}

function nameOf(section: Section, draft: Draft, resolve: Resolve): string {
  const number = draftNumbers(draft)[draft.sections.indexOf(section)] ?? "";
  const title = resolve(section.title).trim();
  return title ? quoted(number + title) : "没有标题的一段";
}

function at({ id }: Section): Location {
  return { part: "section", section: id };
}

function byId(sections: readonly Section[], id: string): Section | undefined {
  return sections.find((section) => section.id === id);
}

function within(sections: readonly Section[], others: readonly Section[]): Section[] {
  const ids = new Set(others.map(({ id }) => id));
  return sections.filter(({ id }) => ids.has(id));
}

function without(sections: readonly Section[], others: readonly Section[]): Section[] {
  const ids = new Set(others.map(({ id }) => id));
  return sections.filter(({ id }) => !ids.has(id));
}
