/** Where the user's own old plans are kept: in this browser and nowhere else. */

import { Database } from "../browser/database";
import { MAX_OWN, type OwnFile, readOwn } from "./model";

/** kept; or full: there is no room; many: there are as many as are kept; refused: the browser keeps nothing. */
export type Outcome = "kept" | "full" | "many" | "refused";

const NAME = "plan-library-own";
const FILES = "files";

/** The files of one browser. */
export class OwnStore {
  private readonly database: Database;

  /** factory: null where the browser has none. */
  constructor(factory: IDBFactory | null) {
    this.database = new Database(factory, NAME, FILES, { keyPath: "id" });
  }

  /** All files, the last kept first; none where the browser keeps nothing. damaged: the keys of those that cannot be
   * read. */
  async list(): Promise<{ files: OwnFile[]; damaged: IDBValidKey[] }> {
    try {
      const [keys, stored] = await Promise.all([
        this.keys(),
        this.database.ask((files) => [files.getAll()]),
      ]);
      const read = (stored[0] as unknown[]).map(readOwn);
      const files = read.filter((file): file is OwnFile => file !== null);
      files.sort((a, b) => (a.saved < b.saved ? 1 : a.saved > b.saved ? -1 : 0));
      return { files, damaged: keys.filter((_, at) => read[at] === null) };
    } catch {
      return { files: [], damaged: [] };
    }
  }

  /** Keep a file; one with its id gives way to it. */
  async put(file: OwnFile): Promise<Outcome> {
    try {
      const keys = await this.keys();
      if (keys.length >= MAX_OWN && !keys.includes(file.id)) return "many";
      await this.database.ask((files) => [files.put(file)], "readwrite");
      return "kept";
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      return isFull ? "full" : "refused";
    }
  }

  /** Take files away; those that are not there are passed over. Whether that was done. */
  async remove(keys: readonly IDBValidKey[]): Promise<boolean> {
    try {
      await this.database.ask((files) => keys.map((key) => files.delete(key)), "readwrite");
      return true;
    } catch {
      return false;
    }
  }

  private async keys(): Promise<IDBValidKey[]> {
    const [keys] = await this.database.ask((files) => [files.getAllKeys()]);
    return keys as IDBValidKey[];
  }
}
