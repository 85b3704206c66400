/** A database of the browser with one store in it. */

/** Done is what the system has, so that it outlives the browser; a power cut may still take what the system has not yet
 * written to the disk. */
const RELAXED: IDBTransactionOptions = { durability: "relaxed" };

/** One store of one database; opened when it is first asked for. */
export class Database {
  private opening: Promise<IDBDatabase> | undefined;

  /** factory: null where the browser has none. options: of the store, where it has to be made. */
  constructor(
    private readonly factory: IDBFactory | null,
    private readonly name: string,
    private readonly store: string,
    private readonly options: IDBObjectStoreParameters = {},
  ) {}

  /** Ask for several things in one transaction, and wait until it is done for good. Gives the results in their order.
   * Throws what the browser says where nothing of it was done. */
  async ask(
    requests: (store: IDBObjectStore) => readonly IDBRequest[],
    mode: IDBTransactionMode = "readonly",
  ): Promise<unknown[]> {
    const database = await this.open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(this.store, mode, RELAXED);
      const asked = requests(transaction.objectStore(this.store));
      // Else the browser waits for what this window answers to each result, and that may be busy.
      transaction.commit?.();
      transaction.oncomplete = () => resolve(asked.map(({ result }) => result));
      transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    });
  }

  private open(): Promise<IDBDatabase> {
    this.opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      if (!this.factory) throw new Error("no storage");
      const request = this.factory.open(this.name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(this.store, this.options);
      request.onsuccess = () => {
        const { result } = request;
        const forget = () => {
          this.opening = undefined;
        };
        // Another window may delete or renew it, and the browser may close it; it is opened anew then.
        result.onversionchange = () => {
          result.close();
          forget();
        };
        result.onclose = forget;
        resolve(result);
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
