/** The scripts and data files that a page loads when it needs them. Their names hold hashes of what is in them, so that
 * none is ever an old copy; one small file, which is always fetched, tells the names of the build that is there now. */

import { BUILD_DATA, DATA_FUNCTION, SCRIPTS } from "../contract";
import { runScript } from "./script";
import { newBuild } from "./stale";

const MAIN = `${SCRIPTS}/main`;

/** Load the data file of a name: its path below the site's root, without hash and .js. */
export type LoadData = (name: string) => Promise<unknown>;

/** By the name of a file the hash in its own; empty where there is none in it. */
type Hashes = Readonly<Record<string, string>>;

declare global {
  interface Window {
    /** Called by data files, which are scripts so that they load from file:// too. */
    [DATA_FUNCTION]?: (name: string, data: unknown) => void;
  }
}

/** The files of the build that this page belongs to; what it has loaded of them is of one build. */
export class SiteFiles {
  private readonly loads = new Map<string, Promise<unknown>>();
  private readonly waiting = new Map<string, (data: unknown) => void>();
  private hashes: Hashes | undefined;
  private asking: Promise<Hashes> | undefined;

  /** root: the address of the site's root. main: that of the main script. */
  constructor(
    private readonly root: string,
    private readonly main: string,
  ) {
    window[DATA_FUNCTION] = (name, data) => this.waiting.get(name)?.(data);
  }

  /** The data of a file, which is loaded once. Rejects where it is not to be had, and can then be asked for again; with
   * the error of `newBuild` where it is gone for good. */
  readonly load: LoadData = (name) =>
    this.once(name, () => this.use(name, (address) => this.take(name, address)));

  /** Run a bundle, once. Rejects in the same way. */
  async run(bundle: string): Promise<void> {
    const name = `${SCRIPTS}/${bundle}`;
    await this.once(name, () => this.use(name, runScript));
  }

  private once<Found>(name: string, load: () => Promise<Found>): Promise<Found> {
    const known = this.loads.get(name) as Promise<Found> | undefined;
    if (known) return known;
    const loading = load();
    this.loads.set(name, loading);
    loading.catch(() => this.loads.delete(name));
    return loading;
  }

  /** Do something with the address of a file. Where that fails, it is told whether there is a new build. */
  private async use<Found>(name: string, act: (address: string) => Promise<Found>): Promise<Found> {
    const hashes = await this.own();
    try {
      return await act(this.address(name, hashes));
    } catch (error) {
      const now = await this.latest().catch(() => hashes);
      if (now[MAIN] !== hashes[MAIN] || now[name] !== hashes[name]) throw newBuild();
      throw error;
    }
  }

  /** The hashes of the build that this page belongs to. Rejects where that is not what is there. */
  private async own(): Promise<Hashes> {
    this.hashes ??= await this.latest();
    if (this.address(MAIN, this.hashes) === this.main) return this.hashes;
    this.hashes = undefined;
    throw newBuild();
  }

  /** The hashes of the build that is there now. */
  private latest(): Promise<Hashes> {
    const address = `${this.root}${BUILD_DATA}.js?t=${Date.now()}`;
    this.asking ??= this.take(BUILD_DATA, address).then((data) => data as Hashes);
    const asked = this.asking;
    const end = () => {
      this.asking = undefined;
    };
    asked.then(end, end);
    return asked;
  }

  private address(name: string, hashes: Hashes): string {
    const hash = hashes[name];
    return `${this.root}${name}${hash ? `-${hash}` : ""}.js`;
  }

  /** What the data file at an address hands over. */
  private take(name: string, address: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.set(name, resolve);
      const end = () => {
        this.waiting.delete(name);
        // Without effect where the script has handed its data over.
        reject(new Error(`数据没有加载成（${name}），请检查网络后重试`));
      };
      runScript(address).then(end, end);
    });
  }
}
