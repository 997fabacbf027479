import { describe, expect, it } from 'vitest'
import { LabStream } from '#main/lab/stream'
import { Recorder } from '#main/probe/recorder'
import type { StreamMessage } from '#src/contract/lab-api'
import type { FlowAction } from '#src/trace/event'
import { labStatus } from '../../support/events'
import { FakeClock } from '../../support/fake-clock'

/** So many flows within half a second are more than anybody could follow. */
const MANY = 40

function startStream() {
  const recorder = new Recorder(new FakeClock(), 1_000)
  const stream = new LabStream({ lab: 0, recorder, status: () => labStatus() })
  const messages: StreamMessage[] = []
  stream.subscribe((message) => messages.push(message))
  let flow = 0
  const start = (action: FlowAction) => {
    flow += 1
    const opening = { action, method: 'GET', path: '/protected', username: null }
    recorder.append({ type: 'flow-started', lane: 'jwt', flow, ...opening })
    return flow
  }
  const hop = (of: number) =>
    recorder.append({
      type: 'hop',
      lane: 'jwt',
      flow: of,
      index: 1,
      hop: { kind: 'form-submitted', fields: [] },
      changes: [],
    })
  const sent = () =>
    messages.flatMap((each) => (each.type === 'events' ? [each.events.map(({ seq }) => seq)] : []))
  return { start, hop, sent }
}

/** All that was to be sent at once has been sent by then. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('the stream while an external client asks faster than anybody could follow', () => {
  it('gathers what that client does', async () => {
    const { start, hop, sent } = startStream()
    const flows = Array.from({ length: MANY }, () => start('external'))
    await nextTurn()
    const before = sent().length
    hop(flows[0] ?? 0)
    await nextTurn()
    expect(sent()).toHaveLength(before)
  })

  it('follows a flow of the front end at once, with all that came before it', async () => {
    const { start, hop, sent } = startStream()
    const flows = Array.from({ length: MANY }, () => start('external'))
    await nextTurn()
    const before = sent().flat().length
    const gathered = hop(flows[0] ?? 0)
    const own = start('open-protected')
    const first = hop(own)
    await nextTurn()
    expect(sent().flat().length).toBeGreaterThan(before)
    expect(sent().at(-1)).toContain(gathered.seq)
    expect(sent().at(-1)?.at(-1)).toBe(first.seq)
    const second = hop(own)
    await nextTurn()
    expect(sent().at(-1)).toEqual([second.seq])
  })
})
