/** The composer's page, as every page's script knows it: it loads the composer where it is wanted. */

import { make } from "../dom";
import { failure } from "../find/dom";

/** main: the address of the main script; compose.js stands beside it. */
export function startComposePage(main: string): void {
  const root = document.querySelector<HTMLElement>(".pl-compose");
  if (!root) return;
  const load = () => {
    const script = make("script", { src: new URL("compose.js", main).href });
    script.onerror = () => {
      script.remove();
      root.replaceChildren(failure(new Error("拟稿程序没有载入，请检查网络后重试"), load));
    };
    root.replaceChildren();
    document.head.append(script);
  };
  load();
}
