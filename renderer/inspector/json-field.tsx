// A text area for JSON that says at once, and where, what is wrong with it.
import { useId } from 'react'
import type { PartName } from '#src/token/jwt-problem'
import type { ObjectResult } from '#src/token/problem-words'
import { RichText } from '../ui/rich-text'

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
    <div className="insp-field">
      <label htmlFor={id} className="insp-heading">
        {label}
      </label>
      <textarea
        id={id}
        className={`insp-input insp-part-${part}`}
        rows={Math.min(12, value.split('\n').length)}
        value={value}
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={!result.ok}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className={result.ok ? 'insp-tone-warning' : 'insp-tone-bad'} role="alert">
          <RichText text={problem} />
        </p>
      )}
    </div>
  )
}
