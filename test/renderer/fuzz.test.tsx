// Whatever is pasted into the decoder panel or opened as a recording: the page shows it, or says what is wrong with it, and no part of it fails.
import { act, fireEvent, screen } from '@testing-library/react'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { readTraceJson } from '#src/export/read-trace-json'
import { recordingOf, traceJson } from '#src/export/recording'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { LANES, perLane } from '#src/trace/lane'
import { App } from '../../renderer/app'
import { FUZZ_LIMIT_MS, tries } from '../support/fuzz'
import { startTestLab } from '../support/lab'
import { IS_LONG } from '../support/long'
import { anyText, hostileTokens } from '../support/malformed'
import { alike } from '../support/other-values'
import { renderShell } from './shell/render-shell'

const tokens = hostileTokens(
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0ZXN0IiwiZXhwIjoxNzY3MjI2MDAwfQ.WAKjPd_0qcEG3dA9pEwAiw-0ADb8VwqFlSWiIYJTymo',
  'HS256',
  () => 'A'.repeat(43),
)

/** Renders the page in a language. Its guards tell React what they have caught, and React the console. */
function renderPage(locale: (typeof LOCALES)[number]) {
  const caught = vi.spyOn(console, 'error').mockImplementation(() => {})
  const shown = renderShell(<App />, locale)
  return {
    ...shown,
    end: () => {
      shown.unmount()
      const said = caught.mock.calls.map((call) => call.map(String).join(' ').slice(0, 600))
      caught.mockRestore()
      expect(said).toEqual([])
    },
  }
}

it.each(LOCALES)(
  'the decoder panel takes any text, in %s',
  (locale) => {
    const { model, end } = renderPage(locale)
    act(() => model.getState().openInspector('any-jwt'))
    const { anyJwt } = catalogues[locale].inspector
    const field = screen.getByLabelText(anyJwt.paste)
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: tokens }, { weight: 1, arbitrary: anyText }), (text) => {
        fireEvent.change(field, { target: { value: text } })
        expect(screen.queryByText(catalogues[locale].shell.crashed.inspector)).toBeNull()
        expect(screen.getByLabelText(anyJwt.paste)).toBe(field)
      }),
      tries(100),
    )
    end()
  },
  FUZZ_LIMIT_MS,
)

/** What a real lab has recorded: logins, a rotated refresh token, a refusal, logouts. */
async function recorded(): Promise<unknown> {
  const lab = await startTestLab()
  await lab.send('change-settings', { rotation: { enabled: true, graceSeconds: 0 } })
  await lab.act({ type: 'login', username: 'test', password: 'test' })
  await lab.send('steal', { lanes: [...LANES] })
  await lab.act({ type: 'refresh' }, ['jwt'])
  await lab.act({ type: 'open-protected', credential: 'forged' })
  await lab.act({ type: 'logout' })
  await lab.lab.stop()
  const text = traceJson(
    recordingOf(lab.view.trace, {
      app: '0.1.0',
      exportedAt: lab.clock.now(),
      labTime: lab.clock.now(),
      origins: perLane((lane) => lab.origin(lane)),
      storage: { session: 'memory', jwt: 'memory' },
      settings: INITIAL_SETTINGS,
    }),
  )
  return JSON.parse(text)
}

it.each(LOCALES)(
  'the page shows each recording that it takes for one, in %s',
  async (locale) => {
    const good = await recorded()
    let shown = 0
    fc.assert(
      fc.property(alike(good), fc.array(fc.nat(), { maxLength: 4 }), (value, picks) => {
        const result = readTraceJson(JSON.stringify(value))
        if (!result.ok) return
        shown += 1
        const { model, end } = renderPage(locale)
        act(() => model.getState().showRecording('any.json', result.recording))
        for (const lane of LANES) {
          const hops = result.recording.trace.lanes[lane].events.filter(({ type }) => type === 'hop')
          for (const pick of picks) {
            const hop = hops[pick % Math.max(1, hops.length)]
            if (hop) act(() => model.getState().selectHop(lane, hop.seq))
          }
        }
        end()
      }),
      tries(30, [good, [0, 5]]),
    )
    expect(shown).toBeGreaterThan(IS_LONG ? 1 : 0)
  },
  FUZZ_LIMIT_MS,
)
