const FACETS = ["topic", "kind", "level", "plan"] as const;

interface Entry {
  card: HTMLElement;
  values: Record<(typeof FACETS)[number], string[]>;
  text: string;
}

/** Filter the cards of a library page by the form's choices, which the address keeps (?topic=…&kind=…&q=…). */
export function startFilter(form: HTMLFormElement): void {
  const total = document.querySelector<HTMLElement>(".pl-total");
  const entries = Array.from(document.querySelectorAll<HTMLElement>(".pl-card"), entryOf);
  const untouched = total?.textContent ?? "";
  readAddress(form);
  form.hidden = false;

  const apply = () => {
    const chosen = choices(form);
    let shown = 0;
    for (const entry of entries) {
      const hit = matches(entry, chosen);
      entry.card.hidden = !hit;
      if (hit) shown += 1;
    }
    if (total) total.textContent = chosen.size ? `找到 ${shown} 篇` : untouched;
    if (total && chosen.size && !shown) total.textContent = "没有符合的范文，请放宽条件";
    const query = new URLSearchParams(Array.from(chosen)).toString();
    history.replaceState(
      null,
      "",
      `${location.pathname}${query ? `?${query}` : ""}${location.hash}`,
    );
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => window.setTimeout(apply));
  apply();
}

function entryOf(card: HTMLElement): Entry {
  const { plan = "", kind = "", level = "", topics = "" } = card.dataset;
  const values = { topic: topics.split(" "), kind: [kind], level: [level], plan: [plan] };
  const parts = card.querySelectorAll(".pl-card__title, .pl-card__opening, .pl-text");
  const text = Array.from(parts, (part) => part.textContent ?? "").join("\n");
  return { card, values, text: fold(text) };
}

function readAddress(form: HTMLFormElement): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLSelectElement || control instanceof HTMLInputElement)
      control.value = value;
  }
}

function choices(form: HTMLFormElement): Map<string, string> {
  const chosen = new Map<string, string>();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim()) chosen.set(name, value.trim());
  }
  return chosen;
}

function matches(entry: Entry, chosen: Map<string, string>): boolean {
  const facets = FACETS.every((facet) => {
    const wanted = chosen.get(facet);
    return !wanted || entry.values[facet].includes(wanted);
  });
  const words = fold(chosen.get("q") ?? "").split(/\s+/);
  return facets && words.every((word) => entry.text.includes(word));
}

/** Width and case do not matter: ＡＢ finds ab. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
