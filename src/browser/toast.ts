import { make } from "./dom";

const SHOWN_MS = 4000;

const REGION = "pl-toast";

let timer = 0;

/** Have the place for toasts on the page before the first one, or screen readers do not speak it. */
export function startToasts(): void {
  document.body.append(make("p", { id: REGION, class: REGION, role: "status" }));
}

/** Say something short, to be seen and to be heard. Any script of the page can. more: what can be done about it. */
export function toast(text: string, ...more: HTMLElement[]): void {
  const region = document.getElementById(REGION);
  if (!region) return;
  region.replaceChildren(text, ...more);
  window.clearTimeout(timer);
  timer = window.setTimeout(() => region.replaceChildren(), more.length ? SHOWN_MS * 2 : SHOWN_MS);
}
