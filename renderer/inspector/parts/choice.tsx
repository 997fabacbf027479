// One of a few, with the words before it.
import { ToggleGroup } from '../../ui/controls/toggle-group'
import layout from './layout.module.css'

/** Chooses one of the options; `words` names each. The label is shown unless `isLabelHidden`. */
export function Choice<T extends string>({
  label,
  isLabelHidden = false,
  options,
  words,
  value,
  onChange,
}: {
  label: string
  isLabelHidden?: boolean
  options: readonly T[]
  words: Readonly<Record<T, string>>
  value: T
  onChange: (value: T) => void
}) {
  const group = (
    <ToggleGroup
      size="small"
      label={label}
      value={value}
      options={options.map((option) => ({ value: option, label: words[option] }))}
      onChange={onChange}
    />
  )
  if (isLabelHidden) return group
  return (
    <div className={layout.bar}>
      <span className={layout.aside} aria-hidden>
        {label}
      </span>
      {group}
    </div>
  )
}
