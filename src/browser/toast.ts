import { make } from "./dom";

const SHOWN_MS = 4000;

const REGION = "pl-toast";

/** Have the place for toasts on the page before the first one, or screen readers do not speak it. */
export function startToasts(): void {
  document.body.append(make("p", { id: REGION, class: REGION, role: "status" }));
}

/** Adds what can be done about what was said, unless that is gone: something else may have been said since. */
export type Extend = (more: readonly HTMLElement[]) => void;

/** Say something short, to be seen and to be heard. Any script of the page can, each with a copy of this module: what is
 * shown takes away itself alone. more: what can be done about it. */
export function toast(text: string, ...more: HTMLElement[]): Extend {
  const shown = make("span", {}, ...(text ? [text] : []), ...more);
  const last = (ms: number) => window.setTimeout(() => shown.remove(), ms);
  document.getElementById(REGION)?.replaceChildren(...(shown.hasChildNodes() ? [shown] : []));
  let timer = last(more.length ? SHOWN_MS * 2 : SHOWN_MS);
  return (later) => {
    if (!later.length || !shown.isConnected) return;
    window.clearTimeout(timer);
    shown.append(...later);
    timer = last(SHOWN_MS * 2);
  };
}
