/** Put text on the clipboard, with its rich form beside it where there is one. */

/** How often other promises are let go first: all in the task of the press, so that it still counts as one. */
const TURNS = 50;

/** A text in the forms that it is copied in. */
export interface Clip {
  plain: string;
  html?: string | undefined;
}

/** A clip that is still to be loaded; which forms it will have is known. */
export interface ComingClip {
  plain: Promise<string>;
  html?: Promise<string> | undefined;
}

/** Whether it worked. To be called while a press is handled, with a text that may still come: Safari and Firefox do not
 * let a page write later. Where the clipboard API is missing or refused (plain http, file://, old browsers, a policy),
 * the browser is told to copy, and its copy event gets the same data; so it is too where the text is there at once: of what
 * goes by the API, Chromium makes a page to look it through, and where a policy forbids inline styles it complains of each
 * in the console. Rejects where the text does not come. */
export async function writeClipboard(coming: ComingClip): Promise<boolean> {
  const there = await atOnce(coming);
  if (there && copyByCommand(there)) return true;
  const { ClipboardItem } = window;
  try {
    if (!ClipboardItem || !navigator.clipboard?.write) throw new Error("no clipboard API");
    await navigator.clipboard.write([new ClipboardItem(blobs(coming))]);
    return true;
  } catch {
    const [plain, html] = await Promise.all([coming.plain, coming.html]);
    return copyByCommand({ plain, html });
  }
}

/** What need not be waited for; undefined where some of it is still to come. */
async function atOnce({ plain, html }: ComingClip): Promise<Clip | undefined> {
  let clip: Clip | undefined;
  const came = Promise.all([plain, html]).then(([plain, html]) => {
    clip = { plain, html };
  });
  came.catch(() => {}); // who waits for it is told
  for (let turn = 0; turn < TURNS && !clip; turn++) await null;
  return clip;
}

/** Give a copy event its data in place of what the browser would take. */
export function setClipboardData(event: ClipboardEvent, { plain, html }: Clip): void {
  event.clipboardData?.setData("text/plain", plain);
  if (html) event.clipboardData?.setData("text/html", page(html));
  event.preventDefault();
  event.stopImmediatePropagation();
}

function blobs({ plain, html }: ComingClip): Record<string, Promise<Blob>> {
  const blob = (type: string, text: Promise<string>) =>
    text.then((words) => new Blob([words], { type }));
  const rich = html && { "text/html": blob("text/html", html.then(page)) };
  return { "text/plain": blob("text/plain", plain), ...rich };
}

/** Without its encoding, some programs take it for another. */
function page(html: string): string {
  return `<meta charset="utf-8">${html}`;
}

/** Copying asks for something that is selected: a text area out of sight, which goes again. */
function copyByCommand(clip: Clip): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = clip.plain;
  area.className = "pl-offscreen";
  document.body.append(area);
  area.select();
  let isGiven = false;
  const give = (event: ClipboardEvent) => {
    setClipboardData(event, clip);
    isGiven = true;
  };
  document.addEventListener("copy", give, { capture: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", give, { capture: true });
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done && isGiven;
}
