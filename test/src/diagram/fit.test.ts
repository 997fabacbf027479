import { describe, expect, it } from 'vitest'
import { decisiveHop } from '#src/diagram/decisive'
import { FITS, LEAST_FONT_SIZE, neededFit, spacingIn } from '#src/diagram/fit'
import { rowsOf } from '#src/diagram/rows'
import { sequenceDiagram } from '#src/diagram/sequence'
import { FONT_SIZE, type Spacing } from '#src/diagram/spacing'
import { catalogues } from '#src/i18n/catalogue'
import { everyHop, failedCheck, failingHop, flowOf } from './every-hop'

const hops = everyHop('test').filter(({ kind }) => kind === 'request' || kind === 'credential-attached')
const failed = failingHop(failedCheck('exp'))
const answer = everyHop('test').filter((hop) => hop.kind === 'response' && hop.response.status === 401)
const flowOfSome = (count: number) =>
  flowOf(Array.from({ length: count }, (_, at) => hops[at % hops.length]).filter((hop) => hop !== undefined))
const writing = (count: number) => (spacing: Spacing) =>
  sequenceDiagram(flowOfSome(count), 'jwt', catalogues.en, { spacing })
const place = { width: 616, height: 396 }

describe('the fit of a diagram', () => {
  it('has less room from one to the next, and type of 12 pixels at least', () => {
    const gaps = FITS.map(({ gap }) => gap)
    const scales = FITS.map(({ scale }) => scale)
    expect(gaps).toEqual(gaps.toSorted((a, b) => b - a))
    expect(scales).toEqual(scales.toSorted((a, b) => b - a))
    expect(FITS[0]?.scale).toBe(1)
    expect(Math.min(...scales) * FONT_SIZE).toBeCloseTo(LEAST_FONT_SIZE, 9)
  })

  it('moves the steps together first, and only then shrinks the type', () => {
    const needed = [2, 5, 7, 8, 9, 10, 12, 16, 24].map((count) => neededFit(place, writing(count), 3))
    expect(needed).toEqual(needed.toSorted((a, b) => a - b))
    expect(needed[0]).toBe(0)
    expect(needed.at(-1)).toBe(FITS.length - 1)
    const scaled = FITS.findIndex(({ scale }) => scale < 1)
    expect(needed.some((at) => at > 0 && at < scaled)).toBe(true)
  })

  it('is the first by which all is in sight', () => {
    for (let count = 1; count < 12; count += 1) {
      const heights = FITS.map((fit) => {
        const diagram = writing(count)(spacingIn(3, place, fit))
        return rowsOf(diagram, fit.gap).height * fit.scale
      })
      const first = heights.findIndex((height) => height <= place.height)
      expect(neededFit(place, writing(count), 3)).toBe(first < 0 ? FITS.length - 1 : first)
    }
  })

  it('has no smaller type than is asked for, where it does not fit either', () => {
    const least = (font: number) => (FITS[neededFit(place, writing(16), 3, font)]?.scale ?? 0) * FONT_SIZE
    expect(least(14)).toBe(14)
    expect(least(13)).toBeCloseTo(13, 9)
    expect(least(LEAST_FONT_SIZE)).toBeCloseTo(LEAST_FONT_SIZE, 9)
  })

  it('is the smallest where five participants have too little width', () => {
    expect(FITS[neededFit({ width: 390, height: 4_000 }, writing(1), 5)]?.scale).toBeLessThan(1)
    expect(neededFit({ width: 616, height: 4_000 }, writing(1), 5)).toBe(0)
  })
})

describe('the rows of a diagram', () => {
  const diagram = sequenceDiagram(
    flowOf([...hops.slice(0, 4), failed, ...answer.slice(0, 1)]),
    'jwt',
    catalogues.en,
  )

  it.each(FITS)('lie under each other with $gap pixels between two of them', ({ gap }) => {
    const { steps, headEnd, boxHeight, height } = rowsOf(diagram, gap)
    expect(headEnd).toBeGreaterThan(boxHeight)
    expect(steps[0]?.top).toBeGreaterThanOrEqual(headEnd)
    for (const [at, row] of steps.entries()) {
      expect(row.lineY).toBeGreaterThan(row.top)
      expect(row.lineY).toBeLessThan(row.top + row.height)
      const next = steps[at + 1]
      if (next) expect(next.top - row.top - row.height).toBe(gap)
      else expect(height - row.top - row.height).toBe(gap)
    }
  })

  it('are higher for what failed and for the answer than for their like', () => {
    const heights = (steps: Parameters<typeof rowsOf>[0]['steps']) =>
      rowsOf({ ...diagram, steps }, 6).steps.map(({ height }) => height)
    const plain = diagram.steps.map((step) => ({ ...step, emphasis: null }))
    const [failure, last] = heights(diagram.steps).slice(-2)
    const [plainFailure, plainLast] = heights(plain).slice(-2)
    expect(failure).toBeGreaterThan(plainFailure ?? 0)
    expect(last).toBeGreaterThan(plainLast ?? 0)
  })

  it('take as much height as their lines, and the names too', () => {
    const doubled = diagram.steps.map((step) => ({ ...step, lines: [...step.lines, 'more'] }))
    expect(rowsOf({ ...diagram, steps: doubled }, 6).height).toBeGreaterThan(rowsOf(diagram, 6).height)
    const named = diagram.participants.map((each) => ({ ...each, lines: ['Session', 'store 2'] }))
    expect(rowsOf({ ...diagram, participants: named }, 6).boxHeight).toBeGreaterThan(
      rowsOf(diagram, 6).boxHeight,
    )
  })
})

describe('the hop that a reader has to see', () => {
  it('is what failed, else the answer, else the newest', () => {
    const [sent, refused] = [hops.slice(0, 3), answer.slice(0, 1)]
    expect(decisiveHop(flowOf([...sent, failed, ...refused]))?.hop).toBe(failed)
    expect(decisiveHop(flowOf([...sent, ...refused]))?.hop).toBe(refused[0])
    expect(decisiveHop(flowOf(sent))?.hop).toBe(sent.at(-1))
    expect(decisiveHop(flowOf([]))).toBeNull()
  })
})
