/** What a query asks for: folded terms, and those that must not be there. */
export interface Query {
  terms: string[];
  excluded: string[];
}

/** Code points; what is beyond is not read. */
const LONGEST = 2000;
/** -? then "any words", “any words” up to a blank, or anything up to a blank. */
const TOKEN = /(-?)(?:"([^"]*)"?|“([^”]*)”(?![^ ])|([^ ]+))/g;

/** Take an input apart: words, "several words" as one, and after a minus what must not be there. Each is given once. */
export function parseQuery(input: string, fold: (text: string) => string): Query {
  const terms = new Set<string>();
  const excluded = new Set<string>();
  for (const [, minus, quoted, curly, bare] of fold(cut(input)).matchAll(TOKEN)) {
    const term = (quoted ?? curly ?? bare ?? "").trim();
    if (term) (minus ? excluded : terms).add(term);
  }
  return { terms: Array.from(terms), excluded: Array.from(excluded) };
}

/** The first code points; half a surrogate pair matches nothing. */
function cut(input: string): string {
  const start = Array.from(input.slice(0, 2 * LONGEST)).slice(0, LONGEST);
  return start.join("").replace(/\p{Cs}/gu, "\ufffd");
}
