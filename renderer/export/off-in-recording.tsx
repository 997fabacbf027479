// Controls that are off while a recording is shown. By itself, as the first screen needs it and the recording's bar comes later.
import type { ReactNode } from 'react'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import styles from './export.module.css'

/** Shows controls, and while a recording is shown switches them off and says why. */
export function OffInRecording({ children }: { children: ReactNode }) {
  const isOff = useModel((state) => state.recording !== null)
  const { off } = useText().exporting.recording
  return (
    <fieldset
      className={styles.controls}
      disabled={isOff}
      role={isOff ? undefined : 'presentation'}
      title={isOff ? off : undefined}
    >
      {children}
    </fieldset>
  )
}
