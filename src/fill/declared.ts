/** The fields as the library declares them: a small script beside this one, loaded when someone wants to fill them in. */

import type { Field } from "./model";

declare global {
  interface Window {
    planLibraryFields?: readonly Field[];
  }
}

const HERE = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

export function loadFields(): Promise<readonly Field[]> {
  return new Promise((resolve, reject) => {
    if (window.planLibraryFields) return resolve(window.planLibraryFields);
    const script = document.createElement("script");
    script.src = new URL("fields.js", HERE).href;
    script.onload = () => resolve(window.planLibraryFields ?? []);
    script.onerror = reject;
    document.head.append(script);
  });
}
