// The accounts that the learner can act as.
import { useShallow } from 'zustand/react/shallow'
import { LANES, type LaneId } from '#src/trace/lane'
import type { AccountRow } from '#src/trace/state'
import type { ModelState } from '../model/model-state'
import { useModel } from '../model/use-model'

/** The accounts of a lane at its start, the article's last; each one's password is its username. */
const STARTING_ACCOUNTS = ['alice', 'bob', 'test'] as const

/** A password that no account has at the start. */
export const WRONG_PASSWORD = 'wrong-password'

/** Returns an account as it is now, on the first of the lanes that still has it; null where it is deleted on all. */
export function accountOf(
  state: ModelState,
  username: string,
  lanes: readonly LaneId[] = LANES,
): AccountRow | null {
  for (const lane of lanes) {
    const account = state.lanes[lane].state.accounts.find((each) => each.username === username)
    if (account) return account
  }
  return null
}

/** Tells whether an account has a phone number already, on each of the lanes that it is on. */
export function hasPhone(state: ModelState, lanes: readonly LaneId[], id: string, phone: string): boolean {
  const rows = lanes.flatMap((lane) => state.lanes[lane].state.accounts.filter((each) => each.id === id))
  return rows.length > 0 && rows.every((row) => row.phone === phone)
}

/** Lists all accounts by name: those of the start, deleted or not, and what else there is. */
function accountNames(state: ModelState): readonly string[] {
  const live = LANES.flatMap((lane) => state.lanes[lane].state.accounts.map((each) => each.username))
  return [...new Set<string>([...STARTING_ACCOUNTS, ...live])]
}

/** Lists the lanes on which an account is deleted; none before the lab has told its state, nor one whose store can't be asked. */
export function deletedOn(state: ModelState, username: string): readonly LaneId[] {
  const { status } = state
  if (status === null) return []
  return LANES.filter(
    (lane) => status.lanes[lane].storage.problem === null && accountOf(state, username, [lane]) === null,
  )
}

/** Returns the names of all accounts, and renders again when they change. */
export function useAccountNames(): readonly string[] {
  return useModel(useShallow(accountNames))
}
