/** Which lines a file's own form sets apart as headings: by their style, or by hand. */

import { sizeOf } from "../text";
import { type Form, NO_FORM } from "./base";
import { DISPLAY_FONT, LARGEST_SHARE, LONGEST, SENTENCE } from "./knowledge";
import { strip } from "./text";

/** length: in code points. */
interface Line {
  readonly form: Form;
  readonly length: number;
}

/** The lines, from 1, that look like headings. forms: by line. inTables: lines that cannot be any. */
export function styledLines(
  texts: readonly string[],
  forms: ReadonlyMap<number, Form>,
  inTables: ReadonlySet<number>,
): Set<number> {
  const lines = texts
    .map((text, at) => ({ number: at + 1, text: strip(text), form: forms.get(at + 1) ?? NO_FORM }))
    .filter(({ number, text }) => text && !inTables.has(number))
    .map((line) => ({ ...line, length: sizeOf(line.text) }));
  const isByStyle = ({ form, length }: Line) => form.level > 0 && length <= LONGEST;
  const byStyle = lines.filter(isByStyle);
  const usual = usualForm(lines.filter((line) => !isByStyle(line)));
  const byHand = lines.filter(
    ({ text, form, length }) =>
      length <= LONGEST && !SENTENCE.test(text) && isSetApart(form, usual),
  );
  const meant = byHand.length <= LARGEST_SHARE * lines.length ? byHand : [];
  return new Set([...byStyle, ...meant].map(({ number }) => number));
}

/** The form of most characters. */
function usualForm(lines: readonly Line[]): Form {
  const found = new Map<string, { form: Form; count: number }>();
  for (const { form, length } of lines) {
    const key = `${form.bold} ${form.size} ${form.font}`;
    const entry = found.get(key) ?? { form, count: 0 };
    entry.count += length;
    found.set(key, entry);
  }
  let most = { form: NO_FORM, count: -1 };
  for (const entry of found.values()) if (entry.count > most.count) most = entry;
  return most.form;
}

function isSetApart(form: Form, usual: Form): boolean {
  if (form.align === "right") return false; // who signs, and when
  const other = form.font !== usual.font;
  return (
    (form.bold && !usual.bold) ||
    (other && DISPLAY_FONT.test(form.font) && !DISPLAY_FONT.test(usual.font)) ||
    (other && /黑|Hei/.test(form.font)) ||
    (form.size > usual.size && usual.size > 0)
  );
}
