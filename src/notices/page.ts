/** The list of notices, as every page's script knows it: where it cannot be sorted and narrowed, it is a list all the same. */

import { internals } from "../browser/internals";

export function startNoticesPage(): void {
  const tables = document.querySelectorAll<HTMLTableElement>("table.pl-notices");
  if (!tables.length) return;
  void internals()
    .part("notices")
    .then(({ startFilter, startSorting }) => {
      tables.forEach(startSorting);
      const form = document.querySelector<HTMLFormElement>("form.pl-notices__filter");
      if (form) startFilter(form, Array.from(tables));
    })
    .catch(() => {});
}
