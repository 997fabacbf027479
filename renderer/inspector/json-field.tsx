// A text area for JSON that says at once, and where, what is wrong with it.

import { useId } from 'react'
import type { PartName } from '#src/token/jwt-problem'
import type { ObjectResult } from '#src/token/problem-words'
import { Rich } from '../ui/rich'
import field from './field.module.css'
import layout from './layout.module.css'
import tone from './tone.module.css'

/** Edits the JSON of a part. `result` is what reading the text gave. */
export function JsonField({
  label,
  part,
  value,
  result,
  onChange,
}: {
  label: string
  part: PartName
  value: string
  result: ObjectResult
  onChange: (text: string) => void
}) {
  const id = useId()
  const problem = result.ok ? result.warning : result.message
  return (
    <div className={field.field}>
      <label htmlFor={id} className={layout.heading}>
        {label}
      </label>
      <textarea
        id={id}
        className={field.input}
        data-part={part}
        rows={Math.min(12, value.split('\n').length)}
        value={value}
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={!result.ok}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className={result.ok ? tone.warning : tone.bad} role="alert">
          <Rich text={problem} />
        </p>
      )}
    </div>
  )
}
