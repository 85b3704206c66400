/** Pressing a tool of a section twice where the first press moves the section away from the pointer. */

const SLACK = 8; // pixels that do not count as a movement, as a finger is not steadier

/** A tool that was pressed with the pointer, and where. */
interface Press {
  tool: HTMLElement;
  x: number;
  y: number;
}

/** Let the tool that is pressed stay under the pointer as far as the page can be scrolled. Where it cannot, a press that
 * comes again at the same place is for the tool that was pressed first, or for none where that is gone. */
export function holdPresses(list: HTMLElement): void {
  let last: Press | null = null;
  let top = 0;
  document.addEventListener("pointermove", (event) => {
    if (last && !isAt(last, event)) last = null;
  });
  list.addEventListener(
    "click",
    (event) => {
      if (!event.detail) return; // by keyboard
      const before = last;
      const tool = toolAt(event.target);
      const again = before && isAt(before, event) && before.tool !== tool;
      if (again && (before.tool.isConnected || event.detail > 1)) {
        event.preventDefault();
        event.stopPropagation();
        if (!before.tool.isConnected) return;
        before.tool.focus({ preventScroll: true });
        before.tool.click();
        return;
      }
      last = tool && { tool, x: event.clientX, y: event.clientY };
      top = tool?.getBoundingClientRect().top ?? 0;
    },
    true,
  );
  list.addEventListener("click", ({ detail }) => {
    if (!detail || !last?.tool.isConnected) return;
    const moved = last.tool.getBoundingClientRect().top - top;
    if (moved) window.scrollBy({ top: moved, behavior: "instant" });
  });
}

function toolAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".pl-sec__tools button") : null;
}

function isAt({ x, y }: Press, { clientX, clientY }: MouseEvent): boolean {
  return Math.abs(clientX - x) <= SLACK && Math.abs(clientY - y) <= SLACK;
}
