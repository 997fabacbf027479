// Edits the value of the session cookie and sends it once, in place of the stored one.

import { useId, useState } from 'react'
import { Button } from '../ui/button'
import { Rich } from '../ui/rich'
import { COOKIE_EDITS, cookieEdit } from './cookie-edits'
import field from './field.module.css'
import { useInspector } from './inspector-view'
import { LabelledBar } from './labelled-bar'
import layout from './layout.module.css'
import tone from './tone.module.css'
import type { CredentialSender, SendRoute } from './use-credential-sender'

const ROUTES: readonly SendRoute[] = ['/protected', '/partially-protected']
/** What a cookie's value may hold (RFC 6265 section 4.1.1): anything else would end it or break the header. */
const COOKIE_VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/

/** Edits a value. `stored` is the one in the jar. */
export function CookieEditor({ stored, sender }: { stored: string; sender: CredentialSender }) {
  const { catalogue, lanes } = useInspector()
  const say = catalogue.inspector.edit
  const id = useId()
  const [value, setValue] = useState(stored)
  const isValid = COOKIE_VALUE.test(value)
  const { sentFlow } = sender
  return (
    <>
      <LabelledBar label={say.quick}>
        {COOKIE_EDITS.map((edit) => (
          <Button key={edit} size="small" onClick={() => setValue(cookieEdit(edit, stored))}>
            {say.cookieQuick[edit]}
          </Button>
        ))}
        <Button size="small" variant="ghost" disabled={value === stored} onClick={() => setValue(stored)}>
          {say.cookieQuick.restore}
        </Button>
      </LabelledBar>
      <div className={field.field}>
        <label htmlFor={id} className={layout.heading}>
          {say.cookieValue}
        </label>
        <textarea
          id={id}
          className={field.input}
          rows={4}
          value={value}
          maxLength={16_384}
          spellCheck={false}
          autoCapitalize="off"
          aria-invalid={!isValid}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setValue(event.target.value)}
        />
        <p id={`${id}-hint`} className={isValid ? layout.note : tone.bad}>
          <Rich text={isValid ? say.cookieHint : say.cookieInvalid} />
        </p>
      </div>
      <LabelledBar label={say.send}>
        {ROUTES.map((route) => (
          <Button
            key={route}
            size="small"
            variant={route === '/protected' ? 'primary' : 'quiet'}
            disabled={!isValid}
            onClick={() => sender.send(route, value)}
          >
            {route}
          </Button>
        ))}
      </LabelledBar>
      {sentFlow !== null && (
        <p className={layout.note} role="status">
          <Rich
            text={
              lanes.session.holding?.flow === sentFlow
                ? say.queued({ flow: sentFlow })
                : say.sent({ flow: sentFlow })
            }
          />
        </p>
      )}
    </>
  )
}
