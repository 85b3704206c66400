/** What is done by keyboard, wherever the focus is. */

/** Ctrl or ⌘ with the key. */
export interface Keys {
  /** Z; not in a field that undoes by itself. */
  undo(): void;
  /** Y, or Shift and Z. */
  redo(): void;
  /** S: what the user means is not the web page. */
  save(): void;
  /** H, as in Word. */
  replace(): void;
}

/** Listen for them. isActive: whether a draft is being worked on. */
export function listenForKeys(isActive: () => boolean, keys: Keys): void {
  document.addEventListener("keydown", (event) => {
    const control = (event.ctrlKey || event.metaKey) && !event.altKey;
    const target = event.target instanceof Element ? event.target : null;
    if (!control || !isActive() || target?.closest("dialog")) return;
    const act = actOf(event);
    if (!act || ((act === "undo" || act === "redo") && target?.closest("input, textarea"))) return;
    event.preventDefault();
    keys[act]();
  });
}

function actOf({ key, shiftKey }: KeyboardEvent): keyof Keys | null {
  const name = key.toLowerCase();
  if (name === "z") return shiftKey ? "redo" : "undo";
  if (shiftKey) return null;
  const acts: Record<string, keyof Keys> = { y: "redo", s: "save", h: "replace" };
  return acts[name] ?? null;
}
