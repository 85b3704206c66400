/** The list of notices, as every page's script knows it: where it does not become sortable, it is a list all the same. */
export function startNoticesPage(): void {
  const tables = document.querySelectorAll<HTMLTableElement>("table.pl-notices");
  if (!tables.length) return;
  void window.planLibrary
    .part("notices")
    .then(({ startSorting }) => tables.forEach(startSorting))
    .catch(() => {});
}
