// As much as there is of a part that holds no JSON object: its text, or its bytes, or nothing.

import type { JwtPart } from '#src/token/decode-jwt'
import { useInspector } from '../parts/inspector-view'
import layout from '../parts/layout.module.css'
import wire from '../parts/wire.module.css'

const MAX_BYTES = 64

/** Shows what could be decoded of a part. */
export function UndecodedPart({ part }: { part: JwtPart | null }) {
  const { catalogue } = useInspector()
  if (part?.text) return <pre className={`${wire.formula} ${wire[part.name]}`}>{part.text}</pre>
  if (part?.bytes) {
    const shown = [...part.bytes.subarray(0, MAX_BYTES)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(' ')
    return (
      <pre className={`${wire.formula} ${wire[part.name]}`}>
        {shown}
        {part.bytes.length > MAX_BYTES && ' …'}
      </pre>
    )
  }
  return <p className={layout.note}>{catalogue.inspector.tokenView.undecoded}</p>
}
