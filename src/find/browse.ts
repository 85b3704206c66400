/** The browse page (范文库): form, facets and results over the plain list that the build has written. */

import { make } from "../browser/dom";
import { failure } from "../browser/failure";
import type { Results, SearchOptions } from "../search/types";
import { BrowseHistory, type Kept } from "./browse-history";
import type { Context } from "./context";
import { FacetPanel } from "./facet-panel";
import { outcome } from "./outcome";
import { keepPastedLinesApart } from "./paste";
import { RelatedList } from "./related-list";
import { type Asked, nothingHeld, PAGE, ResultList, topicsToGoOnFrom } from "./results";
import { isPlain, NO_CHOICE, optionsOf, readState, type State } from "./state";

/** Let the browse page search. root: what theme/browse.html writes; an error if a part of it is missing. */
export function startBrowse(root: HTMLElement, context: Context): void {
  new BrowsePage(root, context).start();
}

class BrowsePage {
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly sort: HTMLSelectElement;
  private readonly total: HTMLElement;
  private readonly results: HTMLElement;
  private readonly plain: HTMLElement;
  /** The total as the build has written it. */
  private readonly plainTotal: string;
  private readonly announce: (message: string) => void;
  private readonly panel: FacetPanel;
  private readonly history = new BrowseHistory(() => this.list?.shown ?? 0);
  private state: State;
  /** Whether the query has changed since the last decision. */
  private typing = false;
  /** The number of the newest search: the answers of others come too late. */
  private newest = 0;
  private list: ResultList | undefined;

  constructor(
    root: HTMLElement,
    private readonly context: Context,
  ) {
    this.form = part(root, "form.pl-search", HTMLFormElement);
    this.input = part(root, "input[name=q]", HTMLInputElement);
    this.sort = part(root, "select[name=sort]", HTMLSelectElement);
    this.total = part(root, ".pl-total", HTMLElement);
    this.results = part(root, ".pl-results", HTMLElement);
    this.plain = part(root, ".pl-plain", HTMLElement);
    this.plainTotal = this.total.textContent ?? "";
    this.announce = announcer(root);
    this.state = readState(location.search || chosenOnPage(root));
    this.panel = new FacetPanel(root, context, (chosen) => this.decide({ ...this.state, chosen }));
  }

  /** Listen, and show what the address asks for. */
  start(): void {
    this.listenToForm();
    window.addEventListener("popstate", (event) =>
      this.restore((event.state as Kept | null) ?? {}),
    );
    window.addEventListener("pagehide", () =>
      this.history.keep(this.typing ? this.state : undefined),
    );
    if (!location.search && !isPlain(this.state)) {
      this.history.record(this.state, "new");
      this.typing = Boolean(this.state.q);
    }
    this.showState();
    void this.search(this.history.kept);
  }

  private listenToForm(): void {
    const { form, input, sort } = this;
    keepPastedLinesApart(input);
    input.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.type();
    });
    input.addEventListener("compositionend", () => this.type());
    input.addEventListener("change", () => {
      this.typing = false;
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.decide({ ...this.state, q: input.value });
    });
    sort.addEventListener("change", () => {
      this.decide({ ...this.state, sort: readState(`?sort=${sort.value}`).sort });
    });
  }

  /** What the reader decides gets an entry of the history. */
  private decide(state: State): void {
    this.state = state;
    this.typing = false;
    this.showState();
    this.history.record(state, "new");
    void this.search({});
  }

  /** While the reader types there is one entry. */
  private type(): void {
    this.state = { ...this.state, q: this.input.value };
    this.history.record(this.state, this.typing ? "same" : "new");
    this.typing = true;
    void this.search({});
  }

  private restore(kept: Kept): void {
    this.history.forget();
    this.state = readState(location.search);
    this.typing = false;
    this.showState();
    void this.search(kept);
  }

  private showState(): void {
    const { input, state } = this;
    if (input.value.trim() !== state.q.trim()) input.value = state.q;
    this.sort.value = state.sort;
    this.panel.show(state.chosen);
  }

  private async search(kept: Kept): Promise<void> {
    const turn = ++this.newest;
    const { state, context, announce } = this;
    const search = async (options: SearchOptions) => {
      const found = await context.engine.search(state.q, { ...optionsOf(state), ...options });
      return turn === this.newest ? found : undefined;
    };
    const limit = isPlain(state) ? 0 : Math.max(PAGE, kept.shown ?? 0); // the plain list is there already
    try {
      const found = await search({ limit });
      if (!found) return;
      this.panel.count(found);
      this.showResults(found, { state, context, announce, search });
      if (kept.top) window.scrollTo(0, kept.top);
    } catch (error) {
      if (turn === this.newest) this.showFailure(failure(error, () => void this.search(kept)));
    }
  }

  private showResults(found: Results, asked: Asked): void {
    const isAsked = !isPlain(asked.state);
    this.plain.hidden = isAsked;
    this.results.hidden = !isAsked;
    this.total.textContent = isAsked ? outcome(asked.state.q, found) : this.plainTotal;
    this.list = isAsked ? new ResultList(found, asked) : undefined;
    const related =
      isAsked && found.more.hits.length ? [new RelatedList(found, asked).element] : [];
    const topics = isAsked && !found.total ? topicsToGoOnFrom(found, asked) : [];
    this.results.replaceChildren(...this.mainElements(found, asked), ...related, ...topics);
  }

  private mainElements(found: Results, asked: Asked): HTMLElement[] {
    if (!this.list) return [];
    if (found.total) return this.list.elements;
    return nothingHeld(found, asked, () => {
      this.decide({ ...this.state, chosen: NO_CHOICE });
      this.input.focus();
    });
  }

  private showFailure(message: HTMLElement): void {
    this.total.textContent = "";
    this.results.replaceChildren(message);
    this.results.hidden = false;
    this.plain.hidden = true;
  }
}

/** What was typed and chosen before this was loaded, as the address would say it. */
function chosenOnPage(root: Element): string {
  const parameters = new URLSearchParams();
  const controls = "input[name=q], input[name]:checked, select[name=sort]";
  for (const control of root.querySelectorAll<HTMLInputElement | HTMLSelectElement>(controls))
    parameters.append(control.name, control.value);
  return parameters.toString();
}

function part<T extends Element>(root: Element, selector: string, type: { new (): T }): T {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`the browse page has no ${selector}`);
}

/** Speaks what happens beside the results. */
function announcer(root: Element): (message: string) => void {
  const region = make("p", { class: "pl-offscreen", role: "status" });
  root.append(region);
  return (message) => {
    region.textContent = message;
  };
}
