/** Which changes are one step of undoing: those with the same tag, as long as they follow each other without a pause, and
 * those that are made together. */

const PAUSE_MS = 1500;

/** Changes that belong together are one step. */
export class Steps {
  private count = 0;
  private tag = "";
  private time = 0;
  private isTogether = false;

  /** The name of the step that a change belongs to; empty for a step of its own. now: in milliseconds. goesOn: it begins a
   * step, and the next change with the tag belongs to it whenever it comes. */
  of(tag: string, now: number, goesOn = false): string {
    if (this.isTogether) return `together ${this.count}`;
    if (goesOn || tag !== this.tag || now - this.time > PAUSE_MS) this.count += 1;
    this.tag = tag;
    this.time = goesOn ? Number.POSITIVE_INFINITY : now;
    return tag && `${tag} ${this.count}`;
  }

  /** From now on until `end` all changes are one step. */
  begin(): void {
    this.count += 1;
    this.tag = "";
    this.isTogether = true;
  }

  end(): void {
    this.isTogether = false;
  }
}
