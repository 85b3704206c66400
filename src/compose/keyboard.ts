/** Undoing by keyboard, wherever the focus is but in a field that undoes by itself. */

/** Ctrl or ⌘ with Z undoes; with Shift and Z, or Y, redoes. isActive: whether a draft is being worked on. */
export function listenForUndo(isActive: () => boolean, act: (what: "undo" | "redo") => void): void {
  document.addEventListener("keydown", (event) => {
    const control = (event.ctrlKey || event.metaKey) && !event.altKey;
    const target = event.target instanceof Element ? event.target : null;
    if (!control || !isActive() || target?.closest("input, textarea, dialog")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    act(key === "y" || event.shiftKey ? "redo" : "undo");
  });
}
