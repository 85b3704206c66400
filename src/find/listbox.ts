/** The list of a combobox: what is in it, and which option is active. */

import { make } from "../browser/dom";
import { fillElement } from "../fill/place";

/** Options in groups; the focus stays in the input. */
export class Listbox {
  readonly element = make("div", { id: "pl-box-list", role: "listbox", "aria-label": "搜索结果" });
  private options: HTMLAnchorElement[] = [];
  private active = -1;

  /** output: where the list stands, and scrolls. */
  constructor(
    private readonly input: HTMLInputElement,
    private readonly output: HTMLElement,
  ) {
    output.replaceChildren(this.element);
  }

  get isEmpty(): boolean {
    return !this.options.length;
  }

  get activeOption(): HTMLAnchorElement | undefined {
    return this.options[this.active];
  }

  /** Show groups of options. Those that are there already stay where they are: somebody may be about to click. */
  show(groups: readonly HTMLElement[]): void {
    const { element, input, output } = this;
    const isMore = groups[0] === element.firstChild && element.firstChild !== null;
    const chosen = this.activeOption?.href;
    if (isMore) element.append(...groups.filter((group) => group.parentNode !== element));
    else element.replaceChildren(...groups);
    fillElement(element);
    if (output.firstChild !== element || output.childNodes.length > 1)
      output.replaceChildren(element);
    this.options = Array.from(element.querySelectorAll("a"));
    this.options.forEach((option, index) => {
      option.id = `pl-box-${index}`;
    });
    element.hidden = this.isEmpty;
    input.setAttribute("aria-expanded", String(!this.isEmpty));
    if (isMore) return;
    output.scrollTop = 0;
    this.activate(this.options.findIndex(({ href }) => href === chosen));
  }

  /** Go to the next option; after the last to none. */
  next(): void {
    this.activate(this.active + 1 < this.options.length ? this.active + 1 : -1);
  }

  /** Go to the option before; from none to the last. */
  previous(): void {
    this.activate(this.active < 0 ? this.options.length - 1 : this.active - 1);
  }

  /** Have no option active. */
  release(): void {
    this.activate(-1);
  }

  private activate(index: number): void {
    this.activeOption?.removeAttribute("aria-selected");
    this.active = index;
    const option = this.activeOption;
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }
}
