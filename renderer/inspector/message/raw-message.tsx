// A message as it crossed the wire, coloured, with the lines that carry the credential marked.

import { keyed } from '../parts/keyed'
import wire from '../parts/wire.module.css'
import { WireText } from '../parts/wire-text'
import { bodyRole, credentialRole, type HttpMessage, prettyBody, startLine } from './raw-http'

/** Shows a message. `pretty` sets a JSON body on several lines; the head is always as sent. */
export function RawMessage({ message, pretty }: { message: HttpMessage; pretty: boolean }) {
  const [first, second, third] = startLine(message)
  const { headers, body } = message.message
  return (
    <pre className={wire.raw}>
      <span className={wire.startLine}>
        <b>{first}</b> {second} {third}
      </span>
      {'\n'}
      {keyed(headers, ([name]) => name).map(({ key, each: header }) => (
        <span key={key} className={credentialRole(header) === null ? undefined : wire.credentialLine}>
          <span className={wire.headerName}>{header[0]}</span>: <WireText text={header[1]} />
          {'\n'}
        </span>
      ))}
      {body !== '' && '\n'}
      {body !== '' && (
        <span className={bodyRole(message) === null ? undefined : wire.credentialLine}>
          <WireText text={(pretty ? prettyBody(body) : null) ?? body} />
        </span>
      )}
    </pre>
  )
}
