// Reads the body of a request within bounds, as it stands on the wire.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { awaitsContinue } from './head'
import { UnreadableRequest } from './unreadable'

/** The largest body that a server reads. */
const MAX_BODY_BYTES = 16 * 1024

/** The body of a request that has none. */
export const NO_BODY = Buffer.alloc(0)

/** The event of a request whose body breaks the rules of HTTP or comes too slowly: it carries an {@link UnreadableRequest}. */
export const BROKEN_BODY = 'lab-broken-body'

/**
 * Returns the body, or why it isn't read; `gone` when the client broke off. A body that is too large is refused as soon as
 * that shows: a client that still sends doesn't have to send it all first, and one that asks before it sends isn't told to.
 */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Buffer | UnreadableRequest | 'gone'> {
  const { headers } = request
  const { 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = headers
  if (encoding.toLowerCase() !== 'identity') return dropped(request, encoded())
  if (Number(length) > MAX_BODY_BYTES) return dropped(request, tooLarge())
  // A request without either has no body (RFC 9112 section 6.3), and so there is nothing to wait for.
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return NO_BODY
  if (awaitsContinue(request)) response.writeContinue()
  const body = await collectBody(request, MAX_BODY_BYTES)
  if (body === 'too-large') return dropped(request, tooLarge())
  return body instanceof UnreadableRequest ? dropped(request, body) : body
}

/**
 * Collects a body. Resolves with `too-large` as soon as that shows, with `gone` when the client broke off, and with what
 * {@link BROKEN_BODY} carries; what still comes then is let go of.
 */
export function collectBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Buffer | UnreadableRequest | 'too-large' | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= maxBytes) chunks.push(chunk)
      else resolve('too-large')
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once(BROKEN_BODY, resolve)
    request.once('error', () => resolve('gone'))
    request.once('close', () => resolve('gone'))
  })
}

/** Lets the rest of a body run into the void, so that its connection can carry the answer and further requests. */
export function dropped<W extends UnreadableRequest>(request: IncomingMessage, why: W): W {
  request.resume()
  return why
}

function tooLarge(): UnreadableRequest {
  return new UnreadableRequest(413, `The body is larger than ${MAX_BODY_BYTES} bytes`, 'body-too-large')
}

/** The trace shows bodies as they crossed the wire, and a compressed one would tell nobody anything. */
function encoded(): UnreadableRequest {
  const msg = 'The body is encoded: send it without Content-Encoding'
  return new UnreadableRequest(415, msg, 'bad-body', { 'Accept-Encoding': 'identity' })
}
