/** Moving sections with mouse or finger: hold the grip, and drop between two others. */

const EDGE = 60; // pixels from the window's edge at which it scrolls
const STEP = 14;
const SLACK = 4; // pixels that do not count as a movement

/** What is to be known of the sections that are moved, and done with them. */
interface Dragging {
  /** The ids of a section and all under it. */
  blockOf(id: string): string[];
  /** before: the id of the section that the block goes before; null for the end. */
  drop(id: string, before: string | null): void;
}

/** Let the sections of a list be moved by their grips. */
export function startDragging(list: HTMLElement, { blockOf, drop }: Dragging): void {
  list.addEventListener("pointerdown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const grip = target?.closest<HTMLElement>(".pl-sec__grip");
    const section = grip?.closest<HTMLElement>(".pl-sec");
    if (!grip || !section || event.button !== 0) return;
    const id = section.dataset.id ?? "";
    const block = new Set(blockOf(id));
    const sections = Array.from(list.querySelectorAll<HTMLElement>(".pl-sec"));
    const held = sections.filter((other) => block.has(other.dataset.id ?? ""));
    const start = event.clientY;
    let pointer = start;
    let moving = false;
    let before: HTMLElement | null | undefined;
    let frame = 0;

    const mark = () => {
      for (const other of sections) other.classList.remove("pl-sec--before", "pl-sec--after");
      before = sections.find((other) => {
        const { top, height } = other.getBoundingClientRect();
        return pointer < top + height / 2;
      });
      const last = sections[sections.length - 1];
      if (before) before.classList.add("pl-sec--before");
      else last?.classList.add("pl-sec--after");
    };
    const scroll = () => {
      const by = pointer < EDGE ? -STEP : pointer > window.innerHeight - EDGE ? STEP : 0;
      if (by) {
        window.scrollBy(0, by);
        mark();
      }
      frame = window.requestAnimationFrame(scroll);
    };
    const onMove = (moved: PointerEvent) => {
      pointer = moved.clientY;
      if (!moving && Math.abs(pointer - start) < SLACK) return;
      if (!moving) {
        moving = true;
        for (const other of held) other.classList.add("pl-sec--held");
        frame = window.requestAnimationFrame(scroll);
      }
      mark();
    };
    const end = () => {
      window.cancelAnimationFrame(frame);
      for (const other of sections)
        other.classList.remove("pl-sec--before", "pl-sec--after", "pl-sec--held");
      grip.removeEventListener("pointermove", onMove);
      grip.removeEventListener("pointerup", onUp);
      grip.removeEventListener("pointercancel", end);
      document.removeEventListener("keydown", onKey, true);
    };
    const onUp = () => {
      const moved = moving;
      end();
      if (moved) drop(id, before?.dataset.id ?? null);
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key === "Escape") end();
    };
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener("pointermove", onMove);
    grip.addEventListener("pointerup", onUp);
    grip.addEventListener("pointercancel", end);
    document.addEventListener("keydown", onKey, true);
  });
}
