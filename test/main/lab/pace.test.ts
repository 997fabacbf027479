import { afterEach, describe, expect, it } from 'vitest'
import { realClock } from '#main/clock/real-clock'
import { realIds } from '#main/clock/real-ids'
import { createLab } from '#main/lab/create-lab'
import type { Lab } from '#main/lab/lab'
import type { StreamMessage } from '#src/contract/lab-api'

/** Requests that are under way at once; an answer to each of them is awaited. */
const AT_ONCE = 20

let lab: Lab | null = null

afterEach(async () => {
  await lab?.stop()
  lab = null
})

describe('while an external client asks faster than anybody could follow', () => {
  it('says so, leaves no event out, and says when that is over', async () => {
    lab = await createLab({ clock: realClock(), ids: realIds() })
    const messages: StreamMessage[] = []
    let heard = () => {}
    lab.subscribe((message) => {
      messages.push(message)
      heard()
    })
    const [first] = messages
    if (first?.type !== 'status') throw new Error('A stream begins with the status')
    const { origin } = first.status.lanes.jwt
    const paces = () => messages.flatMap((each) => (each.type === 'pace' ? [each.flowsPerSecond] : []))

    let asked = 0
    while (paces().length === 0) {
      const answers = Array.from({ length: AT_ONCE }, () => fetch(`${origin}/protected`))
      for (const answer of answers) expect((await answer).status).toBe(401)
      asked += AT_ONCE
    }
    await new Promise<void>((resolve) => {
      heard = () => {
        if (paces().at(-1) === null) resolve()
      }
      heard()
    })

    expect(paces()[0]).toBeGreaterThanOrEqual(30)
    const events = messages.flatMap((each) => (each.type === 'events' ? each.events : []))
    expect(events.filter(({ type }) => type === 'flow-started')).toHaveLength(asked)
    expect(events.filter(({ type }) => type === 'flow-ended')).toHaveLength(asked)
    const seqs = events.map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
  })

  it('tells who joins meanwhile', async () => {
    lab = await createLab({ clock: realClock(), ids: realIds() })
    let origin = ''
    let isBusy = false
    lab.subscribe((message) => {
      if (message.type === 'status') origin = message.status.lanes.jwt.origin
      if (message.type === 'pace') isBusy = message.flowsPerSecond !== null
    })
    while (!isBusy) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => fetch(`${origin}/protected`)))
    }
    const types: string[] = []
    lab.subscribe(({ type }) => types.push(type))
    expect(types).toEqual(['status', 'snapshot', 'pace'])
  })
})
