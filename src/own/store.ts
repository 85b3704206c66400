/** Where the user's own old plans are kept: in this browser and nowhere else. */

import { MAX_OWN, type OwnFile, readOwn } from "./model";

/** kept; or full: there is no room; many: there are as many as are kept; refused: the browser keeps nothing. */
export type Outcome = "kept" | "full" | "many" | "refused";

const NAME = "plan-library-own";
const FILES = "files";

/** The files of one browser. */
export class OwnStore {
  private opening: Promise<IDBDatabase> | undefined;

  /** factory: null where the browser has none. */
  constructor(private readonly factory: IDBFactory | null) {}

  /** All files, the last kept first; none where the browser keeps nothing. damaged: the keys of those that cannot be
   * read. */
  async list(): Promise<{ files: OwnFile[]; damaged: IDBValidKey[] }> {
    try {
      const [keys, stored] = await Promise.all([
        this.ask((files) => files.getAllKeys()),
        this.ask((files) => files.getAll()),
      ]);
      const read = stored.map(readOwn);
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
      const keys = await this.ask((files) => files.getAllKeys());
      if (keys.length >= MAX_OWN && !keys.includes(file.id)) return "many";
      await this.ask((files) => files.put(file), "readwrite");
      return "kept";
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      return isFull ? "full" : "refused";
    }
  }

  /** Take files away; those that are not there are passed over. Whether that was done. */
  async remove(keys: readonly IDBValidKey[]): Promise<boolean> {
    try {
      await Promise.all(keys.map((key) => this.ask((files) => files.delete(key), "readwrite")));
      return true;
    } catch {
      return false;
    }
  }

  /** Ask something of the storage, and wait until it is done for good. */
  private async ask<T>(
    request: (files: IDBObjectStore) => IDBRequest<T>,
    mode: IDBTransactionMode = "readonly",
  ): Promise<T> {
    const database = await this.open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(FILES, mode);
      const asked = request(transaction.objectStore(FILES));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error ?? asked.error);
    });
  }

  private open(): Promise<IDBDatabase> {
    this.opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      if (!this.factory) throw new Error("no storage");
      const request = this.factory.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(FILES, { keyPath: "id" });
      request.onsuccess = () => {
        // Another window may delete or renew it.
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("blocked"));
    });
    this.opening.catch(() => {
      this.opening = undefined; // to be tried again
    });
    return this.opening;
  }
}
