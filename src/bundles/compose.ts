// The composer (拟稿), loaded on its own page (see api.ts).

import { startComposer } from "../compose/composer";
import { internals } from "../internals";

internals().parts.compose = { startComposer };
