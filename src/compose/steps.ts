/** Which changes are one step of undoing: those with the same tag, as long as they follow each other without a pause. */

const PAUSE_MS = 1500;

/** Changes that belong together are one step. */
export class Steps {
  private count = 0;
  private tag = "";
  private time = 0;

  /** The name of the step that a change belongs to; empty for a step of its own. now: in milliseconds. */
  of(tag: string, now: number): string {
    if (tag !== this.tag || now - this.time > PAUSE_MS) this.count += 1;
    this.tag = tag;
    this.time = now;
    return tag && `${tag} ${this.count}`;
  }
}
