/** The header's button for “我的信息”, as other bundles know it: the dialog is made by main.js alone. */

/** The id of the button. */
export const INFO_BUTTON = "pl-info";

/** Open “我的信息”. */
export function openInfo(): void {
  document.getElementById(INFO_BUTTON)?.click();
}
