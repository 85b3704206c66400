// What the box in the header finds, loaded when it is first opened (see api.ts).

import { internals } from "../browser/internals";
import { startBox } from "../find/box";

internals().parts.box = { startBox };
