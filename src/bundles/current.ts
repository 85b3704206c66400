// Passages by current wording (现行提法), loaded where something dated is taken (see api.ts).

import { offerOf } from "../current/offer";
import { internals } from "../internals";

internals().parts.current = { offerOf };
