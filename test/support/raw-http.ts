// Sends what no client of HTTP would: bytes as they are.
import { connect } from 'node:net'

interface Sending {
  /** Whether the client says that nothing more will come. */
  readonly end?: boolean
  /** Tells when enough has come back; else the server ends the connection. */
  readonly enough?: (received: string) => boolean
}

/** Sends texts, each in a packet of its own, and resolves with all that comes back. */
export async function sendRaw(
  port: number,
  texts: string | readonly string[],
  { end = false, enough = () => false }: Sending = {},
): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let received = ''
  const closed = new Promise<string>((resolve, reject) => {
    socket.on('data', (chunk) => {
      received += chunk
      if (enough(received)) socket.destroy()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(received))
  })
  for (const text of [texts].flat()) {
    socket.write(text)
    // The server's turn to read it, since both are the same process.
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  if (end) socket.end()
  return closed
}

/** An answer's status, its headers by their names in small letters, and its body. */
export function readAnswer(text: string) {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [, ...lines] = head.split('\r\n')
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]),
    headers: Object.fromEntries(
      lines.map((line): [string, string] => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
      }),
    ),
    body,
  }
}
