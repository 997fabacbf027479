// The lab's stream as server-sent events (HTML standard, section 9.2).
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Lab } from '#main/lab/lab'
import type { StreamMessage } from '#src/contract/lab-api'

/** How long a browser waits before it comes back, in milliseconds. */
const RECONNECT_MS = 500

/**
 * Streams the lab's messages until the reader goes. The id of each is the last `seq` that the reader has with it, so that
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
      const id = lastSeq(message)
      response.write(`${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(message)}\n\n`)
      if (response.writableLength > maxBacklogBytes) response.destroy()
    },
    readSeq(request.headers['last-event-id']) ?? readSeq(url.searchParams.get('since')),
  )
  response.once('close', stop)
}

/** Returns the `seq` up to which a message brings its reader; null when it says nothing about that. */
function lastSeq(message: StreamMessage): number | null {
  switch (message.type) {
    case 'events':
      return message.events.at(-1)?.seq ?? null
    case 'snapshot': {
      const lanes = Object.values(message.trace.lanes)
      return Math.max(...lanes.map((lane) => lane.events.at(-1)?.seq ?? lane.trimmedThrough))
    }
    case 'status':
    case 'pace':
      return null
  }
}

function readSeq(text: string | string[] | null | undefined): number | undefined {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
