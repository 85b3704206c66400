// Pagefind as its documentation says: what is shown of a hit is loaded with the hit. The ids are those of its fragments.

import * as pagefind from "./pagefind/pagefind.js";

const SHOWN = 10;

export async function open() {
  await pagefind.init();
}

export async function search(query) {
  const { results } = await pagefind.search(query);
  const shown = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
  const hits = shown.map(({ meta, plain_excerpt: text }) => ({ title: meta.title, text }));
  return { ids: results.map((result) => result.id), hits };
}
