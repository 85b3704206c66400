/** What can be done with a draft: functions from a draft to a draft (`outline` says what it did
 * besides). What changes nothing gives the same draft back.
 * What is put together is not cut, lest words get lost unseen: a draft may be too much (see `excess` of the model). */

export * from "./facts";
export * from "./moves";
export * from "./official";
export * from "./outline";
export * from "./paragraphs";
export * from "./span";
export * from "./tables";
export * from "./templates";
export * from "./words";
