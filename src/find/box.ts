/** What the header's search box finds: the first hits of each sort at once, the rest on the browse page. */

import { failure } from "../browser/failure";
import { internals } from "../browser/internals";
import type { OwnHit } from "../own/find";
import { areKnown } from "../own/known";
import type { Results } from "../search/types";
import type { Context } from "./context";
import { Listbox } from "./listbox";
import { growHead, headGroups, ownGroups, tailGroups } from "./options";
import { outcome } from "./outcome";
import type { Shell } from "./trigger";

const FIRST = 4; // hits that are shown before the others are there
const HITS = 8;
const HINT = "可输入词语、主题名、拼音（zhiyuan、zyfw）；几个词用空格隔开，“-词”表示不含。";

/** Let an opened box search: a combobox, its list in the shell's output. */
export function startBox(shell: Shell, context: Context): void {
  new Box(shell, context).start();
}

class Box {
  private readonly list: Listbox;
  /** The number of the newest search: the answers of others come too late. */
  private newest = 0;

  constructor(
    private readonly shell: Shell,
    private readonly context: Context,
  ) {
    this.list = new Listbox(shell.input, shell.output);
  }

  /** Listen, and search for what is typed already. */
  start(): void {
    const { input, dialog, close } = this.shell;
    input.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) void this.search();
    });
    input.addEventListener("compositionend", () => void this.search());
    input.addEventListener("keydown", (event) => this.press(event));
    // The result may be on this very page: then nothing is loaded, and the box must not stay before it.
    this.list.element.addEventListener("click", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) window.setTimeout(close);
    });
    dialog.addEventListener("close", () => this.list.release());
    void this.search();
  }

  private get query(): string {
    return this.shell.input.value.trim();
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" && !this.list.isEmpty) this.list.next();
    else if (event.key === "ArrowUp" && !this.list.isEmpty) this.list.previous();
    else if (event.key === "Enter") this.go();
    else return;
    event.preventDefault();
  }

  private go(): void {
    const option = this.list.activeOption;
    if (option) option.click();
    else if (this.query) location.assign(this.allUrl(this.query));
  }

  /** The browse page with all that a query finds. */
  private allUrl(query: string): string {
    return `${this.context.pages.library}?q=${encodeURIComponent(query)}`;
  }

  private show(groups: readonly HTMLElement[], message: string): void {
    this.list.show(groups);
    this.shell.status.textContent = message;
  }

  private async search(): Promise<void> {
    const { query } = this;
    const turn = ++this.newest;
    if (!query) return this.show([], HINT);
    try {
      await this.find(query, () => turn === this.newest);
    } catch (error) {
      if (turn !== this.newest) return;
      const retry = () => {
        this.shell.input.focus();
        void this.search();
      };
      this.show([], "");
      this.shell.output.replaceChildren(failure(error, retry));
    }
  }

  /** Show what can be shown first, then the rest. isNewest: whether the reader still waits for this. */
  private async find(query: string, isNewest: () => boolean): Promise<void> {
    const { context } = this;
    const options = { facets: false };
    const quick = await context.engine.search(query, { ...options, limit: FIRST, quick: true });
    if (!isNewest()) return;
    const head = quick.hits.length ? headGroups(quick, context) : [];
    if (head.length) {
      this.show(head, outcome(query, quick));
      await painted();
      if (!isNewest()) return;
    }
    const results = await context.engine.search(query, { ...options, limit: HITS });
    if (!isNewest()) return;
    const groups = this.groupsOf(query, head, quick, results);
    const message = outcome(query, results);
    this.show(groups, message);
    if (!areKnown()) return;
    const own = await ownHits(query, context);
    if (!isNewest() || !own.length) return;
    this.show([...groups, ...ownGroups(own, context)], `${message}；我的旧稿 ${own.length} 段`);
  }

  private groupsOf(
    query: string,
    head: HTMLElement[],
    quick: Results,
    results: Results,
  ): HTMLElement[] {
    const { context } = this;
    const grown = growHead(head, quick, results, context) ?? headGroups(results, context);
    return [...grown, ...tailGroups(results, this.allUrl(query), context)];
  }
}

/** Sections of the own old plans; none where their search does not load. */
async function ownHits(query: string, context: Context): Promise<OwnHit[]> {
  try {
    const { searchOwn } = await internals().part("own");
    return await searchOwn(query, context);
  } catch {
    return [];
  }
}

/** When the next frame is on the screen: what comes later must not hold it up. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    window.requestAnimationFrame(() => window.setTimeout(resolve));
  });
}
