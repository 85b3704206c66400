/** What the frame of a page does beside being there: all of it works without scripts too, if with more scrolling. */

import { make, makeButton } from "../browser/dom";

const NARROW = "(max-width: 59.984375em)"; // where styles/frame.css has no room for the contents beside the text
const HEADER = 80; // pixels from the top down to which a heading counts as being read
const FAR = 400; // pixels from which on it is a way back to the top

/** Start it. */
export function startFrame(): void {
  startMenu();
  startContents();
  startTitle();
  startTop();
}

/** Enter opens the menu and leads into it; Escape and links within the page close it. On a narrow screen it holds the
 * contents too. */
function startMenu(): void {
  const toggle = document.querySelector<HTMLInputElement>(".pl-nav-toggle");
  const menu = document.querySelector<HTMLElement>(".pl-nav");
  if (!toggle || !menu) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    toggle.checked = false;
    toggle.focus();
  });
  toggle.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    toggle.checked = !toggle.checked;
    if (toggle.checked) menu.querySelector("a")?.focus();
  });
  menu.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) toggle.checked = false;
  });
  const contents = document.querySelector<HTMLElement>(".pl-toc");
  if (!contents) return;
  const narrow = matchMedia(NARROW);
  const main = document.querySelector(".md-content");
  const place = () => (narrow.matches ? menu.append(contents) : main?.before(contents));
  place();
  narrow.addEventListener("change", place);
}

/** Mark what is being read in the contents, and keep that in view there. */
function startContents(): void {
  const contents = document.querySelector<HTMLElement>(".pl-toc");
  const links = Array.from(contents?.querySelectorAll("a") ?? []);
  const places = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  if (!contents || !places.length) return;
  let marked: HTMLElement | undefined;
  onScroll(() => {
    const passed = places.filter(({ heading }) => heading.getBoundingClientRect().top <= HEADER);
    const now = passed.pop()?.link;
    if (now === marked) return;
    marked?.removeAttribute("aria-current");
    now?.setAttribute("aria-current", "true");
    marked = now;
    if (!now || contents.scrollHeight <= contents.clientHeight) return;
    const [frame, place] = [contents.getBoundingClientRect(), now.getBoundingClientRect()];
    if (place.top < frame.top || place.bottom > frame.bottom)
      contents.scrollTop += place.top - frame.top - frame.height / 2;
  });
}

/** Where the page's title is out of sight, the header shows it in place of the site's. */
function startTitle(): void {
  const title = document.querySelector(".md-header__title");
  const heading = document.querySelector("h1");
  if (!title || !heading) return;
  const words = make("span", { class: "md-header__topic", "aria-hidden": "true" });
  title.append(words);
  onScroll(() => {
    const isGone = heading.getBoundingClientRect().bottom < HEADER;
    if (isGone) words.textContent = heading.textContent;
    title.classList.toggle("md-header__title--active", isGone && words.textContent !== "");
  });
}

/** Who scrolls back from far down may want to be at the top. */
function startTop(): void {
  const button = makeButton("回到页面顶部", "md-top", () => {
    window.scrollTo({ top: 0 });
    document.querySelector<HTMLElement>(".md-content")?.focus({ preventScroll: true });
  });
  button.hidden = true;
  document.querySelector(".md-content")?.after(button);
  let last = window.scrollY;
  onScroll(() => {
    const { scrollY } = window;
    if (scrollY !== last) button.hidden = scrollY > last || scrollY < FAR;
    last = scrollY;
  });
}

/** Call something now, and once a frame as long as the page is scrolled. */
function onScroll(look: () => void): void {
  let waits = false;
  const soon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      look();
    });
  };
  look();
  window.addEventListener("scroll", soon, { passive: true });
}
