/** Load a script and run it; its element goes when it has run. Rejects where it does not load. */
export function runScript(address: string): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error("程序没有加载成，请检查网络后重试"));
    };
    script.src = address;
    document.head.append(script);
  });
}
