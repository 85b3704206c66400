/** What a search has found, in a sentence: never that there is nothing where something is shown. */

import { figure } from "../browser/dom";
import type { Results } from "../search/types";
import { distinctWords } from "./words";

/** How many of the words by which hits have come in are named. */
const NAMED = 3;

/** query: as typed; empty where only choices were made. */
export function outcome(query: string, found: Results): string {
  const { total, about, more, isFrame } = found;
  if (total) return `找到${about ? "约" : ""} ${figure(total)} 段范文`;
  const typed = query.trim();
  if (isFrame && !more.total) return `“${typed}”没有说找什么，请写上主题，如“志愿服务怎么写”`;
  const nothing = typed ? `没有找到“${typed}”` : "没有符合的范文";
  const [first] = more.hits;
  if (!first) return nothing;
  const number = `${figure(more.total)} 段`;
  if (first.match === "near")
    return first.through
      ? `${nothing}，也许要找“${first.through}”，有 ${number}`
      : `${nothing}，文字相近的有 ${number}`;
  if (more.hits.some(({ match }) => match === "pinyin")) {
    const words = distinctWords(more.hits, "pinyin").slice(0, NAMED);
    return `按拼音找到${words.map((word) => `“${word}”`).join("")}，${number}`;
  }
  return typed ? `没有范文直接写到“${typed}”，相关的有 ${number}` : `相关的有 ${number}`;
}
