// Reads the body of a request within bounds, as it stands on the wire.
import type { IncomingMessage } from 'node:http'
import { UnreadableBody } from './fields'

/** The largest body that a server reads. */
const MAX_BODY_BYTES = 16 * 1024

/** The body of a request that has none. */
export const NO_BODY = Buffer.alloc(0)

/**
 * Returns the body, or why it isn't read; `gone` when the client broke off. A body that is too large is refused as soon as
 * that shows: a client that still sends doesn't have to send it all first.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | UnreadableBody | 'gone'> {
  const { headers } = request
  const { 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = headers
  if (encoding.toLowerCase() !== 'identity') return dropped(request, encoded())
  if (Number(length) > MAX_BODY_BYTES) return dropped(request, tooLarge())
  // A request without either has no body (RFC 9112 section 6.3), and so there is nothing to wait for.
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return NO_BODY
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (bytes > MAX_BODY_BYTES) return dropped(request, tooLarge())
      chunks.push(chunk)
    }
  } catch {
    return 'gone'
  }
  return Buffer.concat(chunks)
}

/** Lets the rest of a body run into the void, so that its connection can carry the answer and further requests. */
function dropped(request: IncomingMessage, why: UnreadableBody): UnreadableBody {
  request.resume()
  return why
}

function tooLarge(): UnreadableBody {
  return new UnreadableBody(413, `The body is larger than ${MAX_BODY_BYTES} bytes`, 'body-too-large')
}

/** The trace shows bodies as they crossed the wire, and a compressed one would tell nobody anything. */
function encoded(): UnreadableBody {
  return new UnreadableBody(415, 'The body is encoded: send it without Content-Encoding', 'bad-body')
}
