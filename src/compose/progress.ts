/** How far the open draft has come, as bars: one a stretch, as long as its text, that lead there. */

import { make, makeButton } from "../browser/dom";
import { type Stretch, stretchWords } from "../draft/progress";

/** Of the text of a whole draft, how much an empty stretch is drawn as. */
const LEAST = 1 / 60;

/** The bars. */
export interface Progress {
  element: HTMLElement;
  show(stretches: readonly Stretch[]): void;
  /** Show in which of the draft's sections the user is. sections: those up to and with that one, the nearest last. */
  follow(sections: readonly string[]): void;
}

/** Bars of no draft yet. go: leads to a section. */
export function makeProgress(go: (section: string) => void): Progress {
  const element = make("div", {
    class: "pl-progress",
    role: "toolbar",
    "aria-label": "各段写得怎样，用左右键挑一段",
  });
  const bars = new Map<string, HTMLButtonElement>();
  const all = () => Array.from(element.children) as HTMLButtonElement[];
  const makeBar = (section: string) => {
    const bar = makeButton("", "pl-progress__bar", () => {
      hold(all(), bar);
      go(section);
    });
    return bar;
  };
  element.addEventListener("keydown", (event) => {
    const list = all();
    const to = target(event.key, list.indexOf(document.activeElement as HTMLButtonElement), list);
    if (!to) return;
    event.preventDefault();
    hold(list, to);
    to.focus();
  });
  return {
    element,
    show: (stretches) => {
      const wanted = new Set(stretches.map(({ section }) => section));
      for (const [section, bar] of bars) {
        if (wanted.has(section)) continue;
        bar.remove();
        bars.delete(section);
      }
      const total = stretches.reduce((sum, { characters }) => sum + characters, 0);
      stretches.forEach((stretch, at) => {
        const bar = bars.get(stretch.section) ?? makeBar(stretch.section);
        bars.set(stretch.section, bar);
        showBar(bar, stretch, total);
        const there = element.children[at] ?? null;
        if (there !== bar) element.insertBefore(bar, there);
      });
      element.hidden = !stretches.length;
      const list = all();
      const held = list.find(({ tabIndex }) => tabIndex === 0) ?? list[0];
      if (held) hold(list, held);
    },
    follow: (sections) => {
      const nearest = [...sections].reverse().find((section) => bars.has(section)) ?? "";
      for (const [section, bar] of bars) {
        if (section !== nearest) bar.removeAttribute("aria-current");
        else if (bar.getAttribute("aria-current") !== "true") {
          bar.setAttribute("aria-current", "true");
          scrollTo(element, bar);
        }
      }
    },
  };
}

function showBar(bar: HTMLButtonElement, stretch: Stretch, total: number): void {
  const { characters, blanks, dated } = stretch;
  const words = stretchWords(stretch);
  const marks = (blanks ? "×" : "") + (dated ? "旧" : "");
  bar.style.flexGrow = String(total ? Math.max(characters / total, LEAST) : 1);
  bar.dataset.state = characters ? "written" : "empty";
  bar.toggleAttribute("data-blanks", blanks > 0);
  bar.toggleAttribute("data-dated", dated > 0);
  if (bar.textContent !== marks) bar.textContent = marks;
  if (bar.title !== words) {
    bar.title = words;
    bar.setAttribute("aria-label", words);
  }
}

/** Of the bars one can be reached by Tab, the others from there. */
function hold(bars: readonly HTMLButtonElement[], held: HTMLButtonElement): void {
  for (const bar of bars) bar.tabIndex = bar === held ? 0 : -1;
}

function target(key: string, from: number, bars: HTMLButtonElement[]): HTMLButtonElement | null {
  const last = bars.length - 1;
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: Math.max(from - 1, 0),
    ArrowRight: Math.min(from + 1, last),
    Home: 0,
    End: last,
  };
  return bars[places[key] ?? -1] ?? null;
}

/** Bring a bar into sight where there is no room for all, and scroll nothing else. */
function scrollTo(element: HTMLElement, { offsetLeft, offsetWidth }: HTMLElement): void {
  const { scrollLeft, clientWidth } = element;
  const [start, end] = [
    offsetLeft - element.offsetLeft,
    offsetLeft + offsetWidth - element.offsetLeft,
  ];
  if (start < scrollLeft || end > scrollLeft + clientWidth)
    element.scrollLeft = (start + end - clientWidth) / 2;
}
