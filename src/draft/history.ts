/** Undo and redo: all states of a session. Drafts share what did not change, so a long session costs little. */

export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** What the present state was made by; steps with the same tag, one after the other, are one step. */
  readonly tag: string;
}

const MOST_STEPS = 5000;

/** A history without past. */
export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], tag: "" };
}

/** A new state. tag: empty for a step of its own. */
export function record<State>(history: History<State>, state: State, tag: string): History<State> {
  if (state === history.present) return history;
  const joins = tag !== "" && tag === history.tag;
  const past = joins ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present: state, future: [], tag };
}

/** The state before is the present one again; the same history where there is none. */
export function undo<State>({ past, present, future, tag }: History<State>): History<State> {
  const before = past[past.length - 1];
  if (before === undefined) return { past, present, future, tag };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], tag: "" };
}

/** The state that was undone last is the present one again; the same history where there is none. */
export function redo<State>({ past, present, future, tag }: History<State>): History<State> {
  const [after, ...rest] = future;
  if (after === undefined) return { past, present, future, tag };
  return { past: [...past, present], present: after, future: rest, tag: "" };
}
