// Which checks the JWT server makes of a token: the fixed ones, and those that the settings, its type and the route ask for.
import { leadsTo } from '#src/actions/actions'
import { DEFENCES, type DefenceId, defenceOfCheck } from '#src/defences/defences'
import { checksOf } from '#src/hops/hops'
import { STRATEGIES, strategyFor } from '#src/revocation/strategies'
import type { Settings } from '#src/settings/settings'
import { type CheckId, TOKEN_CHECKS } from '#src/trace/check'
import { type Flow, requestOf } from '#src/trace/flow'
import type { TokenType } from '#src/trace/state'

/** Of these a server makes one at most. */
const REVOCATION_CHECKS: readonly CheckId[] = Object.values(STRATEGIES).flatMap(({ ask }) => ask?.id ?? [])

/** The checks for which a store has to be asked. */
const STORE_CHECKS: readonly CheckId[] = [...REVOCATION_CHECKS, 'family', 'one-time']

/** Without `jwtDefences` all that a server can check is a check of its. */
export type CheckSettings = Pick<Settings, 'revocation' | 'rotation'> & Partial<Pick<Settings, 'jwtDefences'>>

/**
 * Returns the checks of a token at its use `flow`, in order; without one, those of a use that is to come. A flow keeps the checks
 * that it made, whatever was set since.
 */
export function tokenCheckIds(
  type: TokenType,
  settings: CheckSettings | null,
  flow: Flow | null,
): readonly CheckId[] {
  const made = new Set(flow?.hops.flatMap(({ hop }) => checksOf(hop)).map(({ id }) => id))
  const asked = storeChecks(type, settings, flow, made)
  const defences: Readonly<Partial<Record<DefenceId, boolean>>> | undefined = settings?.jwtDefences
  return TOKEN_CHECKS.filter((id) => {
    const defence = defenceOfCheck(id)
    // What no server checks at the start is no check of one that doesn't. What it does at the start is said to be left out.
    if (defence && !DEFENCES[defence].initial && defences && !made.has(id))
      return defences[defence] === true && !isPast(id, made)
    if (STORE_CHECKS.includes(id)) return made.has(id) || asked.includes(id)
    // A download's token comes in the address, not in a header.
    return type !== 'download' || made.has(id) || (id !== 'header' && id !== 'scheme')
  })
}

/** Tells whether a check of a flow would have been made by now. */
export function isPast(id: CheckId, made: ReadonlySet<CheckId>): boolean {
  const order: readonly CheckId[] = TOKEN_CHECKS
  return order.includes(id) && order.slice(order.indexOf(id) + 1).some((later) => made.has(later))
}

function storeChecks(
  type: TokenType,
  settings: CheckSettings | null,
  flow: Flow | null,
  made: ReadonlySet<CheckId>,
): readonly CheckId[] {
  if (settings === null) return []
  const { revocation, rotation } = settings
  const isOver = flow !== null && flow.ended !== null
  const hasFailed = flow?.hops.some(({ hop }) => checksOf(hop).some(({ passed }) => !passed)) ?? false
  // A use that came through has made all checks that there were for it.
  if (isOver && !hasFailed) return []
  const hasAsked = REVOCATION_CHECKS.some((id) => made.has(id))
  const { ask } = STRATEGIES[strategyFor(type, revocation)]
  return [
    ...(ask && !hasAsked ? [ask.id] : []),
    ...(rotation.enabled && type === 'refresh' && refreshes(flow) ? (['family'] as const) : []),
    ...(type === 'download' ? (['one-time'] as const) : []),
  ]
}

/** Tells whether a use is a refresh; one that is to come may well be. */
function refreshes(flow: Flow | null): boolean {
  if (flow === null) return true
  return leadsTo('refresh', requestOf(flow)?.target ?? flow.started.path)
}
