// A token as it is sent, each part in its colour, wrapped wherever the line ends.

import { PART_NAMES } from '#src/token/jwt-problem'
import wire from './wire.module.css'

/** Shows a token. What stands after the third part has no colour. */
export function EncodedToken({ token }: { token: string }) {
  return (
    <p className={wire.encoded}>
      {partsOf(token).map(({ start, raw, className }) => (
        <span key={start}>
          {start > 0 && <span className={wire.extra}>.</span>}
          <span className={className}>{raw}</span>
        </span>
      ))}
    </p>
  )
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
