// The composer (拟稿), loaded on its own page (see api.ts).

import { startComposer } from "../compose/composer";

window.planLibrary.parts.compose = { startComposer };
