// What the tabs of a browser and the worker that they share say to each other.
import type { Connection } from '#src/contract/lab-api'

/** What a tab says to the worker: that it hears from now on, with the id of what it has already, or that it leaves. */
export type FromTab = { readonly join: string } | 'leave'

/** What the worker says to a tab. `alive` is the name of a lock that is held as long as the worker lives. */
export type ToTab =
  | { readonly alive: string }
  | { readonly connection: Connection }
  | { readonly message: string; readonly id: string }
