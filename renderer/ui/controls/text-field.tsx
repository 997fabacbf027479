// A field to type into, with its label, a hint, and what is wrong with what was typed.
import { useId } from 'react'
import { Rich } from '../rich'
import styles from './text-field.module.css'

interface TextFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** What is wrong; may have `code` in it. */
  error?: string | null | undefined
  /** Stands below; may have `code` in it. */
  hint?: string | undefined
  multiline?: boolean
  /** How many lines a multiline field shows. */
  rows?: number
  mono?: boolean
  type?: 'text' | 'password' | 'email' | 'tel'
  autoFocus?: boolean
  placeholder?: string
}

/** Shows a text field. Nothing that is typed is corrected, completed or remembered by the browser. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onChange,
    error,
    hint,
    multiline = false,
    rows = 4,
    mono = false,
    type = 'text',
  } = props
  const id = useId()
  const notes = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ')
  const control = {
    id,
    className: `${styles.input} ${mono ? styles.mono : ''}`,
    value,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    spellCheck: false,
    autoComplete: 'off',
    autoCapitalize: 'off',
    autoFocus: props.autoFocus ?? false,
    'aria-invalid': Boolean(error),
    ...(props.placeholder && { placeholder: props.placeholder }),
    ...(notes && { 'aria-describedby': notes }),
  }
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {multiline ? <textarea rows={rows} {...control} /> : <input type={type} {...control} />}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          <Rich text={error} />
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          <Rich text={hint} />
        </p>
      )}
    </div>
  )
}
