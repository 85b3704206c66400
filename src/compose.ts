// The composer (拟稿), loaded on its own page (see compose/page.ts).

import { startComposer } from "./compose/composer";

const root = document.querySelector<HTMLElement>(".pl-compose");
if (root) void startComposer(root);
