// One of a few: a row of radio buttons in the form of a segmented control.

import { RadioGroup } from 'radix-ui'
import field from './field.module.css'
import layout from './layout.module.css'

/** Chooses one of the options; `words` names each. */
export function Choice<T extends string>({
  label,
  options,
  words,
  value,
  onChange,
}: {
  label: string
  options: readonly T[]
  words: Readonly<Record<T, string>>
  value: T
  onChange: (value: T) => void
}) {
  return (
    <div className={layout.bar}>
      <span className={layout.aside}>{label}</span>
      <RadioGroup.Root
        className={field.choice}
        aria-label={label}
        value={value}
        onValueChange={(next) => {
          const option = options.find((each) => each === next)
          if (option !== undefined) onChange(option)
        }}
      >
        {options.map((option) => (
          <RadioGroup.Item key={option} value={option} className={field.choiceItem}>
            {words[option]}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  )
}
