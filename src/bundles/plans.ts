// The list of plans, loaded on its page (see api.ts).

import { internals } from "../browser/internals";
import { startPlans } from "../plans/view";

internals().parts.plans = { startPlans };
