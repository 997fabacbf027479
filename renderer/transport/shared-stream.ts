// A tab's end of the stream that all tabs of a browser share. A browser has six connections to a host, and a stream for each tab
// would use them up: the seventh tab, and every click in the others, would wait for ever.
import type { Connection } from '#src/contract/lab-api'
import type { HearMessage } from './event-stream'
import workerUrl from './stream-worker?sharedworker&url'
import type { FromTab, ToTab } from './tab-messages'

/**
 * How long a tab waits for a worker that doesn't say it is alive, in milliseconds: it can't be loaded, or has gone before it
 * could.
 */
const RETRY_MS = 2000

/**
 * Hears the stream through the worker of all tabs that have this key. Returns the function that ends it; null where the browser
 * has no such workers, or doesn't let this page have one.
 */
export function listenTogether(
  key: string,
  hear: HearMessage,
  onConnection: (connection: Connection) => void,
): (() => void) | null {
  let lastId = ''
  let leave: (() => void) | null = null
  let retry: ReturnType<typeof setTimeout> | undefined

  /** Joins the others, and joins anew whenever the worker has gone. */
  function join(): void {
    if (leave) return
    const worker = new SharedWorker(workerUrl, { type: 'module', name: key })
    const joined = new AbortController()
    const say = (said: FromTab) => worker.port.postMessage(said)
    leave = () => {
      leave = null
      clearTimeout(retry)
      worker.onerror = null
      joined.abort()
      say('leave')
      worker.port.close()
    }
    const joinAnew = () => {
      leave?.()
      join()
    }
    retry = setTimeout(joinAnew, RETRY_MS)
    worker.onerror = () => onConnection('lost')
    worker.port.onmessage = ({ data }: MessageEvent<ToTab>) => {
      if ('message' in data) {
        lastId = data.id
        hear(data.message, data.id)
      } else if ('connection' in data) {
        onConnection(data.connection)
      } else {
        clearTimeout(retry)
        // Whoever gets this lock learns that the worker is no more: it lives in some tab's process, and can crash with it.
        navigator.locks.request(data.alive, { signal: joined.signal }, joinAnew).catch(() => {})
      }
    }
    say({ join: lastId })
  }

  try {
    join()
  } catch {
    return null
  }
  // A tab that is put away hears nothing: what is said to it would only pile up. It has what it missed when it is back.
  const listeners = new AbortController()
  const putAway = () => leave?.()
  const options = { capture: true, signal: listeners.signal }
  for (const event of ['pagehide', 'freeze']) addEventListener(event, putAway, options)
  for (const event of ['pageshow', 'resume']) addEventListener(event, join, options)
  return () => {
    listeners.abort()
    putAway()
  }
}
