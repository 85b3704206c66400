// The composer (写计划), loaded on its own page (see api.ts).

import { internals } from "../browser/internals";
import { startComposer } from "../compose/composer";

internals().parts.compose = { startComposer };
