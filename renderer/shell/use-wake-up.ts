// Keeps the lab's time right on the page over a sleep of the machine.
import { useEffect } from 'react'
import { afterSleep, onWakeUp } from '../model/sleep'
import { useModel, useModelStore } from '../model/use-model'

/** Moves the page's clock on when the machine wakes up. While the lab's clock is paused nothing ticks, and nothing was missed. */
export function useWakeUp(): void {
  const model = useModelStore()
  const isRunning = useModel(({ clock, recording }) => {
    const shown = recording === null ? clock : recording.behind.clock
    return shown !== null && shown.rate !== 0
  })
  useEffect(() => {
    if (!isRunning) return
    return onWakeUp((sleptMs) => model.setState(afterSleep(model.getState(), sleptMs)))
  }, [model, isRunning])
}
