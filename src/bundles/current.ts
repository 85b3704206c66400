// Passages by current wording (现行提法), loaded where something dated is taken (see api.ts).

import { internals } from "../browser/internals";
import { offerOf } from "../current/offer";

internals().parts.current = { offerOf };
