// One lifetime: a field for any length of time, and the usual ones beside it.
import { useState } from 'react'
import type { LifetimeField, Lifetimes } from '#src/contract/lifetimes'
import { useText } from '../model/text'
import { TextField } from '../ui/controls/text-field'
import { ToggleGroup } from '../ui/controls/toggle-group'
import styles from '../ui/settings-form.module.css'
import { lifetimeText, readLifetime } from './read-lifetime'

interface LifetimeSettingProps {
  readonly field: LifetimeField
  readonly lifetimes: Lifetimes
  /** The usual values in seconds; null for no end. */
  readonly usual: readonly (number | null)[]
  readonly onChange: (change: Partial<Lifetimes>) => void
}

/** Shows a lifetime and tells `onChange` when it is changed to one that can be. What can't be stays in the field with the reason. */
export function LifetimeSetting({ field, lifetimes, usual, onChange }: LifetimeSettingProps) {
  const text = useText()
  const words = text.lanes.settings.lifetimes
  const [typed, setTyped] = useState<string | null>(null)
  const now = lifetimes[field]
  const shown = lifetimeText(field, now, text)
  const read = typed === null ? null : readLifetime(field, typed, lifetimes, text)
  const apply = (entry: string) => {
    const wanted = readLifetime(field, entry, lifetimes, text)
    setTyped(wanted.ok ? null : entry)
    if (wanted.ok && wanted.seconds !== now) onChange({ [field]: wanted.seconds })
  }
  const { name, hint } = words.field[field]
  return (
    <form
      className={styles.lifetime}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed !== null) apply(typed)
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        const staysInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
        if (typed !== null && !staysInside) apply(typed)
      }}
    >
      <TextField
        label={name}
        value={typed ?? shown}
        onChange={setTyped}
        error={read?.ok === false ? read.error : null}
        hint={hint}
        placeholder={words.placeholder}
      />
      <ToggleGroup
        label={words.suggestions({ name })}
        size="small"
        value={typed === null ? shown : null}
        options={usual.map((seconds) => {
          const label = lifetimeText(field, seconds, text)
          return { value: label, label }
        })}
        onChange={apply}
      />
    </form>
  )
}
