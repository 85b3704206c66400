// Material's search: its worker with lunr, set up and asked as Material's own page does. The worker takes the query
// apart itself (it cuts Chinese into words by the index's vocabulary).

const SETUP = 0;
const QUERY = 2;
const SHOWN = 10;
let worker;

export async function open() {
  worker = new Worker("workers/search.js");
  const index = await (await fetch("search_index.json")).json();
  await ask({ type: SETUP, data: { ...index, options: { suggest: false } } });
}

export async function search(query) {
  const { items } = (await ask({ type: QUERY, data: query })).data;
  // It adds the page of a section that it finds, with a score of 0.
  const found = items.flat().filter((item) => item.score > 0);
  return { ids: found.map((item) => item.location), hits: found.slice(0, SHOWN).map(plain) };
}

function plain({ title, text }) {
  const page = new DOMParser().parseFromString(`<h1>${title}</h1>${text}`, "text/html");
  const [heading] = page.getElementsByTagName("h1");
  heading.remove();
  return { title: heading.textContent, text: page.body.textContent };
}

function ask(message) {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = reject;
    worker.postMessage(message);
  });
}
