// The carrier of the browser edition: commands by POST, the stream by server-sent events (HTML standard, section 9.2).
import type { Carrier } from './carrier'

/** How long a stream that the browser has given up rests before it is opened again, in milliseconds. */
const RETRY_MS = 2000

export interface HttpCarrierOptions {
  /** Where the page came from, for example `http://127.0.0.1:4600`. */
  readonly origin: string
  /** The key of the lab, from the address that it printed. */
  readonly key: string
}

/** Makes a carrier to the server that the page came from. */
export function httpCarrier({ origin, key }: HttpCarrierOptions): Carrier {
  return {
    async send(name, payload) {
      const response = await fetch(new URL(`/api/${encodeURIComponent(name)}`, origin), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Lab-Key': key },
        body: payload,
      })
      return response.text()
    },

    listen(hear, onConnection) {
      onConnection('connecting')
      let stopped = false
      let lastEventId = ''
      let retry: ReturnType<typeof setTimeout> | undefined
      let source = open()

      function open(): EventSource {
        const url = new URL('/api/events', origin)
        url.searchParams.set('key', key)
        if (lastEventId !== '') url.searchParams.set('since', lastEventId)
        const opened = new EventSource(url)
        opened.onopen = () => onConnection('open')
        opened.onmessage = (event: MessageEvent<string>) => {
          lastEventId = event.lastEventId
          hear(event.data)
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
    },
  }
}
