/** Parts that are missing, out of order, at a level of their own, or empty. */

import { OPENING_TITLE, type Shape } from "../../contract";
import { printedDate } from "../../model/dates";
import { quoted } from "../../model/quoted";
import { draftNumbers } from "../lines";
import type { Location } from "../location";
import type { Draft, Section } from "../model";
import { disordered, misplacedLevels, missingGroups, unwanted } from "../structure";
import { isBare } from "../tree";
import type { CheckupContext, Finding, Words } from "./finding";

/** What the draft's type of document must have and the draft has not, or has and must not, and what stands too late. */
export function structure(draft: Draft, context: CheckupContext): Finding[] {
  const shape = context.shapes[draft.type];
  return shape ? [...missing(draft, shape, context), ...disorder(draft, shape, context)] : [];
}

/** A section that nothing is written in is missing too. */
function missing(draft: Draft, shape: Shape, context: CheckupContext): Finding[] {
  const written = draft.sections.filter((_, at) => !isBare(draft, at));
  const present = new Set(written.map(({ kind }) => kind));
  return missingGroups(present, shape).map((group): Finding => {
    const wanted = group.map((kind) => `“${kindName(kind, context)}”`).join("或");
    const slot = draft.sections.find(({ kind }) => group.includes(kind));
    return {
      kind: "missing",
      message: `${typeName(draft, context)}里应当有${wanted}，现在没有`,
      hint: slot ? "把这一段写上，或从范文库选一段填入" : "加一段，或从范文库选一段加入",
      location: slot ? { part: "section", section: slot.id } : null,
      words: "",
      ...(!slot && group[0] ? { lacks: group[0] } : {}),
    };
  });
}

function disorder(draft: Draft, shape: Shape, context: CheckupContext): Finding[] {
  const name = ({ kind }: Section) => kindName(kind, context);
  const type = typeName(draft, context);
  return [
    ...unwanted(draft.sections, shape).map((section) =>
      orderFinding(section, `${type}里一般不写${quoted(name(section))}`, "删去这一段，或改掉文种"),
    ),
    ...disordered(draft.sections, shape).map(({ section, after }) =>
      orderFinding(
        section,
        `${quoted(name(section))}排在${quoted(name(after))}之后`,
        "用“上移”把它挪到前面",
      ),
    ),
  ];
}

/** Headings that stand beside others of another level. Such as may not stand there at all are in no draft. */
export function levels(draft: Draft, { under }: CheckupContext, words: Words): Finding[] {
  const numbers = draftNumbers(draft);
  const heading = (at: number) => `${numbers[at]}${words(draft.sections[at]?.title ?? "")}`;
  const misplaced = misplacedLevels(
    draft.sections.map(({ level }) => level),
    under,
  );
  return misplaced.flatMap(({ at, beside }) => {
    const section = draft.sections[at];
    if (!section || beside === null) return [];
    const message = `${quoted(heading(at))}与并列的${quoted(heading(beside))}不是同一级`;
    return [orderFinding(section, message, "用“升级”“降级”调成同一级")];
  });
}

function orderFinding({ id }: Section, message: string, hint: string): Finding {
  const location = { part: "section" as const, section: id };
  return { kind: "order", message, hint, location, words: "" };
}

function kindName(kind: string, { kinds }: CheckupContext): string {
  return kinds.get(kind) ?? kind;
}

function typeName({ type }: Draft, { types }: CheckupContext): string {
  return types.get(type) ?? type;
}

/** What is not written yet: parts of the head, titles, and sections with all that stands under them. */
export function empty(draft: Draft, words: Words): Finding[] {
  const findings: Finding[] = [];
  const numbers = draftNumbers(draft);
  const lacks = (message: string, hint: string, location: Location) =>
    findings.push({ kind: "empty", message, hint, location, words: "" });
  if (!draft.title.trim()) lacks("没有标题", "写上标题", { part: "title" });
  if (!draft.organisation.trim()) lacks("没有落款单位", "写上单位全称", { part: "organisation" });
  if (!draft.date.trim()) lacks("没有日期", "写上年月日", { part: "date" });
  draft.sections.forEach((section, at) => {
    const location: Location = { part: "section", section: section.id };
    if (section.level && !section.title.trim())
      lacks(`“${numbers[at]}”后面没有标题`, "写上标题，或删去这一段", location);
    if (isBare(draft, at))
      lacks(
        `${quoted(`${numbers[at]}${words(section.title) || OPENING_TITLE}`)}下面没有内容`,
        "写上内容，从范文库选一段填入，或删去这一段",
        location,
      );
  });
  return findings;
}

/** A date that official documents print otherwise. */
export function dateForm({ date }: Draft): Finding[] {
  const text = printedDate(date);
  if (text === date.trim()) return [];
  const message = `日期${quoted(date)}公文里写作${quoted(text)}`;
  const hint = "用阿拉伯数字，年月日写全，月日前面不加 0";
  const instead = { text, start: 0 };
  return [{ kind: "form", message, hint, location: { part: "date" }, words: date, instead }];
}

/** What the names of offices end with. */
const OFFICE_END =
  /(?:委员会|居委会|村委会|支部|党委|党总支|人民政府|办事处|协会|站|中心|[部局办])$/;

/** Several who sign on one line, where each has its own (GB/T 9704—2012, 7.3.5.2). */
export function signersForm({ organisation }: Draft): Finding[] {
  const names = organisation.trim().split(/[、，,\s]+/);
  const isApart = names.length > 1 && names.every((name) => OFFICE_END.test(name));
  if (!isApart || organisation.includes("\n")) return [];
  const message = `${quoted(organisation)}写在一行`;
  const hint = "落款有几个单位时，各占一行，用回车隔开";
  return [{ kind: "form", message, hint, location: { part: "organisation" }, words: organisation }];
}
