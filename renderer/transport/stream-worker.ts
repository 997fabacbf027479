// The worker that all tabs of a browser share: it holds the one stream, and passes on to each tab what that tab hasn't got yet. Its
// name is the key of the lab, so that a lab which was started anew gets a worker of its own.
import type { Connection, StreamMessage } from '#src/contract/lab-api'
import { readPosition } from '#src/contract/stream-position'
import { canResumeFrom, eventsAfter } from '#src/trace/trace'
import { listenToEvents } from './event-stream'
import type { FromTab, ToTab } from './tab-messages'

/** The tabs, with the id up to which each of them has heard; it is empty for one that has heard nothing. */
const tabs = new Map<MessagePort, string>()
let connection: Connection = 'connecting'
/** Whether the stream has brought anything: until then, whoever joins misses nothing of it. */
let hasBegun = false
let close = () => {}

const alive = crypto.randomUUID()
const isHeld = new Promise<void>((held) => {
  void navigator.locks.request(alive, () => {
    held()
    return new Promise(() => {})
  })
})

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports
  if (!port) return
  port.onmessage = ({ data }: MessageEvent<FromTab>) => {
    if (data === 'leave') leave(port)
    else join(port, data.join)
  }
  void isHeld.then(() => tell(port, { alive }))
})

function tell(tab: MessagePort, said: ToTab): void {
  tab.postMessage(said)
}

/** A tab that comes later is told how everything is by the stream itself, which is opened anew; the others only go on. */
function join(tab: MessagePort, id: string): void {
  if (tabs.size === 0 || hasBegun) open()
  else tell(tab, { connection })
  tabs.set(tab, id)
}

function leave(tab: MessagePort): void {
  tabs.delete(tab)
  if (tabs.size === 0) close()
}

function open(): void {
  close()
  hasBegun = false
  close = listenToEvents({ origin: location.origin, key: self.name }, passOn, (now) => {
    connection = now
    for (const tab of tabs.keys()) tell(tab, { connection })
  })
}

function passOn(message: string, id: string): void {
  hasBegun = true
  const said: StreamMessage = JSON.parse(message)
  for (const [tab, known] of tabs) {
    // The first message of a stream says how things are, and has no id yet.
    const reached = id === '' ? known : id
    tell(tab, {
      message: said.type === 'snapshot' ? missing(message, said, known, id) : message,
      id: reached,
    })
    tabs.set(tab, reached)
  }
}

/** Returns what a snapshot says to a tab that has heard up to an id: the events since, where they are all in it. */
function missing(
  message: string,
  { lab, trace }: Extract<StreamMessage, { type: 'snapshot' }>,
  known: string,
  id: string,
): string {
  const since = readPosition(known)
  const now = readPosition(id)
  const isSameLab = since !== null && since.lab === lab
  if (!isSameLab || !now || since.seq > now.seq || !canResumeFrom(trace, since.seq)) return message
  const events: StreamMessage = { type: 'events', lab, events: eventsAfter(trace, since.seq) }
  return JSON.stringify(events)
}
