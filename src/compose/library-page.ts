/** A draft as a plan page of the library (文库页面): shown what the editor still has to do, and saved as a file. */

import { make, makeButton } from "../browser/dom";
import { download } from "../browser/download";
import { internals } from "../browser/internals";
import { toast } from "../browser/toast";
import type { Draft } from "../draft/model";
import { type LibraryPage, libraryPage } from "../draft/page";
import { closeDialog, makeDialog, openDialog } from "../fill/dialog";
import { closeButton } from "../fill/popover";
import type { App } from "./app";

const MOST_ASKED = 100; // titles whose topic is looked up

/** A button that makes a page of the open draft. */
export function libraryPageButton(app: App): HTMLButtonElement {
  let show: ((page: LibraryPage) => void) | undefined;
  const open = async () => {
    try {
      const page = await pageOf(app);
      if ("problem" in page) {
        toast(`没有写成文库页面：${page.problem}`);
        return;
      }
      show ??= pageDialog();
      show(page);
    } catch {
      toast("库的主题没有载入，请检查网络后重试");
    }
  };
  const button = makeButton("文库页面", "pl-action", () => void open());
  button.setAttribute("aria-haspopup", "dialog");
  return button;
}

async function pageOf(app: App): Promise<LibraryPage | { problem: string }> {
  const { drafting } = app;
  const { context } = await internals().part("search");
  const topics = [...(await context()).topics.values()];
  const number = drafting.plans.size + 1;
  const { draft } = app.session();
  const nearest = await nearestTopics(draft);
  return libraryPage(draft, { ...drafting, topics, nearest, number });
}

/** By the title of a section, the topic that the search finds nearest to it. */
async function nearestTopics({ sections }: Draft): Promise<Map<string, string>> {
  const bare = sections.filter(({ level, title, topics }) => level && title && !topics.length);
  const titles = [...new Set(bare.map(({ title }) => title))].slice(0, MOST_ASKED);
  const found = await Promise.all(
    titles.map((title) => window.planLibrary.search(title, { limit: 1, quick: true })),
  );
  return new Map(
    found.flatMap(({ topics: [topic] }, at) => (topic ? [[titles[at] ?? "", topic]] : [])),
  );
}

/** Gives what shows a page in a dialog. */
function pageDialog(): (page: LibraryPage) => void {
  const dialog = makeDialog("pl-panel pl-library", "pl-library-title");
  const tasks = make("ul");
  const file = make("code");
  const text = make("pre", { class: "pl-library__text", tabindex: "0" });
  text.setAttribute("aria-label", "页面的文字");
  let shown: LibraryPage | undefined;
  const save = () => {
    if (!shown) return;
    download(shown.name, new Blob([shown.text], { type: "text/markdown" }));
    toast(`已存成“${shown.name}”，请在浏览器的下载中查看`);
    closeDialog(dialog);
  };
  const about =
    "把这份草稿写成范文库的一页（Markdown），交给库的编辑。填空项照样保留；已经填成自己单位的地方不会自动变回填空项。";
  dialog.append(
    make(
      "div",
      { class: "pl-panel__head" },
      make("h2", { id: "pl-library-title" }, "文库页面"),
      closeButton(() => closeDialog(dialog)),
      make("p", {}, about),
    ),
    make(
      "div",
      { class: "pl-library__body" },
      make("h3", {}, "编辑还要做的"),
      tasks,
      make("h3", {}, file),
      text,
    ),
    make(
      "div",
      { class: "pl-panel__foot" },
      makeButton("存成文件", "pl-action pl-action--main", save),
    ),
  );
  return (page) => {
    shown = page;
    tasks.replaceChildren(...page.tasks.map((task) => make("li", {}, `${task}。`)));
    file.textContent = page.name;
    text.textContent = page.text;
    openDialog(dialog);
  };
}
