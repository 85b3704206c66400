/** For the type checker alone: `window.planLibrary` is what its published declaration says, and has nothing beside it. */

import type { PlanLibrary as Declared } from "../../hooks/planlib/publishing/plan-library";
import type { PlanLibrary } from "../../src/api";

/** Fails to compile where a member is missing, or takes or gives something else than is declared. */
export const fulfils = (library: PlanLibrary): Declared => library;

/** Fails to compile where there is a member that is not declared. */
export const isDeclared = (name: keyof PlanLibrary): keyof Declared => name;
