/** The text of a plan as it is copied: one line a heading, paragraph or list item, with its number. */

const LINES = "h1, h2, h3, h4, h5, h6, p, li";
const NOT_TEXT = "blockquote, .pl-about, .headerlink, button";

/** How deep a heading stands (h2 is 2), or 0 for anything else. */
export function headingDepth(element: Element): number {
  const match = /^H([1-6])$/.exec(element.tagName);
  return match ? Number(match[1]) : 0;
}

/** The elements of a section: its heading or about-line, and what follows down to the next section of its rank. */
export function sectionElements(start: Element): Element[] {
  const depth = headingDepth(start) || Number.POSITIVE_INFINITY;
  const elements = [start];
  for (let next = start.nextElementSibling; next; next = next.nextElementSibling) {
    const other = headingDepth(next);
    const unheaded = next.matches(".pl-about[id]");
    if (unheaded || (other > 0 && other <= depth)) break;
    elements.push(next);
  }
  return elements;
}

/** Plain text of elements, with U+000A between the lines; editor's notes, topics and controls are left out. */
export function plainText(elements: Iterable<Element>): string {
  const lines: string[] = [];
  for (const element of elements) {
    const found = element.matches(LINES) ? [element] : element.querySelectorAll(LINES);
    for (const line of found) {
      if (!line.closest(NOT_TEXT)) lines.push(itemNumber(line) + visibleText(line));
    }
  }
  return lines.join("\n");
}

/** An ordered list's items are numbered by the browser; the copy writes the numbers out. */
function itemNumber(line: Element): string {
  const list = line.parentElement;
  if (line.tagName !== "LI" || list?.tagName !== "OL") return "";
  return `${Array.from(list.children).indexOf(line) + 1}.`;
}

function visibleText(line: Element): string {
  const clone = line.cloneNode(true) as Element;
  for (const extra of clone.querySelectorAll(NOT_TEXT)) extra.remove();
  return (clone.textContent ?? "").trim();
}
