// A restart from the question to what came of it.
import { useEffect, useRef, useState } from 'react'
import type { CommandResult } from '#src/contract/commands'
import type { LaneId } from '#src/trace/lane'
import { useModelStore } from '../model/use-model'

type RestartReports = CommandResult<'restart-server'>['reports']

/** `message` says in `asking` why the restart before it failed. */
export type RestartPhase =
  | { readonly phase: 'asking'; readonly message: string | null }
  | { readonly phase: 'restarting' }
  | { readonly phase: 'done'; readonly reports: RestartReports }

/**
 * Returns how far the restart of some lanes is, and what begins it. A failure can be tried again; whoever has closed the
 * dialog meanwhile is told of it by a notice.
 */
export function useRestart(lanes: readonly LaneId[]): readonly [RestartPhase, () => Promise<void>] {
  const model = useModelStore()
  const [phase, setPhase] = useState<RestartPhase>({ phase: 'asking', message: null })
  // A double click comes before React has drawn anew.
  const isOnItsWay = useRef(false)
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  const restart = async () => {
    if (isOnItsWay.current) return
    isOnItsWay.current = true
    setPhase({ phase: 'restarting' })
    const { ask, backToNow, tellRefusal } = model.getState()
    for (const lane of lanes) backToNow(lane)
    try {
      const { reports } = await ask('restart-server', { lanes: [...lanes] })
      setPhase({ phase: 'done', reports })
    } catch (error) {
      if (!isThere.current) tellRefusal(error)
      setPhase({ phase: 'asking', message: error instanceof Error ? error.message : String(error) })
    }
    isOnItsWay.current = false
  }
  return [phase, restart]
}
