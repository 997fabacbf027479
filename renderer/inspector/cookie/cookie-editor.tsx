// Edits the value of the session cookie and sends it once, in place of the stored one.

import { readSessionValue } from '#src/token/cookie'
import { Button } from '../../ui/controls/button'
import { TextField } from '../../ui/controls/text-field'
import type { CookieDraft, DraftProps } from '../parts/drafts'
import { useInspector } from '../parts/inspector-view'
import { LabelledBar } from '../parts/layout'
import layout from '../parts/layout.module.css'
import { SendBar } from '../parts/send-bar'

/** What a cookie's value may hold (RFC 6265 section 4.1.1): anything else would end it or break the header. */
const COOKIE_VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/

/** Edits a value. `stored` is the one in the jar. */
export function CookieEditor({ stored, draft, onChange }: { stored: string } & DraftProps<CookieDraft>) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.edit
  const { value } = draft
  const isValid = COOKIE_VALUE.test(value)
  return (
    <>
      <LabelledBar label={say.quick}>
        {COOKIE_EDITS.map((edit) => (
          <Button key={edit} size="small" onClick={() => onChange({ value: cookieEdit(edit, stored) })}>
            {say.cookieQuick[edit]}
          </Button>
        ))}
        <Button
          size="small"
          variant="ghost"
          disabled={value === stored}
          onClick={() => onChange({ value: stored })}
        >
          {say.cookieQuick.restore}
        </Button>
      </LabelledBar>
      <div className={layout.field}>
        <TextField
          multiline
          mono
          rows={3}
          label={say.cookieValue}
          value={value}
          error={isValid ? null : say.cookieInvalid}
          hint={say.cookieHint}
          onChange={(text) => onChange({ value: text })}
        />
      </div>
      <SendBar
        lane="session"
        kind="cookie"
        credential={isValid ? value : null}
        sentFlow={draft.sentFlow}
        onSent={(flow) => onChange({ sentFlow: flow })}
      />
    </>
  )
}

const COOKIE_EDITS = ['tamper', 'signature', 'unsigned'] as const
type CookieEdit = (typeof COOKIE_EDITS)[number]

/** Makes a quick edit of a value as it stands in the cookie. One that is not signed stays as it is. */
export function cookieEdit(edit: CookieEdit, value: string): string {
  const read = readSessionValue(value)
  if (!read.signed) return value
  const { prefix, sessionId, signature } = read.raw
  switch (edit) {
    case 'tamper':
      return `${prefix}${withOtherStart(sessionId)}.${signature}`
    case 'signature':
      return `${prefix}${sessionId}.${withOtherStart(signature)}`
    case 'unsigned':
      return sessionId
  }
}

function withOtherStart(text: string): string {
  return `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
}
