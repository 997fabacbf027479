// Files that are no recordings, or almost: each is refused with a reason or can be shown, and none throws.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { har } from '#src/export/har'
import { flowsMarkdown } from '#src/export/markdown'
import { readTraceJson } from '#src/export/read-trace-json'
import { recordingOf, traceJson } from '#src/export/recording'
import { catalogues } from '#src/i18n/catalogue'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { LANES } from '#src/trace/lane'
import { stateAt } from '#src/trace/trace'
import { STORY_START, Story, sessionSet } from '../../support/events'
import { FUZZ_LIMIT_MS, tries } from '../../support/fuzz'
import { IS_LONG } from '../../support/long'
import { anyText, edited } from '../../support/malformed'
import { almost } from '../../support/other-values'

function written(): string {
  const story = new Story()
  story.reset('session')
  story.reset('jwt')
  story.start('session')
  story.hop('session', undefined, [sessionSet('s1')])
  story.end('session')
  story.flow('jwt', 2)
  return traceJson(
    recordingOf(story.trace(), {
      app: '0.1.0',
      exportedAt: STORY_START,
      labTime: STORY_START,
      origins: { session: 'http://127.0.0.1:4601', jwt: 'http://127.0.0.1:4602' },
      storage: { session: 'memory', jwt: 'memory' },
      settings: INITIAL_SETTINGS,
    }),
  )
}

const GOOD = written()
const VALUE: unknown = JSON.parse(GOOD)

const changed = almost(VALUE).map((value) => JSON.stringify(value) ?? '')

const texts = fc.oneof(
  { weight: 4, arbitrary: changed },
  { weight: 3, arbitrary: edited(GOOD) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: anyText },
  { weight: 1, arbitrary: fc.nat(3_000).map((depth) => '[{"a":'.repeat(depth)) },
)

test(
  'any file is refused with a reason, or can be shown, exported and written again',
  () => {
    let shown = 0
    fc.assert(
      fc.property(texts, (text) => {
        const result = readTraceJson(text)
        if (!result.ok) {
          expect(result.problem.kind).toMatch(/^(not-json|wrong-kind|newer|bad-member)$/)
          return
        }
        shown += 1
        const { recording } = result
        for (const lane of LANES) stateAt(recording.trace.lanes[lane])
        for (const catalogue of Object.values(catalogues)) flowsMarkdown(recording, catalogue, 'now')
        har(recording)
        expect(readTraceJson(traceJson(recording))).toEqual(result)
      }),
      tries(2_000, [GOOD]),
    )
    expect(shown).toBeGreaterThan(IS_LONG ? 20 : 0)
  },
  FUZZ_LIMIT_MS,
)
