// How far a reader of the stream has come, so that a reconnect brings what was missed: in which lab, and up to which event of it.
import { LANES } from '#src/trace/lane'
import type { StreamMessage } from './lab-api'

export interface StreamPosition {
  readonly lab: number
  /** The `seq` of the last event; each lab counts its own. */
  readonly seq: number
}

/** Returns up to where a message brings its reader; null when it says nothing about that. */
export function positionAfter(message: StreamMessage): StreamPosition | null {
  switch (message.type) {
    case 'events': {
      const last = message.events.at(-1)
      return last ? { lab: message.lab, seq: last.seq } : null
    }
    case 'snapshot': {
      const { lab, trace } = message
      const last = LANES.map(
        (lane) => trace.lanes[lane].events.at(-1)?.seq ?? trace.lanes[lane].trimmedThrough,
      )
      return { lab, seq: Math.max(...last) }
    }
    case 'status':
    case 'pace':
      return null
  }
}

/** Writes a position as the id of a message. */
export function writePosition({ lab, seq }: StreamPosition): string {
  return `${lab}-${seq}`
}

/** Reads the id of a message; null where it is none. */
export function readPosition(text: string): StreamPosition | null {
  const [, lab, seq] = /^(\d{1,9})-(\d{1,15})$/.exec(text) ?? []
  return lab === undefined || seq === undefined ? null : { lab: Number(lab), seq: Number(seq) }
}
