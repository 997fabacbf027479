// Undoes what differs from the start: one command after the other, and none after one that was refused.
import { useMemo } from 'react'
import type { Command, Difference, Stakes } from '#src/differences/difference'
import { commandsToTheStart, differencesOf } from '#src/differences/differences'
import { LANES, type LaneId } from '#src/trace/lane'
import { laneStateSchema, TABLE_KEEPER } from '#src/trace/state'
import type { ModelState } from '../model/model-state'
import { useModel, useModelStore } from '../model/use-model'
import { isUnderWay } from '../model/waiting'

/** Returns what gives the lab commands, and what resets both lanes, with everything else or without. */
export function useUndo() {
  const model = useModelStore()
  /** Gives commands in order; false where one was refused, which a notice says. */
  const give = async (commands: readonly Command[]): Promise<boolean> => {
    const { send } = model.getState()
    for (const { command, payload } of commands) {
      if ((await send(command, payload as never)) === null) return false
    }
    return true
  }
  return {
    undo: ({ undo }: Difference) => give([undo]),
    undoAll: () => give(toTheStart(model.getState())),
    reset: (withEverything: boolean) => {
      const before = withEverything ? toTheStart(model.getState()) : []
      // A clock that is behind is brought back without a reset.
      return give([...before, { command: 'reset', payload: { lanes: [...LANES] } }])
    },
    /** Tells whether something would be lost. */
    isAtStake: (stakes: Stakes, lanes: readonly LaneId[]) => isAtStake(model.getState(), stakes, lanes),
  }
}

function toTheStart({ status }: ModelState): Command[] {
  return status ? commandsToTheStart(status) : []
}

function isAtStake(state: ModelState, stakes: Stakes, lanes: readonly LaneId[]): boolean {
  switch (stakes) {
    case 'nothing':
      return false
    case 'lane':
      return lanes.some((lane) => isUnderWay(state, lane) || hasRows(state, lane))
    case 'lab':
      return LANES.some((lane) => state.lanes[lane].flows.length > 0 || hasRows(state, lane))
  }
}

/** What is gone with a server's stores, and the lab's notes of them. */
const TABLES_LOST = laneStateSchema
  .keyof()
  .options.filter((table) => TABLE_KEEPER[table] === 'server' || TABLE_KEEPER[table] === 'notebook')

/** Tells whether a lane's server has something in its stores; the accounts are there in any case. */
function hasRows({ lanes }: ModelState, lane: LaneId): boolean {
  const { state } = lanes[lane]
  return TABLES_LOST.some((table) => state[table].length > 0)
}

/** Returns what of all differences costs most to undo. */
export function highestStakes(differences: readonly Difference[]): Stakes {
  const found = differences.map(({ stakes }) => stakes)
  return found.includes('lab') ? 'lab' : found.includes('lane') ? 'lane' : 'nothing'
}

/** Returns what differs from how the lab was started; nothing before the lab was heard, and in a recording. */
export function useDifferences(): readonly Difference[] {
  const status = useModel((state) => (state.recording === null ? state.status : null))
  return useMemo(() => (status ? differencesOf(status) : []), [status])
}
