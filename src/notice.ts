import { make } from "./dom";

const SHOWN_MS = 4000;

let region: HTMLElement | undefined;
let timer = 0;

/** Have the place for notices on the page before the first one, or screen readers do not speak it. */
export function startNotices(): void {
  region = make("p", { class: "pl-notice", role: "status" });
  document.body.append(region);
}

/** Say something short, to be seen and to be heard. */
export function notice(text: string): void {
  if (!region) return;
  region.textContent = text;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => region?.replaceChildren(), SHOWN_MS);
}
