// The tab on costs: what the learner's requests have cost, and all ways side by side.
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { MeasuredCost } from '#src/contract/commands'
import { MEASURED_WORKLOAD } from '#src/contract/workload'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { REVOCATION_STRATEGIES } from '#src/settings/revocation'
import { INITIAL_SETTINGS, JWT_ALGORITHMS } from '#src/settings/settings'
import type { FlowCost } from '#src/trace/cost'
import type { LaneId } from '#src/trace/lane'
import { MeasuredWays } from '../../../renderer/costs/measured-ways'
import { Inspector } from '../../../renderer/inspector/inspector'
import { sessionSet } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const { costs: say } = catalogues.en

const SESSION: FlowCost = {
  requests: 1,
  credentialBytes: 90,
  lookups: 1,
  writes: 1,
  verifyCpuMicros: 30,
  algorithm: 'HMAC-SHA256',
  strategy: 'session',
}
const JWT: FlowCost = {
  ...SESSION,
  credentialBytes: 360,
  writes: 0,
  verifyCpuMicros: 120,
  algorithm: 'HS256',
  strategy: 'blocklist',
}
const LOGIN: FlowCost = { ...SESSION, credentialBytes: 0, verifyCpuMicros: 0, algorithm: '', strategy: '' }

function renderCosts(locale: keyof typeof catalogues = 'en') {
  const shown = renderShell(<Inspector />, locale)
  act(() => shown.model.getState().setInspectorTab('costs'))
  return {
    ...shown,
    /** Has a flow end on a lane that cost so much. */
    cost: (lane: LaneId, cost: FlowCost) => {
      shown.story.start(lane, 'open-protected')
      shown.story.hop(lane)
      shown.story.end(lane).cost = cost
      shown.tell()
    },
  }
}

/** The amounts under a heading, by the name of the metric: what is said of the session, then of the JWT. */
function amountsOf(block: string): Record<string, string[]> {
  const lists = screen.getByRole('region', { name: block }).querySelectorAll('dl')
  return Object.fromEntries(
    [...lists].map((list) => [
      list.querySelector('dt')?.textContent ?? '',
      [...list.querySelectorAll('dd')].map((dd) => dd.textContent ?? ''),
    ]),
  )
}

/** The length of each bar under a heading, in hundredths, for one metric. */
function barsOf(block: string, metric: string): number[] {
  const lists = [...screen.getByRole('region', { name: block }).querySelectorAll('dl')]
  const list = lists.find((each) => each.querySelector('dt')?.textContent === metric)
  return [...(list?.querySelectorAll('svg') ?? [])].map((svg) =>
    Number(svg.querySelector('rect:last-child')?.getAttribute('width')),
  )
}

describe('the costs of the requests', () => {
  it('are explained before there are any', () => {
    renderCosts()
    expect(screen.getByText(/Nothing has been sent yet/)).toBeDefined()
    expect(screen.queryByRole('region', { name: say.chart.last })).toBeNull()
  })

  it('stand side by side for the last flow and on average, each with its unit, the bars to one scale', () => {
    const { cost } = renderCosts()
    cost('session', LOGIN)
    cost('jwt', JWT)
    cost('jwt', { ...JWT, requests: 3, credentialBytes: 1200, lookups: 2, verifyCpuMicros: 360 })
    cost('session', SESSION)
    expect(amountsOf(say.chart.last)).toEqual({
      [say.chart.credential]: ['Session90 B', 'JWT400 B'],
      [say.chart.lookups]: ['Session1', 'JWT2'],
      [say.chart.writes]: ['Session1', 'JWT0'],
      [say.chart.verify]: ['Session30 µs', 'JWT360 µs'],
    })
    expect(amountsOf(say.chart.total)).toMatchObject({
      [say.chart.credential]: ['Session45 B', 'JWT390 B'],
      [say.chart.lookups]: ['Session1', 'JWT0.75'],
      [say.chart.verify]: ['Session15 µs', 'JWT120 µs'],
    })
    expect(barsOf(say.chart.last, say.chart.credential)).toEqual([22.5, 100])
    expect(barsOf(say.chart.total, say.chart.credential)).toEqual([11.25, 97.5])
  })

  it('are a dash, not a zero, on a lane that has served nothing', () => {
    const { cost } = renderCosts()
    cost('jwt', JWT)
    expect(amountsOf(say.chart.last)[say.chart.lookups]).toEqual(['Session–', 'JWT1'])
  })

  it('are told apart by algorithm and strategy, logins not among them', () => {
    const { cost } = renderCosts()
    cost('session', LOGIN)
    cost('session', SESSION)
    cost('jwt', JWT)
    cost('jwt', {
      ...JWT,
      algorithm: 'RS256',
      strategy: 'version',
      verifyCpuMicros: 240,
      credentialBytes: 700,
    })
    cost('jwt', JWT)
    const table = screen.getByRole('table', { name: say.chart.byWay })
    const rows = within(table).getAllByRole('row').slice(1)
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Cookie session', '1', '90 B', '1', '30 µs'],
      ['HS256, Blacklist', '2', '360 B', '1', '120 µs'],
      ['RS256, account version', '1', '700 B', '1', '240 µs'],
    ])
  })

  it('come with what the stores hold, asked again after what changes them', async () => {
    const { cost, lab, story, tell } = renderCosts()
    const asked = () => lab.sent.filter(({ name }) => name === 'count-stores').length
    cost('jwt', JWT)
    await screen.findByRole('region', { name: say.chart.now })
    const before = asked()
    story.start('session')
    story.hop('session', undefined, [sessionSet('s1')])
    story.end('session')
    tell()
    await waitFor(() => expect(asked()).toBe(before + 1))
  })
})

const MEASURED: MeasuredCost[] = [
  {
    algorithm: 'HMAC-SHA256',
    strategy: 'session',
    credentialBytes: 90,
    lookups: 1,
    verifyCpuMicros: 20,
    store: { entries: 2, bytes: 500 },
  },
  ...JWT_ALGORITHMS.flatMap((algorithm) =>
    REVOCATION_STRATEGIES.map((strategy, index) => ({
      algorithm,
      strategy,
      credentialBytes: 360,
      lookups: index === 0 ? 0 : 1,
      verifyCpuMicros: 200,
      store: { entries: index, bytes: 100 * index },
    })),
  ),
]

describe('all ways side by side', () => {
  it('are measured at a press of the button, and the figures stay while other tabs are looked at', async () => {
    const { user, lab, model } = renderCosts()
    const button = screen.getByRole('button', { name: say.measure.button })
    await user.click(button)
    await screen.findByRole('table', { name: say.measure.caption })
    expect(lab.sent.filter(({ name }) => name === 'measure-costs')).toHaveLength(1)
    act(() => model.getState().setInspectorTab('message'))
    act(() => model.getState().setInspectorTab('costs'))
    expect(screen.getByRole('table', { name: say.measure.caption })).toBeDefined()
    expect(screen.getByRole('button', { name: say.measure.again })).toBeDefined()
  })

  it('say what the figures mean before there are any', () => {
    renderCosts()
    expect(screen.getByText(say.measure.meaning)).toBeDefined()
    expect(screen.getByText(/40 times/)).toBeDefined()
    expect(MEASURED_WORKLOAD.requests).toBe(40)
  })

  it.each(LOCALES)(
    'have a line for sessions and for each algorithm and strategy, and mark the one set now, in %s',
    (locale) => {
      const { status } = renderShell(
        <MeasuredWays isRunning={false} costs={MEASURED} measure={() => {}} />,
        locale,
      )
      const words = catalogues[locale].costs.measure
      const table = screen.getByRole('table', { name: words.caption })
      const rows = () => within(table).getAllByRole('row').slice(1)
      expect(rows()).toHaveLength(1 + 6 * 4)
      expect(within(table).getAllByRole('rowheader', { name: /^(HS|RS|ES|Ed)/ })).toHaveLength(6)
      const marked = () => rows().flatMap((row, index) => (row.getAttribute('aria-current') ? [index] : []))
      // HS256 with the blocklist is the third line, after sessions and HS256 without anything.
      expect(marked()).toEqual([2])
      expect(within(rows()[2] ?? table).getByText(words.setNow)).toBeDefined()

      const { revocation } = INITIAL_SETTINGS
      status(
        {},
        {
          settings: {
            ...INITIAL_SETTINGS,
            jwtAlgorithm: 'EdDSA',
            revocation: { ...revocation, strategy: 'version' },
          },
        },
      )
      expect(marked()).toEqual([24])
      status({}, { settings: { ...INITIAL_SETTINGS, revocation: { ...revocation, enabled: false } } })
      expect(marked()).toEqual([1])
    },
  )

  it('can’t be measured out of a recording', () => {
    const { model, story } = renderCosts()
    const recording = {
      kind: 'session-vs-jwt-lab/trace' as const,
      version: 1 as const,
      app: '0.1.0',
      exportedAt: '2026-08-02T10:43:00.000Z',
      labTime: 0,
      origins: { session: '', jwt: '' },
      storage: { session: 'memory' as const, jwt: 'sqlite' as const },
      settings: INITIAL_SETTINGS,
      trace: story.trace(),
    }
    act(() => model.getState().showRecording('a.json', recording))
    expect(screen.getByRole('button', { name: say.measure.button })).toHaveProperty('disabled', true)
  })
})
