/** The register of notices (时效提示) as the build writes it, of those that are marked; loaded when it is first needed. */

export interface Notice {
  id: string;
  title: string;
  /** In Chinese: 法律 … */
  kind: string;
  /** As YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not known. */
  from: string;
  until: string;
  /** What holds now; may be empty. */
  now: string;
  action: "replace" | "update" | "fill" | "check" | "delete";
  note: string;
  /** Regular expressions; `except` may be empty. */
  pattern: string;
  except: string;
  /** What can safely stand in the place of a matched text. */
  replacements: Record<string, string>;
  /** number(year) = number + floor((year − this year) / every) */
  count: { year: number; number: number; every: number } | null;
  /** url: empty for what is not on the web. */
  sources: { title: string; url: string }[];
  confidence: "high" | "medium" | "low" | "unverified";
  /** Of its entry in the list of all, from the site's root. */
  url: string;
}

export async function loadNotices(): Promise<readonly Notice[]> {
  return (await window.planLibrary.load("library/notices")).data as Notice[];
}
