// The compare view, loaded on its own page.

import { startComparePage } from "../compare/page";

startComparePage();
