/** What of the window is covered by what stays there: the bar above, and on narrow screens the bar and the check-up below.
 * Style sheets get it as lengths, and scroll no further than to where it ends. */

/** Covered at the top and at the bottom, in pixels. */
export interface Covered {
  top: number;
  bottom: number;
}

/** How much is covered, as style sheets have it. */
export function covered(): Covered {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return { top: parseFloat(scrollPaddingTop) || 0, bottom: parseFloat(scrollPaddingBottom) || 0 };
}

/** Where something lies over the foot of the window, scroll as little as must be for the caret to be in sight: browsers do
 * not always leave out what is covered. */
export function keepCaretInSight(): void {
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  if (!range?.collapsed) return;
  const rects = range.getClientRects();
  const rect = rects[rects.length - 1] ?? document.activeElement?.getBoundingClientRect();
  if (!rect) return;
  const { top, bottom } = covered();
  if (!bottom) return;
  const below = rect.bottom - (window.innerHeight - bottom);
  const above = rect.top - top;
  const by = below > 0 ? below : Math.min(above, 0);
  if (by) window.scrollBy({ top: by, behavior: "instant" });
}

/** How much of its window a keyboard on the screen takes at least, in pixels. */
const KEYBOARD = 150;

/** Keep the lengths up to date while elements change, or the window does. bar: stays at the top where there is room; foot,
 * sheet: stay at the bottom, one above the other, where there is none beside the text. */
export function followCovered(bar: HTMLElement, foot: HTMLElement, sheet: HTMLElement): void {
  const { documentElement: root } = document;
  const header = document.querySelector<HTMLElement>(".md-header");
  const heightIf = (position: string, element: HTMLElement | null) =>
    element && getComputedStyle(element).position === position ? element.offsetHeight : 0;
  const set = (name: string, pixels: number) => root.style.setProperty(name, `${pixels}px`);
  const measure = () => {
    const below = heightIf("fixed", foot);
    set("--pl-header", header?.offsetHeight ?? 0);
    set("--pl-above", (header?.offsetHeight ?? 0) + heightIf("sticky", bar));
    set("--pl-foot", below);
    set("--pl-below", below + heightIf("fixed", sheet));
    if (document.activeElement?.matches("[contenteditable]")) keepCaretInSight();
  };
  window.addEventListener("resize", measure);
  new MutationObserver(measure).observe(sheet, { attributeFilter: ["hidden"] });
  if ("ResizeObserver" in window) {
    const observer = new ResizeObserver(measure);
    for (const element of [bar, foot, sheet]) observer.observe(element);
  }
  // A keyboard that lies over the page leaves the window as high as it was, and what stays at its foot out of sight; where
  // the page is moved under it, that must not come up over the text.
  const { visualViewport } = window;
  visualViewport?.addEventListener("resize", () => {
    const seen = visualViewport.height * visualViewport.scale;
    root.toggleAttribute("data-keyboard", window.innerHeight - seen > KEYBOARD);
  });
}
