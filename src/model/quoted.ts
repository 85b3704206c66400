/** Quotation marks within quotation marks. */

const OTHER: Readonly<Record<string, string>> = { "“": "‘", "”": "’", "‘": "“", "’": "”" };

/** A text in quotation marks: those that it has are single ones then, and theirs double again (GB/T 15834). */
export function quoted(text: string): string {
  return `“${text.replace(/[“”‘’]/g, (mark) => OTHER[mark] ?? mark)}”`;
}
