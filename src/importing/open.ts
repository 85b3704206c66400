/** Files and pasted texts as the user looks them over. Loaded when one is first opened. */

import { read, Unreadable } from "./formats";
import { recognise } from "./recognise";
import { type Review, reviewOf } from "./review";

/** Read a file and recognise the plans in it; or what is wrong with it, in words for the user. */
export async function openFile(file: File): Promise<Review | { problem: string }> {
  try {
    const received = await read(file);
    return reviewOf(file.name, received, recognise(received.text, received.styled));
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message };
    throw error;
  }
}

/** Recognise the plans in a text. name: what it is called. */
export function openText(name: string, text: string): Review {
  return reviewOf(name, { text, extraction: "", losses: [] }, recognise(text));
}
