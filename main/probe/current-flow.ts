// The flow whose request is being served, for code that is called without a context, such as a session store.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { FlowProbe } from './flow-probe'

const flows = new AsyncLocalStorage<FlowProbe>()

/** Runs a function within a flow, and all that it awaits. */
export function withinFlow<T>(flow: FlowProbe, run: () => T): T {
  return flows.run(flow, run)
}

/** Returns the flow within which the caller runs. Throws where there is none: only served requests have one. */
export function currentFlow(): FlowProbe {
  const flow = flows.getStore()
  if (!flow) throw new Error('No request is being served here')
  return flow
}

/** Returns the flow within which the caller runs; null where there is none, as for a sweeper or an operator. */
export function currentFlowOrNull(): FlowProbe | null {
  return flows.getStore() ?? null
}
