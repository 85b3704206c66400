/** The list of notices, as every page's script knows it: where it does not become sortable, it is a list all the same. */

import { internals } from "../browser/internals";

export function startNoticesPage(): void {
  const tables = document.querySelectorAll<HTMLTableElement>("table.pl-notices");
  if (!tables.length) return;
  void internals()
    .part("notices")
    .then(({ startSorting }) => tables.forEach(startSorting))
    .catch(() => {});
}
