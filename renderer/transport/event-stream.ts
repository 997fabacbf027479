// The lab's stream as the browser edition serves it: server-sent events (HTML standard, section 9.2).
import type { Connection } from '#src/contract/lab-api'

/** How long a stream that the browser has given up rests before it is opened again, in milliseconds. */
const RETRY_MS = 2000

/** Where the lab is, for whoever may speak to it. */
export interface LabAddress {
  /** Where the page came from, for example `http://127.0.0.1:4600`. */
  readonly origin: string
  /** The key of the lab, from the address that it printed. */
  readonly key: string
}

/** Hears a message, with the id of the position that its reader has reached with it; empty before the first. */
export type HearMessage = (message: string, id: string) => void

/** Hears the stream, from its beginning on. When a lost connection is back, what was missed comes first. Returns what ends it. */
export function listenToEvents(
  { origin, key }: LabAddress,
  hear: HearMessage,
  onConnection: (connection: Connection) => void,
): () => void {
  let stopped = false
  let lastId = ''
  let retry: ReturnType<typeof setTimeout> | undefined
  let source = open()

  function open(): EventSource {
    const url = new URL('/api/events', origin)
    url.searchParams.set('key', key)
    if (lastId !== '') url.searchParams.set('since', lastId)
    const opened = new EventSource(url)
    opened.onopen = () => onConnection('open')
    opened.onmessage = (event: MessageEvent<string>) => {
      lastId = event.lastEventId
      hear(event.data, lastId)
    }
    opened.onerror = () => {
      if (stopped) return
      onConnection('lost')
      // While the browser tries by itself there is nothing to do. It gives up on an answer that is no stream.
      if (opened.readyState !== EventSource.CLOSED) return
      retry = setTimeout(() => {
        source = open()
      }, RETRY_MS)
    }
    return opened
  }

  return () => {
    stopped = true
    clearTimeout(retry)
    source.close()
  }
}
