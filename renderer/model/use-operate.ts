// What the operator does at a server past its routes, from a row of its tables.
import { useRef } from 'react'
import type { Operation } from '#src/contract/commands'
import type { LaneId } from '#src/trace/lane'
import { useModel } from './use-model'

/** Returns what carries out an operation. The same one again while it is on its way is a double click, and dropped. */
export function useOperate(lane: LaneId): (operation: Operation) => void {
  const send = useModel((state) => state.send)
  const backToNow = useModel((state) => state.backToNow)
  const onItsWay = useRef(new Set<string>())
  return (operation) => {
    const what = JSON.stringify(operation)
    if (onItsWay.current.has(what)) return
    onItsWay.current.add(what)
    // It happens now, whatever moment is looked at; and whoever does it wants to see it.
    backToNow(lane)
    void send('operate', { operation }).finally(() => onItsWay.current.delete(what))
  }
}
