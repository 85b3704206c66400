// The page that every peer is measured in: a box that opens, and in it an input and a list of the first ten hits.
// engine.js is the peer: `open()` loads what it needs before a query, `search(query)` gives the ids of all hits and the
// first ten of them as { title, text }.

const [opener, box, input, status, output] = ["open", "box", "query", "status", "output"].map(
  (id) => document.getElementById(id),
);
const EXCERPT = 72;
let opening;

function engine() {
  opening ??= import("./engine.js").then(async (module) => {
    await module.open();
    return module;
  });
  return opening;
}

opener.addEventListener("click", () => {
  box.hidden = false;
  input.focus();
  void engine();
});

input.addEventListener("input", async () => {
  const query = input.value;
  if (!query) return paint("", []);
  const { ids, hits } = await (await engine()).search(query);
  if (query === input.value) paint(ids.length ? `找到 ${ids.length} 篇` : "没有找到", hits);
});

function paint(message, hits) {
  output.replaceChildren(...hits.map(row));
  status.textContent = message;
}

function row({ title, text }) {
  const item = document.createElement("li");
  const heading = document.createElement("strong");
  const excerpt = document.createElement("p");
  heading.textContent = title;
  excerpt.textContent = text.slice(0, EXCERPT);
  item.append(heading, excerpt);
  return item;
}

window.searchIds = async (query) => (await (await engine()).search(query)).ids;
