/** Pasted lines become words of one query; a text field would run them together. */
export function keepPastedLinesApart(input: HTMLInputElement): void {
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    const room = input.maxLength < 0 ? text.length : input.maxLength;
    const flat = text.replace(/\s*[\r\n]\s*/g, " ").slice(0, room);
    input.setRangeText(flat, input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
