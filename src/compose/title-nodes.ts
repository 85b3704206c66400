/** A title on the sheets, on the lines that it has in Word too. */

import { titleLines } from "../model/title-lines";

/** The nodes of a title with U+000A where its lines end. */
export function brokenNodes(nodes: readonly (Node | string)[]): (Node | string)[] {
  const textOf = (node: Node | string) =>
    typeof node === "string" ? node : (node.textContent ?? "");
  const ends = new Set<number>();
  let length = 0;
  for (const line of titleLines(nodes.map(textOf).join("")).slice(0, -1)) {
    length += line.length;
    ends.add(length);
  }
  let at = 0; // of the words, blanks around breaks not counted
  return nodes.map((node) => {
    let text = "";
    for (const character of textOf(node).split("")) {
      if (character === "\n") continue;
      if (ends.has(at)) {
        text += "\n";
        ends.delete(at);
      }
      text += character;
      at += 1;
    }
    if (typeof node === "string") return text;
    node.textContent = text;
    return node;
  });
}
