// A token as it is sent, each part in its colour.
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
export function EncodedParts({ token }: { token: string }) {
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
