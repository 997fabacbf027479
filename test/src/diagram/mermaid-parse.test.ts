// Every diagram is given to mermaid itself, which has to find in it just what was meant.
import mermaid from 'mermaid'
import { beforeAll, describe, expect, it } from 'vitest'
import { MAX_LABEL_LENGTH } from '#src/diagram/escape'
import { hopLabel } from '#src/diagram/hop-text'
import { type SequenceDiagram, sequenceDiagram } from '#src/diagram/sequence'
import { spacingFor } from '#src/diagram/spacing'
import { diagramLines } from '#src/diagram/text-alternative'
import type { Hop } from '#src/hops/hops'
import { type Catalogue, catalogues } from '#src/i18n/catalogue'
import { LOCALES, type Locale } from '#src/i18n/languages'
import { LANES, type LaneId } from '#src/trace/lane'
import { IS_LONG } from '../../support/long'
import { everyAct, withActs } from './every-act'
import { everyHop, flowOf, HOSTILE_NAMES, hopEvent, withClock } from './every-hop'

/** What mermaid calls a note among the signals of a sequence diagram. */
const NOTE = 2

interface Signal {
  readonly from: string
  readonly to: string
  readonly type: number
  readonly wrap: boolean
  readonly message: string
}

/** Returns what mermaid's own parser reads in a source. */
async function read(
  source: string,
  config = {},
): Promise<{ signals: Signal[]; actors: string[]; title: string }> {
  await expect(mermaid.parse(source)).resolves.toEqual({ diagramType: 'sequence', config })
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(source)
  if (!('getMessages' in db && typeof db.getMessages === 'function'))
    throw new Error('mermaid tells no messages')
  if (!('getActors' in db && typeof db.getActors === 'function')) throw new Error('mermaid tells no actors')
  return {
    signals: db.getMessages(),
    actors: [...db.getActors().keys()],
    title: `${db.getDiagramTitle?.() ?? ''}${db.getAccTitle?.() ?? ''}${db.getAccDescription?.() ?? ''}`,
  }
}

/** Returns a message as mermaid shows it: its placeholders of entity codes stand for characters. */
function shown({ message }: Signal): string {
  return message.replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)))
}

/** Returns a label as it is meant to be shown: on one line, cut. */
function cut(label: string): string {
  const characters = [...label.trim()]
  return characters.length > MAX_LABEL_LENGTH
    ? `${characters.slice(0, MAX_LABEL_LENGTH - 1).join('')}…`
    : characters.join('')
}

/** Returns the lines of a source as `from to` for messages and `at` for notes: what has to be read in it. */
function meant({ source }: SequenceDiagram): string[] {
  return source
    .trim()
    .split('\n')
    .slice(4)
    .map((line) =>
      line
        .trim()
        .replace(/^Note over (\w+): .*$/, '$1')
        .replace(/^(\w+?)--?(?:>>|x)(\w+): .*$/, '$1 $2'),
    )
}

/** Returns what mermaid has to draw each step as. */
function drawnAs({ steps }: SequenceDiagram): string[] {
  return steps.map(({ as }) => (as === 'message' ? 'message' : 'note'))
}

/** Returns the hops whose label is another with this name; the others are those with a usual one. */
function hopsThatShow(name: string, text: Catalogue): Hop[] {
  const usual = everyHop('test')
  return everyHop(name).filter((hop, index) => {
    const other = usual[index]
    return other === undefined || hopLabel(hopEvent(hop), text) !== hopLabel(hopEvent(other), text)
  })
}

/** A flow has some ten hops; mermaid's parser takes its time with a hundred. */
function inPortions(hops: readonly Hop[]): Hop[][] {
  const size = 16
  return Array.from({ length: Math.ceil(hops.length / size) }, (_, at) =>
    hops.slice(at * size, (at + 1) * size),
  )
}

beforeAll(() => mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }))

/** Of so many hostile names `npm test` tries one. */
const ONE_IN = 3

/**
 * What names are tried with one language and lane: in the long run each hostile one twice, so that every language and every lane has
 * it; else some of them, each once.
 */
function namesFor(locale: Locale, lane: LaneId): (readonly [string, string])[] {
  const row = LOCALES.indexOf(locale)
  const column = LANES.indexOf(lane)
  const hostile = Object.entries(HOSTILE_NAMES).filter((_, at) =>
    IS_LONG
      ? (at + row + column) % LANES.length === 0
      : at % (ONE_IN * LOCALES.length * LANES.length) === row * LANES.length + column,
  )
  return [['a usual name', 'test'], ...hostile]
}

describe.each(LOCALES)('in %s', { timeout: 60_000 }, (locale) => {
  describe.each(LANES)('on the %s lane', (lane) => {
    const text = catalogues[locale]

    it.each(namesFor(locale, lane))(
      'mermaid reads every hop and nothing else, with %s in all places',
      async (_, name) => {
        for (const hops of inPortions(name === 'test' ? everyHop(name) : hopsThatShow(name, text))) {
          const diagram = sequenceDiagram(flowOf(hops, lane), lane, text)
          const { signals, actors, title } = await read(diagram.source)
          expect(actors).toEqual(['Client', 'BackEnd', 'Store'])
          expect(signals.map(({ from, to, type }) => (type === NOTE ? from : `${from} ${to}`))).toEqual(
            meant(diagram),
          )
          expect(signals.map(({ type }) => (type === NOTE ? 'note' : 'message'))).toEqual(drawnAs(diagram))
          expect(signals.map(shown)).toEqual(hops.map((hop) => cut(hopLabel(hopEvent(hop, lane), text))))
          expect(signals.some(({ wrap }) => wrap)).toBe(false)
          expect(title).toBe('')
          const spacing = spacingFor(3, 420)
          const drawn = sequenceDiagram(flowOf(hops, lane), lane, text, { spacing })
          const { width, actorMargin } = spacing
          const laidOut = await read(drawn.source, { sequence: { width, actorMargin } })
          expect(laidOut.actors).toEqual(actors)
          expect(laidOut.signals.map(({ type }) => (type === NOTE ? 'note' : 'message'))).toEqual(
            drawnAs(drawn),
          )
          expect(laidOut.signals.map(({ message }) => message.split('<br/>').length)).toEqual(
            drawn.steps.map(({ lines }) => lines.length),
          )
          expect(`${laidOut.signals.some(({ wrap }) => wrap)}${laidOut.title}`).toBe('false')
        }
      },
    )
  })
})

it('mermaid reads a flow that has no hop yet', async () => {
  const { signals, actors } = await read(sequenceDiagram(flowOf([]), 'jwt', catalogues.en).source)
  expect(signals).toEqual([])
  expect(actors).toEqual(['Client', 'BackEnd', 'Store'])
})

describe.each(LOCALES)('in %s', { timeout: 60_000 }, (locale) => {
  it.each([
    [false, ['Client', 'Node1', 'Node2', 'Store']],
    [true, ['Client', 'Node1', 'Node2', 'Store1', 'Store2']],
  ] as const)('mermaid reads hops on two nodes, whose stores are their own: %s', async (ownStores, ids) => {
    const place = { node: 2, ...(ownStores && { store: 2 }) }
    for (const hops of inPortions(everyHop('test'))) {
      const flow = flowOf(hops)
      const started = { ...flow.started, nodes: [1, 2], ownStores }
      const events = flow.hops.map((event) => ({ ...event, ...place }))
      const diagram = sequenceDiagram({ ...flow, started, hops: events }, 'jwt', catalogues[locale])
      const { signals, actors } = await read(diagram.source)
      expect(actors).toEqual(ids)
      expect(signals.map(({ type }) => (type === NOTE ? 'note' : 'message'))).toEqual(drawnAs(diagram))
      expect(signals.map(shown)).toEqual(hops.map((hop) => cut(hopLabel(hopEvent(hop), catalogues[locale]))))
    }
  })

  it.each(namesFor(locale, LANES[0]))(
    'mermaid reads acts as notes across the diagram, with %s in all places',
    async (_, name) => {
      const flow = withActs(flowOf([]), everyAct(name))
      const diagram = sequenceDiagram(flow, 'jwt', catalogues[locale])
      const { signals, actors } = await read(diagram.source)
      expect(actors).toEqual(['Client', 'BackEnd', 'Store'])
      expect(signals.map(({ from, to, type }) => [from, to, type])).toEqual(
        Array(flow.acts.length).fill(['Client', 'Store', NOTE]),
      )
      expect(signals.map(shown)).toEqual(
        diagramLines(flow, 'jwt', catalogues[locale]).map((line) => line.trim()),
      )
    },
  )
})

it.each(LOCALES)('mermaid reads notes of the clock across the diagram in %s', async (locale) => {
  const hops = everyHop('test').filter(({ kind }) => kind === 'request' || kind === 'response')
  const flow = withClock(hops.slice(0, 2), [
    { after: 0, paused: true },
    { after: 1, movedMs: 86_400_000, paused: true },
    { after: 2, rate: 600 },
  ])
  const diagram = sequenceDiagram(flow, 'jwt', catalogues[locale])
  const { signals, actors } = await read(diagram.source)
  expect(actors).toEqual(['Client', 'BackEnd', 'Store'])
  expect(signals.map(({ type }) => (type === NOTE ? 'note' : 'message'))).toEqual(drawnAs(diagram))
  const notes = signals.filter(({ type }) => type === NOTE)
  expect(notes.map(({ from, to }) => `${from} ${to}`)).toEqual(Array(3).fill('Client Store'))
  expect(notes.map(shown)).toEqual(
    diagramLines(flow, 'jwt', catalogues[locale]).filter((_, index) => index % 2 === 0),
  )
})
