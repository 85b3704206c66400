/** The list of notices (过时提法), narrowed by words, kind, action, and to what the texts of the library hold. */

const KIND = 1;
const ACTION = 3;
const COUNT = 7;

/** Let a form narrow the rows of tables. */
export function startFilter(form: HTMLFormElement, tables: readonly HTMLTableElement[]): void {
  const rows = tables.flatMap(({ tBodies }) =>
    Array.from(tBodies).flatMap((body) => [...body.rows]),
  );
  const texts = rows.map(({ textContent }) => (textContent ?? "").toLowerCase());
  const status = form.querySelector<HTMLElement>("[role=status]");
  const narrow = () => {
    const asked = new FormData(form);
    const words = value(asked, "q").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      const isShown =
        words.every((word) => texts[at]?.includes(word)) &&
        fits(value(asked, "kind"), cell(row, KIND)) &&
        fits(value(asked, "action"), cell(row, ACTION)) &&
        (!asked.has("found") || Number(row.cells[COUNT]?.dataset.value ?? 0) > 0);
      row.hidden = !isShown;
      if (isShown) shown += 1;
    });
    if (status) status.textContent = shown < rows.length ? `${rows.length} 条里有 ${shown} 条` : "";
  };
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow(); // what the browser has kept of an earlier visit
}

function value(asked: FormData, name: string): string {
  return String(asked.get(name) ?? "");
}

function cell(row: HTMLTableRowElement, at: number): string {
  return row.cells[at]?.textContent?.trim() ?? "";
}

/** Whether a choice, if there is one, is this. */
function fits(chosen: string, own: string): boolean {
  return !chosen || chosen === own;
}
