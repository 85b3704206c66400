import { make } from "./dom";

const SHOWN_MS = 4000;

const REGION = "pl-toast";

/** Have the place for toasts on the page before the first one, or screen readers do not speak it. */
export function startToasts(): void {
  const region = make("p", { id: REGION, class: REGION, role: "status" });
  document.body.append(region);
  // The browser scrolls to what gets the focus after it has told of it.
  document.addEventListener("focusin", () => requestAnimationFrame(() => keepOff(region)));
}

/** Put the place to the other end of the window where it would lie over what has the focus: at 400 % that is half of it. */
function keepOff(region: HTMLElement): void {
  region.removeAttribute("data-above");
  const { activeElement: focused, body } = document;
  if (!focused || focused === body || !region.hasChildNodes() || region.contains(focused)) return;
  const [own, other] = [region.getBoundingClientRect(), focused.getBoundingClientRect()];
  const middle = (other.top + other.bottom) / 2;
  const isBeside = other.right <= own.left || other.left >= own.right;
  region.toggleAttribute("data-above", middle > own.top && middle < own.bottom && !isBeside);
}

/** Adds what can be done about what was said, unless that is gone: something else may have been said since. */
export type Extend = (more: readonly HTMLElement[]) => void;

/** Say something short, to be seen and to be heard. Any script of the page can, each with a copy of this module: what is
 * shown takes away itself alone. more: what can be done about it. */
export function toast(text: string, ...more: HTMLElement[]): Extend {
  const shown = make("span", {}, ...(text ? [text] : []), ...more);
  const last = (ms: number) => window.setTimeout(() => shown.remove(), ms);
  const region = document.getElementById(REGION);
  region?.replaceChildren(...(shown.hasChildNodes() ? [shown] : []));
  if (region) keepOff(region);
  let timer = last(more.length ? SHOWN_MS * 2 : SHOWN_MS);
  return (later) => {
    if (!later.length || !shown.isConnected) return;
    window.clearTimeout(timer);
    shown.append(...later);
    timer = last(SHOWN_MS * 2);
  };
}
