/** Files that the user hands to a page. */

import { make } from "./dom";

/** A hidden input of JSON files, to be clicked by a script; `take` gets each file that is chosen. */
export function jsonInput(take: (file: File) => void): HTMLInputElement {
  const input = make("input", { type: "file", accept: ".json,application/json", hidden: "" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.value = ""; // so that the same file can be chosen again
    if (file) take(file);
  });
  return input;
}

/** What `decode` makes of a file, or what is wrong with it, in words for the user. A file that cannot be read is as good
 * as an empty one. */
export async function decodeFile<Content>(
  file: File,
  mostBytes: number,
  decode: (text: string) => Content,
): Promise<Content | { problem: string }> {
  if (file.size > mostBytes) return { problem: "文件太大" };
  return decode(await file.text().catch(() => ""));
}
