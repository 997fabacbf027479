// Text from the wire with the credentials in it coloured: the parts of a JWT, the session ID and its signature.
import type { ReactNode } from 'react'
import { EncodedParts } from './encoded-token'
import wire from './wire.module.css'

/** A JWT begins with `{"` in Base64url; a signed cookie with `s:`, mostly URL-encoded. */
const CREDENTIAL = /eyJ[\w-]*\.[\w-]+\.[\w-]*|\bs(?::|%3A)[^.;\s"]+\.[^;\s"]+/g

/** Shows a text. All of it is text, whatever stands in it. */
export function WireText({ text }: { text: string }) {
  const pieces: ReactNode[] = []
  let from = 0
  for (const match of text.matchAll(CREDENTIAL)) {
    pieces.push(text.slice(from, match.index))
    pieces.push(<Credential key={match.index} text={match[0]} />)
    from = match.index + match[0].length
  }
  return [...pieces, text.slice(from)]
}

function Credential({ text }: { text: string }) {
  if (text.startsWith('eyJ')) return <EncodedParts token={text} />
  return <SignedValue value={text} />
}

/** Shows the value of a session cookie: `s:`, the session ID, and the signature. */
export function SignedValue({ value }: { value: string }) {
  const dot = value.lastIndexOf('.')
  const prefix = /^s(?::|%3a)/i.exec(value)?.[0] ?? ''
  return (
    <>
      <span className={wire.cookiePrefix}>{prefix}</span>
      <span className={wire.cookieId}>{value.slice(prefix.length, dot)}</span>.
      <span className={wire.signature}>{value.slice(dot + 1)}</span>
    </>
  )
}
