/** Markdown as a plan page has it: headings by their level, without the numbers that follow from the position. */

import { onOneLine } from "../model/breaks";
import type { Line } from "../model/lines";

/** Lines as Markdown, parted by blank lines; nothing in them becomes markup. */
export function toMarkdown(lines: readonly Line[]): string {
  return lines.map((line, index) => separator(lines, index) + written(line)).join("");
}

/** The items of a list stand together, everything else is parted by a blank line. */
function separator(lines: readonly Line[], index: number): string {
  if (index === 0) return "";
  return lines[index]?.kind === "item" && lines[index - 1]?.kind === "item" ? "\n" : "\n\n";
}

function written({ kind, level, number, text, rows }: Line): string {
  if (rows) return table(rows);
  const words = escapeMarkdown(onOneLine(text));
  if (kind === "title") return `# ${words}`;
  if (kind === "heading") return `${"#".repeat(level + 1)} ${words}`;
  if (kind === "item") return `${number || "-"} ${words}`;
  return words;
}

/** A table, whose first row names the columns. */
function table([head = [], ...rows]: NonNullable<Line["rows"]>): string {
  const cell = (words: string) =>
    words.split("\n").map(escapeMarkdown).join("<br>").replace(/\|/g, "\\|");
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${head.map(() => " --- |").join("")}`, ...rows.map(line)].join("\n");
}

/** What a Markdown reader would take for marks is kept as the characters it is. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_~[\]<>&]/g, "\\$&")
    .replace(/^([#+-])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}
