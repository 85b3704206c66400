/** Whether a passage can be taken by current wording (现行提法), and the dialog in which it is. */

import { toast } from "../browser/toast";
import { copyLines, FORMS, type Form, RICH } from "../copy/control";
import { downloadWord, WORD } from "../copy/word";
import { addToDraft, tellAdded } from "../draft/add";
import { type RenewedLines, renewedLines } from "../draft/current";
import { type FindDated, type Phrase, phraseFinder } from "../draft/dated";
import type { Offer, Passage, Take } from "../draft/passage";
import { yearFilledIn } from "../draft/year";
import { loadFields } from "../fill/declared";
import { fieldValue } from "../fill/elements";
import { state } from "../fill/store";
import { neutralWords } from "../model/fields";
import { countCharacters, countDated, type Line, toPlain } from "../model/lines";
import { loadNotices } from "../notices/notices";
import { datedWords } from "../notices/words";
import { type Act, showChanges } from "./dialog";

/** A passage by current wording. */
interface Prepared {
  /** As it stands. */
  lines: Line[];
  found: RenewedLines;
  year: number | null;
}

/** What is offered beside a passage as it stands. Rejects where the notices do not load. */
export async function offerOf(passage: Passage): Promise<Offer> {
  const { found } = await prepare(passage);
  const note = noteOf(found.left);
  const isOffered = !found.left.length && found.changes.length > 0;
  return { note, show: isOffered ? (first) => void show(passage, first) : null };
}

let finder: ReturnType<typeof phraseFinder> | undefined;

async function prepare({ read }: Passage): Promise<Prepared> {
  const [lines, fields, notices] = await Promise.all([read(), loadFields(), loadNotices()]);
  const { values, originals } = state();
  // The source's own words have the source's own year.
  const year = originals ? null : yearFilledIn(values);
  finder ??= phraseFinder(notices); // the notices of a page stay the same
  const find = finder;
  const resolve = (name: string, example: string | null) =>
    fieldValue(name, example, neutralWords(name, fields));
  const dated: FindDated = (text) => find(text, year);
  return { lines, year, found: renewedLines(lines, dated, fields, resolve) };
}

/** What stands in the way. */
function noteOf(left: readonly Phrase[]): string {
  if (!left.length) return "";
  const lacksYear = !state().originals && left.every(({ needsYear }) => needsYear);
  if (lacksYear) return "按现行提法：先填年份，才能推算";
  return `按现行提法：有 ${left.length} 处要自行改写`;
}

/** What is filled in may have changed since it was offered. */
async function show(passage: Passage, first: Take): Promise<void> {
  const { lines, found, year } = await prepare(passage);
  if (found.left.length || !found.changes.length) {
    toast(noteOf(found.left) || "没有要换的提法");
    return;
  }
  showChanges({
    title: `按现行提法：${passage.name}`,
    lead: leadOf(found, year),
    changes: found.changes,
    acts: acts(passage, found, year, first),
    others: [
      {
        caption: "照原文复制",
        name: "照原文复制",
        act: () => void copy(lines, RICH, "已照原文复制"),
      },
    ],
  });
}

function leadOf({ changes }: RenewedLines, year: number | null): string {
  const counted = changes.some(({ phrase }) => phrase.notice.count);
  const by = counted && year ? `，数目按 ${year} 年推算` : "";
  return `会换 ${changes.length} 处，其余照原文${by}。页面上的文字不变。`;
}

function acts(
  { id }: Passage,
  { lines, changes }: RenewedLines,
  year: number | null,
  first: Take,
): Act[] {
  const done = `已按现行提法换 ${changes.length} 处，复制`;
  const copying = (caption: string, form: Form): Act => ({
    caption,
    name: `按现行提法复制${caption === "复制" ? "" : caption}`,
    act: () => void copy(lines, form, done),
  });
  const adding = (template: string): Act => ({
    caption: "加入草稿",
    name: "按现行提法加入草稿",
    main: first === "add",
    act: () => tellAdded(addToDraft(template, { year })),
  });
  return [
    { ...copying("复制", RICH), main: first === "copy" },
    ...FORMS.map(([caption, form]) => copying(caption, form)),
    {
      caption: WORD,
      name: `按现行提法${WORD}`,
      main: first === "word",
      act: () => void downloadWord(() => lines),
    },
    ...(id ? [adding(id)] : []),
  ];
}

async function copy(lines: readonly Line[], form: Form, done: string): Promise<void> {
  const copied = await copyLines(lines, form);
  const size = `${countCharacters(toPlain(lines))} 字${datedWords(countDated(lines))}`;
  toast(copied ? `${done} ${size}` : "没有复制成，请选中文字后按 Ctrl+C");
}
