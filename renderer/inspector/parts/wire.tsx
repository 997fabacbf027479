// Text from the wire with the credentials in it coloured: the parts of a JWT, the session ID and its signature.

import type { ReactNode } from 'react'
import { PART_NAMES } from '#src/token/jwt-problem'
import wire from './wire.module.css'

/** Shows a token as a paragraph, wrapped wherever the line ends. */
export function EncodedToken({ token }: { token: string }) {
  return (
    <p className={wire.encoded}>
      <EncodedParts token={token} />
    </p>
  )
}

/** Shows the parts of a token inside other text. What stands after the third part has no colour. */
function EncodedParts({ token }: { token: string }) {
  return partsOf(token).map(({ start, raw, className }) => (
    <span key={start}>
      {start > 0 && <span className={wire.extra}>.</span>}
      <span className={className}>{raw}</span>
    </span>
  ))
}

function partsOf(token: string): { start: number; raw: string; className: string | undefined }[] {
  let start = 0
  return token.split('.').map((raw, index) => {
    const name = PART_NAMES[index]
    const part = { start, raw, className: name ? wire[name] : wire.extra }
    start += raw.length + 1
    return part
  })
}

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
