/** Put text on the clipboard, with its rich form beside it where there is one. */

export interface Clip {
  plain: string;
  html?: string;
}

/** Whether it worked. Where the clipboard API is missing or refused (plain http, file://, old browsers, a policy), the
 * browser is told to copy, and its copy event gets the same data. */
export async function writeClipboard(clip: Clip): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem(blobs(clip))]);
    return true;
  } catch {
    return copyByCommand(clip);
  }
}

/** Give a copy event its data in place of what the browser would take. */
export function setClipboardData(event: ClipboardEvent, clip: Clip): void {
  for (const [type, text] of typed(clip)) event.clipboardData?.setData(type, text);
  event.preventDefault();
  event.stopImmediatePropagation();
}

function typed({ plain, html }: Clip): [string, string][] {
  const types: [string, string][] = [["text/plain", plain]];
  if (html) types.push(["text/html", `<meta charset="utf-8">${html}`]);
  return types;
}

function blobs(clip: Clip): Record<string, Blob> {
  return Object.fromEntries(typed(clip).map(([type, text]) => [type, new Blob([text], { type })]));
}

/** Copying asks for something that is selected: a text area out of sight, which goes again. */
function copyByCommand(clip: Clip): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = clip.plain;
  area.className = "pl-offscreen";
  document.body.append(area);
  area.select();
  const give = (event: ClipboardEvent) => setClipboardData(event, clip);
  document.addEventListener("copy", give, { capture: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", give, { capture: true });
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
