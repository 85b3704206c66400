/** The list of plans (全部计划): form and found plans over the first ones, which the build has written. */

import { figure, make, makeButton } from "../browser/dom";
import { failure } from "../browser/failure";
import { addressAt } from "../browser/pages";
import { PLANS_AT_ONCE, PlanSort } from "../contract";
import { type Asked, type ListedPlan, loadPlans, type PlanList } from "./list";

/** Let the list be searched. root: what theme/plans.html writes. */
export function startPlans(root: HTMLElement): void {
  const form = root.querySelector("form");
  const total = root.querySelector<HTMLElement>(".pl-total");
  const list = root.querySelector<HTMLElement>(".pl-groups");
  const more = root.querySelector<HTMLElement>(".pl-more");
  if (form && total && list && more) new PlansPage({ form, total, list, more }).start();
}

/** The parts of the page. */
interface Parts {
  form: HTMLFormElement;
  total: HTMLElement;
  list: HTMLElement;
  more: HTMLElement;
}

class PlansPage {
  private readonly button = makeButton(
    `再看 ${PLANS_AT_ONCE} 份`,
    "md-button",
    () => void this.show(this.shown + PLANS_AT_ONCE),
  );
  /** What the build has written. */
  private readonly first: readonly Node[];
  private readonly firstTotal: string;
  private loaded: Promise<PlanList> | undefined;
  private shown = PLANS_AT_ONCE;
  /** Whether the collections are there to be chosen. */
  private filled = false;
  /** The number of the newest request: the answers of others come too late. */
  private newest = 0;

  constructor(private readonly parts: Parts) {
    this.first = Array.from(parts.list.childNodes);
    this.firstTotal = parts.total.textContent ?? "";
  }

  /** Listen, and show what the address asks for. */
  start(): void {
    const { form, more } = this.parts;
    more.append(this.button);
    more.hidden = !("more" in more.dataset);
    const { collection } = controls(form);
    collection?.addEventListener("focus", () => void this.fillCollections());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.ask();
    });
    form.addEventListener("compositionend", () => this.ask());
    void this.readAddress();
  }

  private async readAddress(): Promise<void> {
    const parameters = new URLSearchParams(location.search);
    if (!parameters.toString()) return;
    if (parameters.has("collection")) await this.fillCollections();
    for (const [name, control] of Object.entries(controls(this.parts.form))) {
      const value = parameters.get(name);
      if (control && value !== null) control.value = value;
    }
    await this.show(PLANS_AT_ONCE);
  }

  /** There may be many: they come with the list. */
  private async fillCollections(): Promise<void> {
    const { collection } = controls(this.parts.form);
    const plans = await this.load().catch(() => undefined);
    if (!plans || this.filled) return;
    this.filled = true;
    for (const title of plans.collections)
      collection?.append(make("option", { value: title }, title));
  }

  private load(): Promise<PlanList> {
    this.loaded ??= loadPlans();
    this.loaded.catch(() => {
      this.loaded = undefined; // to be tried again
    });
    return this.loaded;
  }

  private ask(): void {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(askedIn(this.parts.form)))
      if (value && (name !== "sort" || value !== PlanSort[0])) query.set(name, value);
    const address = query.toString() ? `?${query}` : location.pathname;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A page opened as a file may not change its address.
    }
    void this.show(PLANS_AT_ONCE);
  }

  /** Show so many of what the form asks for. */
  private async show(count: number): Promise<void> {
    const turn = ++this.newest;
    const { form, total, list, more } = this.parts;
    const asked = askedIn(form);
    const before = this.shown;
    const isMore = count > PLANS_AT_ONCE;
    try {
      if (isPlain(asked) && !isMore) this.showFirst();
      else {
        const found = (await this.load()).find(asked);
        if (turn !== this.newest) return; // something else is asked for meanwhile
        list.replaceChildren(...found.slice(0, count).map(planElement));
        total.textContent = totalOf(found.length, count);
        more.hidden = found.length <= count;
      }
      this.shown = count;
      if (isMore) list.querySelectorAll("a")[before]?.focus({ preventScroll: true });
    } catch (error) {
      if (turn !== this.newest) return;
      total.textContent = "";
      list.replaceChildren(failure(error, () => void this.show(count)));
      more.hidden = true;
    }
  }

  private showFirst(): void {
    const { total, list, more } = this.parts;
    list.replaceChildren(...this.first);
    total.textContent = this.firstTotal;
    more.hidden = !("more" in more.dataset);
  }
}

type Control = HTMLInputElement | HTMLSelectElement | null;

function controls(form: HTMLFormElement): Record<keyof Asked, Control> {
  const control = (name: keyof Asked) => form.querySelector<HTMLSelectElement>(`[name=${name}]`);
  return {
    q: control("q"),
    level: control("level"),
    type: control("type"),
    collection: control("collection"),
    sort: control("sort"),
  };
}

function askedIn(form: HTMLFormElement): Asked {
  const { q, level, type, collection, sort } = controls(form);
  return {
    q: q?.value.trim() ?? "",
    level: level?.value ?? "",
    type: type?.value ?? "",
    collection: collection?.value ?? "",
    sort: PlanSort.find((known) => known === sort?.value) ?? PlanSort[0],
  };
}

/** Nothing asked for: the first plans are the answer. */
function isPlain({ q, level, type, collection, sort }: Asked): boolean {
  return !q && !level && !type && !collection && sort === PlanSort[0];
}

function totalOf(found: number, shown: number): string {
  if (!found) return "没有符合的计划；可以少写几个字，或者放宽筛选";
  return `共 ${figure(found)} 份${found > shown ? `，先列 ${figure(shown)} 份` : ""}`;
}

/** As theme/_cards.html has a group of one document. */
function planElement(plan: ListedPlan): HTMLElement {
  const href = addressAt(plan.url, window.planLibrary.root);
  const facts = [plan.level[1], plan.type[1], `${plan.sections} 段`, `${plan.characters} 字`];
  const meta = facts.map((fact) => make("span", {}, fact));
  const spaced = meta.flatMap((fact, at) => (at ? [" ", fact] : [fact]));
  return make(
    "section",
    { class: "pl-group" },
    ...(plan.name ? [make("p", { class: "pl-group__label" }, plan.name)] : []),
    make(
      "div",
      { class: "pl-doc" },
      make("h2", { class: "pl-doc__title" }, make("a", { href }, plan.title)),
      make("p", { class: "pl-doc__meta" }, ...spaced),
    ),
  );
}
