// What MiniSearch indexes, in the build and in the page.

export const OPTIONS = {
  fields: ["title", "text"],
  storeFields: ["title", "text"],
  tokenize: (text) => text.split("\n").flatMap((line) => [...line, ...pairs(line)]),
  processTerm: (term) => term.normalize("NFKC").toLowerCase(),
};

/** The terms of a query. */
export function pairsOf(query) {
  return query.split(/\s+/).flatMap((word) => (word.length > 1 ? pairs(word) : [word]));
}

function pairs(line) {
  return Array.from({ length: Math.max(0, line.length - 1) }, (_, at) => line.slice(at, at + 2));
}
