// A diagram that is put together from steps laid out one by one is the diagram that mermaid lays out as a whole.
import { beforeEach, describe, expect, test } from 'vitest'
import { sequenceDiagram } from '#src/diagram/sequence'
import { catalogues, LOCALES } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { LANES } from '#src/trace/lane'
import type { Layout } from '../../renderer/diagram/layout'
import { everyAct, withActs } from '../src/diagram/every-act'
import { everyHop, flowOf, withClock } from '../src/diagram/every-hop'
import { whyNoBrowser } from '../support/browser'
import { IS_LONG } from '../support/long'
import { maySkip } from '../support/may-skip'
import { after, type DiagramInBrowser, diagramInBrowser, PROTECTED } from './diagram-in-browser'

const ROOMS = ['wide', 'narrow', 'tight'] as const
/** All of them take long. */
const TRIED = IS_LONG ? ROOMS : (['narrow'] as const)
/** So many hops go into one diagram, as into that of a long flow. */
const HOPS = 24

/** A flow of two nodes, whose requests go to both; with `ownStores` each has its own. */
function onTwoNodes(flow: Flow, ownStores: boolean): Flow {
  const place = { node: 2, ...(ownStores && { store: 2 }) }
  return {
    ...flow,
    started: { ...flow.started, nodes: [1, 2], ...(ownStores && { ownStores }) },
    hops: flow.hops.map((event, index) => (index % 2 === 0 ? event : { ...event, ...place })),
  }
}

/** Flows of three, four and five participants that have every kind of hop, and one with notes across. */
function flowsOf(lane: (typeof LANES)[number]): Flow[] {
  const hops = everyHop('test')
  const parts = Array.from({ length: Math.ceil(hops.length / HOPS) }, (_, nth) =>
    flowOf(hops.slice(nth * HOPS, (nth + 1) * HOPS), lane),
  )
  const notes = withClock(hops.slice(0, 6), [
    { after: 1, movedMs: 900_000 },
    { after: 3, paused: true },
  ])
  return [
    ...parts,
    ...parts.map((flow) => onTwoNodes(flow, false)),
    ...parts.map((flow) => onTwoNodes(flow, true)),
    notes,
    withActs(flowOf(hops.slice(0, 4), lane), everyAct('test')),
  ]
}

/** All lengths of a layout, and all else with those as nothing: to compare the one nearly, the other exactly. */
function taken(layout: Layout): { lengths: number[]; rest: string } {
  const lengths: number[] = []
  const rest = JSON.stringify(layout, (_key, value: unknown) => {
    if (typeof value !== 'number') return value
    lengths.push(value)
    return 0
  })
  return { lengths, rest }
}

describe.skipIf(maySkip(whyNoBrowser()))('a diagram in pieces', () => {
  const diagram = diagramInBrowser()
  let page: DiagramInBrowser['page']
  beforeEach(() => {
    page = diagram.page
  })
  const layOut = (source: string, room: (typeof ROOMS)[number]) =>
    page.evaluate(([text, place]) => window.diagram.layOut(text, place), [source, room] as const)
  const drawn = () => page.evaluate(() => window.diagram.drawn)

  test.each(TRIED)('is what mermaid makes of the whole, where it is %s', async (room) => {
    let inPieces = 0
    for (const [nth, lane] of LANES.entries()) {
      // Each lane has every kind of hop: one in one language and one in the other have all labels there are.
      const locale = LOCALES[nth] ?? 'en'
      for (const flow of flowsOf(lane)) {
        const made = await layOut(sequenceDiagram(flow, lane, catalogues[locale]).source, room)
        const [piecewise, whole] = [taken(made.inPieces), taken(made.atOnce)]
        expect(piecewise.rest).toBe(whole.rest)
        const apart = piecewise.lengths.map((length, at) => Math.abs(length - (whole.lengths[at] ?? 0)))
        expect(Math.max(...apart)).toBeLessThan(0.5)
        if (!made.isMoved) inPieces += 1
      }
    }
    expect(inPieces).toBeGreaterThan(10)
  })

  test('needs mermaid for a step that is not known yet, and for no other', async () => {
    const sourceAfter = (hops: number) => sequenceDiagram(after(PROTECTED, hops), 'jwt', catalogues.en).source
    await page.evaluate((source) => window.diagram.layOut(source, 'wide'), sourceAfter(4))
    const flow = { ...PROTECTED, hops: PROTECTED.hops.slice(0, 4).toReversed() }
    const before = await drawn()
    await diagram.show({ flow })
    expect(await drawn()).toBe(before)
    await diagram.show({ flow: after(PROTECTED, 5) })
    expect(await drawn()).toBe(before + 1)
  })
})
