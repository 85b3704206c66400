import { make } from "../browser/dom";
import { addressAt } from "../browser/pages";
import { loadSection } from "../compare/data";
import { type Choice, show } from "../compare/view";
import { fillElement } from "../fill/place";

const root = document.querySelector<HTMLElement>(".pl-compare");
const list = document.querySelector<HTMLElement>(".pl-variant-groups");
const asked = new URLSearchParams(location.search);
const wanted = asked.has("of") || asked.has("a");
// Comparisons have one address each, that of the first page of the list.
if (root?.dataset.home && wanted) location.replace(root.dataset.home + location.search);
else if (root && list) start(root, list);

function start(view: HTMLElement, groups: HTMLElement): void {
  const site = window.planLibrary;
  const title = document.title;
  let turn = 0;

  const tell = (message: string, ...more: Node[]) => {
    view.replaceChildren(
      make("p", { role: "alert", class: "pl-compare__message" }, message, ...more),
    );
    view.hidden = false;
    groups.hidden = false;
  };

  const render = async (focus = "") => {
    turn += 1;
    const mine = turn;
    const query = new URLSearchParams(location.search);
    const first = query.get("a") ?? query.get("of");
    view.hidden = true;
    if (first === null) {
      document.title = title;
      view.replaceChildren();
      groups.hidden = false;
      return;
    }
    const a = await loadSection(first);
    const second = query.get("b") ?? a?.variants[0]?.[0] ?? null;
    const b = second === null ? undefined : await loadSection(second);
    if (mine !== turn) return; // the reader has gone on meanwhile
    if (!a || (second !== null && !b)) {
      const id = (a ? second : first) ?? "";
      tell(`没有找到范文“${id}”。地址可能写错了，或者这一节改了名；可以从下面的各组里挑。`);
      return;
    }
    if (!b) {
      const link = make("a", { href: addressAt(a.url, site.root) }, a.label);
      tell("这一节没有同源写法：", link);
      return;
    }
    if (a.id === b.id) {
      tell("两边是同一节，没有什么可对照的；可以从下面的各组里挑。");
      return;
    }
    groups.hidden = true;
    view.hidden = false;
    document.title = `${a.label} ／ ${b.label} - ${title}`;
    show(view, site, { a, b }, choose);
    fillElement(view);
    if (focus) document.getElementById(focus)?.focus();
  };

  const choose = ({ a, b }: Choice) => {
    const focus = document.activeElement?.id ?? "";
    const query = new URLSearchParams({ a, b }).toString().replace(/%2F/g, "/");
    try {
      history.pushState(null, "", `?${query}`);
    } catch {
      location.search = query; // a page opened as a file may not change its address
      return;
    }
    void render(focus);
  };

  window.addEventListener("popstate", () => void render());
  // Links within the list need no new page.
  groups.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (!link?.getAttribute("href")?.startsWith("?") || !plain || view.dataset.home) return;
    event.preventDefault();
    try {
      history.pushState(null, "", link.getAttribute("href"));
    } catch {
      location.search = link.search;
      return;
    }
    window.scrollTo(0, 0);
    void render();
  });
  void render();
}
