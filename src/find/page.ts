import { failure } from "../browser/failure";

const LATEST_MS = 1500;

/** On the browse page the search starts by itself; where it does not load, the plain list stays, and a message says so. */
export function startBrowsePage(): void {
  const page = document.querySelector<HTMLElement>(".pl-browse");
  const form = page?.querySelector(".pl-search");
  if (!page || !form) return;
  const start = async () => {
    try {
      const { part } = window.planLibrary;
      const [search, browse] = await Promise.all([part("search"), part("browse")]);
      browse.startBrowse(page, await search.context());
    } catch (error) {
      const message = failure(error, () => {
        message.remove();
        void start();
      });
      form.after(message);
    }
  };
  let started = false;
  const once = () => {
    if (!started) void start();
    started = true;
  };
  // What is typed stays until the search has loaded; the form alone would open the page anew.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    once();
  });
  // The list is there already: what makes it narrower can wait until the page stands, or somebody turns to it.
  page.addEventListener("focusin", once, { once: true });
  page.addEventListener("pointerdown", once, { once: true });
  if (location.search || !window.requestIdleCallback) once();
  else window.requestIdleCallback(once, { timeout: LATEST_MS });
}
