// Has what is so now told once for each frame, and after it: while requests step on it changes several times before anybody can see
// it, and the frame that shows a hop has enough to do with that.
import type { LabApi, StreamMessage } from '#src/contract/lab-api'

type Status = Extract<StreamMessage, { type: 'status' }>

/**
 * Returns the same lab, whose statuses wait until the next frame is drawn; the newest counts. Whatever else comes meanwhile comes
 * after the status that came before it, as ever. A page that isn't shown has no frames, and is told at once.
 */
export function inFrames({ send, listen }: LabApi): LabApi {
  return {
    send,
    listen(hear, onConnection) {
      let waiting: Status | null = null
      const tell = () => {
        const status = waiting
        waiting = null
        if (status) hear(status)
      }
      return listen((message) => {
        if (message.type !== 'status' || document.hidden) {
          tell()
          hear(message)
          return
        }
        if (!waiting) afterFrame(tell)
        waiting = message
      }, onConnection)
    },
  }
}

/** Runs something right after the next frame. */
function afterFrame(run: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    run()
  }
  requestAnimationFrame(() => port2.postMessage(null))
}
