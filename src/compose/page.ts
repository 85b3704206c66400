/** The composer's page, as every page's script knows it: it loads the composer where it is wanted. */

import { failure } from "../browser/failure";
import { internals } from "../browser/internals";

/** Start the composer where the page has a place for it. */
export function startComposePage(): void {
  const root = document.querySelector<HTMLElement>(".pl-compose");
  if (!root) return;
  const start = async () => {
    root.replaceChildren();
    try {
      const { startComposer } = await internals().part("compose");
      await startComposer(root);
    } catch (error) {
      root.replaceChildren(failure(error, start, "写计划的程序没有载入，请检查网络后重试"));
    }
  };
  void start();
}
