// The search, loaded when it is first used.
export {};
