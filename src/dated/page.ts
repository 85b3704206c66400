/** The list of notices, as every page's script knows it: where it does not become sortable, it is a list all the same. */
export function startNoticesPage(): void {
  const table = document.querySelector<HTMLTableElement>("table.pl-notices");
  if (!table) return;
  const { part } = window.planLibrary;
  void part("notices")
    .then(({ startSorting }) => startSorting(table))
    .catch(() => {});
}
