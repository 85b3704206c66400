/** Fields on the site's own pages. */

import { makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { fillContents, fillElement } from "./elements";
import { startPanel } from "./panel";
import { startPopover } from "./popover";
import { onFieldsChange, setOriginals, startStore, state } from "./store";

/** Show what the user has filled in wherever a field stands, and let it be changed. */
export function startFill(): void {
  startStore();
  const fill = () => {
    fillElement(document);
    fillContents();
  };
  fill();
  onFieldsChange(fill);
  startPopover(startPanel());
  addSwitch();
  const { problem } = state();
  if (problem) toast(`“我的信息”没有用上：${problem}`);
}

/** On a plan: all fields as the source has them, or as the user has filled them in. */
function addSwitch(): void {
  const more = document.querySelector(".pl-head__more");
  if (!document.querySelector(".pl-plan [data-example]")) return;
  const button = makeButton("显示原文用词", "pl-originals", () => setOriginals(!state().originals));
  const show = () => button.setAttribute("aria-pressed", String(state().originals));
  show();
  onFieldsChange(show);
  more?.append(button);
}
