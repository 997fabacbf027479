// A secret as a learner types it, and how it is read: as text, or as Base64.
import { Switch } from '../ui/switch'
import { TextField } from '../ui/text-field'
import { useInspector } from './inspector-view'
import layout from './layout.module.css'

export interface TypedSecret {
  readonly secret: string
  readonly isBase64: boolean
}

/** Shows the field and the switch below it; `hint` stands between them. */
export function SecretField({
  label,
  secret,
  isBase64,
  hint,
  onChange,
}: TypedSecret & {
  label: string
  hint?: string | undefined
  onChange: (change: Partial<TypedSecret>) => void
}) {
  const say = useInspector().catalogue.inspector.secretField
  return (
    <>
      <div className={layout.field}>
        <TextField
          mono
          label={label}
          value={secret}
          hint={hint}
          placeholder={isBase64 ? say.inBase64 : say.asText}
          onChange={(text) => onChange({ secret: text })}
        />
      </div>
      <div className={layout.bar}>
        <Switch label={say.isBase64} checked={isBase64} onChange={(on) => onChange({ isBase64: on })} />
      </div>
    </>
  )
}
