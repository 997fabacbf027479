// How much of the past the lab keeps.
import { useState } from 'react'
import { TRACE_BOUND } from '#src/contract/settings'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { TextField } from '../ui/controls/text-field'
import styles from '../ui/settings-form.module.css'

/** Shows the bound of the trace, and changes it when what is typed can be one. */
export function TraceSettings() {
  const { settings: words } = useText().lanes
  const bound = useModel((state) => state.status?.settings.traceBoundHops ?? TRACE_BOUND.initial)
  const send = useModel((state) => state.send)
  const [typed, setTyped] = useState<string | null>(null)
  const wanted = typed === null ? bound : readBound(typed)
  const apply = () => {
    if (wanted === null) return
    setTyped(null)
    if (wanted !== bound) void send('change-settings', { traceBoundHops: wanted })
  }
  return (
    <section className={styles.group} aria-label={words.trace}>
      <h3 className={styles.heading}>{words.trace}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
        onBlur={apply}
      >
        <TextField
          label={words.traceBound}
          mono
          value={typed ?? String(bound)}
          onChange={setTyped}
          error={wanted === null ? words.traceBoundError(TRACE_BOUND) : null}
          hint={words.traceBoundNote}
        />
      </form>
    </section>
  )
}

/** Reads a bound; null for what can't be one. */
function readBound(typed: string): number | null {
  if (!/^\d{1,6}$/.test(typed.trim())) return null
  const bound = Number(typed)
  return bound >= TRACE_BOUND.min && bound <= TRACE_BOUND.max ? bound : null
}
