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
    const sections = Array.from(list.querySelectorAll<HTMLElement>(".pl-sec"));
    const drag = makeDrag(sections, new Set(blockOf(id)), event.clientY);
    followGrip(grip, event.pointerId, drag, (before) => drop(id, before));
  });
}

/** A section, with all under it, on its way. */
interface Drag {
  /** The pointer is there, in pixels from the window's top. */
  moveTo(pointer: number): void;
  /** The section that the block would go before, null for the end; undefined where nothing has been moved. */
  target(): HTMLElement | null | undefined;
  end(): void;
}

/** block: the ids of what is moved; start: where the pointer took hold of it. */
function makeDrag(sections: readonly HTMLElement[], block: Set<string>, start: number): Drag {
  let pointer = start;
  let before: HTMLElement | null | undefined;
  let frame = 0;
  const mark = () => {
    for (const other of sections) other.classList.remove("pl-sec--before", "pl-sec--after");
    before = sections.find((other) => isAbove(pointer, other)) ?? null;
    if (before) before.classList.add("pl-sec--before");
    else sections[sections.length - 1]?.classList.add("pl-sec--after");
  };
  const scroll = () => {
    const by = pointer < EDGE ? -STEP : pointer > window.innerHeight - EDGE ? STEP : 0;
    if (by) {
      window.scrollBy(0, by);
      mark();
    }
    frame = window.requestAnimationFrame(scroll);
  };
  const moveTo = (next: number) => {
    pointer = next;
    if (before === undefined) {
      if (Math.abs(pointer - start) < SLACK) return;
      for (const section of sections)
        if (block.has(section.dataset.id ?? "")) section.classList.add("pl-sec--held");
      frame = window.requestAnimationFrame(scroll);
    }
    mark();
  };
  const end = () => {
    window.cancelAnimationFrame(frame);
    for (const other of sections)
      other.classList.remove("pl-sec--before", "pl-sec--after", "pl-sec--held");
  };
  return { moveTo, target: () => before, end };
}

/** Whether a pointer is above the middle of an element. */
function isAbove(pointer: number, element: HTMLElement): boolean {
  const { top, height } = element.getBoundingClientRect();
  return pointer < top + height / 2;
}

/** Follow the pointer until it lets go, or Escape is pressed. drop: told what the block goes before, null for the end. */
function followGrip(
  grip: HTMLElement,
  pointerId: number,
  drag: Drag,
  drop: (before: string | null) => void,
): void {
  const onMove = (event: PointerEvent) => drag.moveTo(event.clientY);
  const end = () => {
    drag.end();
    grip.removeEventListener("pointermove", onMove);
    grip.removeEventListener("pointerup", onUp);
    grip.removeEventListener("pointercancel", end);
    document.removeEventListener("keydown", onKey, true);
  };
  const onUp = () => {
    const target = drag.target();
    end();
    if (target !== undefined) drop(target?.dataset.id ?? null);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") end();
  };
  grip.setPointerCapture(pointerId);
  grip.addEventListener("pointermove", onMove);
  grip.addEventListener("pointerup", onUp);
  grip.addEventListener("pointercancel", end);
  document.addEventListener("keydown", onKey, true);
}
