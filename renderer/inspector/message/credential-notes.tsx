// Says which line of a message carries the credential, and what follows from its being there.

import { Rich } from '../../ui/rich'
import { useInspector } from '../parts/inspector-view'
import layout from '../parts/layout.module.css'
import { bodyRole, type CredentialRole, credentialRole, type HttpMessage } from './raw-http'

/** Explains the credential of a message. */
export function CredentialNotes({ message }: { message: HttpMessage }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.message
  const roles = [...new Set(message.message.headers.map(credentialRole).filter((role) => role !== null))]
  const body = bodyRole(message)
  const notes = [
    ...roles.map((role) => ({ id: role, text: roleWords(role, say) })),
    ...(body === null ? [] : [{ id: body, text: body === 'tokens' ? say.tokenBody : say.passwordBody }]),
  ]
  return (
    <section>
      <h3 className={layout.heading}>{say.credential}</h3>
      {notes.length === 0 && (
        <p className={layout.note}>{message.kind === 'request' ? say.noneRequest : say.none}</p>
      )}
      {notes.map(({ id, text }) => (
        <p key={id} className={layout.note}>
          <Rich text={text} />
        </p>
      ))}
    </section>
  )
}

type Words = ReturnType<typeof useInspector>['catalogue']['inspector']['message']

function roleWords(role: CredentialRole, say: Words): string {
  switch (role) {
    case 'cookie':
      return say.cookie
    case 'set-cookie':
      return say.setCookie
    case 'clear-cookie':
      return say.clearCookie
    case 'authorization':
      return say.authorization
    case 'basic':
      return say.basic
    case 'challenge':
      return say.challenge
  }
}
