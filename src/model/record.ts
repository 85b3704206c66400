/** Plain data of unknown shape: what was read out of JSON. */

/** Whether it is an object with names and values, and no list. */
export function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
