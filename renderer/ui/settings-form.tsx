// What forms of settings are made of: groups under a heading, switches and fields with what they do, warnings.
import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Switch } from './controls/switch'
import { TextField } from './controls/text-field'
import { ToggleGroup } from './controls/toggle-group'
import { Rich } from './rich'
import styles from './settings-form.module.css'

interface SettingsGroupProps {
  readonly title: string
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** Shows what is set together, under its heading. */
export function SettingsGroup({ title, children, className = '' }: SettingsGroupProps) {
  return (
    <section className={`${styles.group} ${className}`} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  )
}

/** Shows a warning; `code` stands between backticks. */
export function SettingWarning({ text }: { text: string }) {
  return (
    <p className={styles.warning}>
      <TriangleAlert size={15} aria-hidden />
      <span>
        <Rich text={text} />
      </span>
    </p>
  )
}

interface SwitchFormProps {
  readonly label: string
  /** `code` stands between backticks. */
  readonly hint: string
  readonly checked: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Shows a switch with its explanation. */
export function SwitchForm({ hint, ...control }: SwitchFormProps) {
  return (
    <div className={styles.option}>
      <Switch {...control} />
      <p className={styles.note}>
        <Rich text={hint} />
      </p>
    </div>
  )
}

/** What was typed: a value that can be set, or what is wrong with it, which may be nothing to speak of. */
export type Typed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string | null }

interface FieldFormProps<T> {
  readonly label: string
  readonly hint: string
  readonly mono?: boolean
  readonly placeholder?: string
  /** What is set. */
  readonly now: T
  /** Writes a value as the field shows it. */
  readonly write: (value: T) => string
  readonly read: (typed: string) => Typed<T>
  /** Sets another value. Resolves with something when that was done. */
  readonly onUse: (value: T) => Promise<unknown>
  /** The usual values, each a click away. */
  readonly usual?: {
    readonly label: string
    readonly values: readonly T[]
    readonly name: (value: T) => string
  }
  /**
   * Returns what stands below. With a button there what was typed counts when that is pressed; without, also when the field is
   * left.
   */
  readonly below?: (state: { typed: string | null; isNew: boolean }) => ReactNode
}

/** Shows a field for a value and has another one set when that can be. What can't be stays in the field with the reason. */
export function FieldForm<T extends string | number | null>(props: FieldFormProps<T>) {
  const { now, write, read, onUse, usual, below, ...field } = props
  const [typed, setTyped] = useState<string | null>(null)
  const wanted = typed === null ? null : read(typed)
  const apply = (entry: string) => {
    const asked = read(entry)
    if (!below) setTyped(asked.ok ? null : entry)
    if (!asked.ok || asked.value === now) return
    void onUse(asked.value).then((done) => done && below && setTyped(null))
  }
  return (
    <form
      className={below ? styles.group : styles.field}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed !== null) apply(typed)
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        const staysInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
        if (typed !== null && !below && !staysInside) apply(typed)
      }}
    >
      <TextField
        {...field}
        value={typed ?? write(now)}
        onChange={setTyped}
        error={wanted?.ok === false ? wanted.error : null}
      />
      {usual && (
        <ToggleGroup
          label={usual.label}
          size="small"
          value={typed === null ? write(now) : null}
          options={usual.values.map((value) => ({ value: write(value), label: usual.name(value) }))}
          onChange={apply}
        />
      )}
      {below?.({ typed, isNew: wanted?.ok === true && wanted.value !== now })}
    </form>
  )
}
