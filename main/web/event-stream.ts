// The lab's stream as server-sent events (HTML standard, section 9.2).
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Lab } from '#main/lab/lab'
import {
  positionAfter,
  readPosition,
  type StreamPosition,
  writePosition,
} from '#src/contract/stream-position'

/** How long a browser waits before it comes back, in milliseconds. */
const RECONNECT_MS = 500

/**
 * Streams the lab's messages until the reader goes. The id of each is the position that the reader has reached with it, so that
 * a reader that comes back, and says so in `Last-Event-ID` or `?since=`, gets what it missed. One that has more than
 * `maxBacklogBytes` still to read is cut off; it comes back as well, and goes on from what it has.
 */
export function streamEvents(
  lab: Lab,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  maxBacklogBytes: number,
): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.write(`retry: ${RECONNECT_MS}\n\n`)
  const stop = lab.subscribe(
    (message) => {
      const position = positionAfter(message)
      const id = position === null ? '' : `id: ${writePosition(position)}\n`
      response.write(`${id}data: ${JSON.stringify(message)}\n\n`)
      if (response.writableLength > maxBacklogBytes) response.destroy()
    },
    positionIn(request.headers['last-event-id']) ?? positionIn(url.searchParams.get('since')),
  )
  response.once('close', stop)
}

function positionIn(text: string | string[] | null | undefined): StreamPosition | undefined {
  return (typeof text === 'string' && readPosition(text)) || undefined
}
