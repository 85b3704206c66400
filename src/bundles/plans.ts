// The list of plans, loaded on its page (see api.ts).

import { startPlans } from "../plans/view";

window.planLibrary.parts.plans = { startPlans };
