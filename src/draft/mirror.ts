/** A second place for drafts. Browsers write what stands in Web Storage to the disk late, Chromium up to a minute; what
 * stands in a database is safe as soon as that says so, even where the browser is cut off. */

import { Database } from "../browser/database";

const NAME = "plan-library-drafts";
const DRAFTS = "drafts";
/** How long the database may take, in milliseconds, before the drafts are shown without it: a busy machine takes seconds, and
 * what is not shown seems lost. */
const PATIENCE_MS = 30_000;

/** The second place, as a store of drafts knows it. */
export interface Mirror {
  /** All that stands there: the text that is stored of each draft, by its id. Empty where it cannot be read. */
  all(): Promise<Map<string, string>>;
  /** Put a draft there, or take it away: null. Whether that is done, for good. */
  keep(id: string, text: string | null): Promise<boolean>;
}

/** Drafts in a database of the browser. */
export class DatabaseMirror implements Mirror {
  private readonly database: Database;
  private usable: boolean;

  /** factory: null where the browser has none. */
  constructor(factory: IDBFactory | null) {
    this.database = new Database(factory, NAME, DRAFTS);
    this.usable = factory !== null;
  }

  /** What could not be read is not written over either. */
  async all(): Promise<Map<string, string>> {
    try {
      return await inTime(this.read());
    } catch {
      this.usable = false;
      return new Map();
    }
  }

  /** It is on its way when this returns, however busy the window is from then on. */
  async keep(id: string, text: string | null): Promise<boolean> {
    if (!this.usable) return false;
    try {
      await this.database.ask(
        (drafts) => [text === null ? drafts.delete(id) : drafts.put(text, id)],
        "readwrite",
      );
      return true;
    } catch {
      return false;
    }
  }

  private async read(): Promise<Map<string, string>> {
    const ask = (drafts: IDBObjectStore) => [drafts.getAllKeys(), drafts.getAll()];
    const [keys, texts] = (await this.database.ask(ask)) as [IDBValidKey[], unknown[]];
    return new Map(keys.map((key, at) => [String(key), String(texts[at])]));
  }
}

/** What a promise gives. Throws where that takes too long. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("too late")), PATIENCE_MS);
    promise.then(resolve, reject);
  });
}
