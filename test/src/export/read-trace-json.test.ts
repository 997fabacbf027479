import { describe, expect, test } from 'vitest'
import { MAX_RECORDING_BYTES, readTraceJson } from '#src/export/read-trace-json'
import { type Recording, type RecordingFacts, recordingOf, traceJson } from '#src/export/recording'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { STORY_START, Story, sessionSet } from '../../support/events'

const facts: RecordingFacts = {
  app: '0.1.0',
  exportedAt: STORY_START,
  labTime: STORY_START + 60_000,
  origins: { session: 'http://127.0.0.1:4601', jwt: 'http://127.0.0.1:4602' },
  storage: { session: 'memory', jwt: 'sqlite' },
  settings: { ...INITIAL_SETTINGS, jwtSecret: 'my own secret', redisUrl: 'redis://:word@10.0.0.1:6379' },
}

function recording(): Recording {
  const story = new Story()
  story.reset('session')
  story.reset('jwt')
  story.start('session')
  story.hop('session', undefined, [sessionSet('s1')])
  story.end('session')
  story.flow('jwt', 2)
  return recordingOf(story.trace(), facts)
}

/** The problem with the text of a recording in which something was changed. */
function problemAfter(change: (value: Record<string, unknown> & Recording) => void) {
  const value = JSON.parse(traceJson(recording()))
  change(value)
  const result = readTraceJson(JSON.stringify(value))
  return result.ok ? null : result.problem
}

describe('a recording', () => {
  test('is read back as it was written', () => {
    const written = recording()
    expect(readTraceJson(traceJson(written))).toEqual({ ok: true, recording: written })
  })

  test('is written with a line for each event', () => {
    const written = recording()
    const { session, jwt } = written.trace.lanes
    const lines = traceJson(written)
      .split('\n')
      .filter((line) => line.startsWith('{"type":'))
    expect(lines).toHaveLength(session.events.length + jwt.events.length)
  })

  test('holds neither the secret that signs nor the address of Redis', () => {
    const text = traceJson(recording())
    expect(text).not.toContain('my own secret')
    expect(text).not.toContain('word@')
  })

  test('is read with a byte order mark, and without any event', () => {
    expect(readTraceJson(`\ufeff${traceJson(recording())}`).ok).toBe(true)
    expect(readTraceJson(traceJson(recordingOf(new Story().trace(), facts))).ok).toBe(true)
  })
})

test('what an older recording does not say of the settings is as at the start', () => {
  const settings = { ...INITIAL_SETTINGS, admitOtherPages: true, jwtAlgorithm: 'ES256' as const }
  const value = JSON.parse(traceJson(recordingOf(new Story().trace(), { ...facts, settings })))
  delete value.settings.admitOtherPages
  delete value.settings.lifetimes.autoRefresh
  const result = readTraceJson(JSON.stringify(value))
  expect(result.ok && result.recording.settings).toEqual({ ...INITIAL_SETTINGS, jwtAlgorithm: 'ES256' })
})

describe('a file that is no recording is refused', () => {
  test.each([
    ['', { line: 1, column: 1, expected: 'value' }],
    ['{\n  "kind": "x",\n}', { line: 3, column: 1, expected: 'name' }],
    ['{"a": 1', { line: 1, column: 8, expected: 'comma-or-brace' }],
    ['\u0000\u0001garbage', { line: 1, column: 1, expected: 'value' }],
  ])('where it is no JSON, %j', (text, { line, column, expected }) => {
    const result = readTraceJson(text)
    expect(result).toMatchObject({
      ok: false,
      problem: { kind: 'not-json', line, column, problem: { expected } },
    })
  })

  test.each([
    ['{}', 'other'],
    ['null', 'other'],
    ['[]', 'other'],
    ['{"kind": "another app"}', 'other'],
    ['{"log": {"version": "1.2", "entries": []}}', 'har'],
  ])('where it is another kind of JSON, %s', (text, found) => {
    expect(readTraceJson(text)).toEqual({ ok: false, problem: { kind: 'wrong-kind', found } })
  })

  test('where it has a newer version, and not where it has this one', () => {
    expect(
      problemAfter((value) => {
        Object.assign(value, { version: 2, trace: 'of a form that nobody knows yet' })
      }),
    ).toEqual({ kind: 'newer', found: 2, known: 1 })
    expect(problemAfter(() => {})).toBeNull()
  })

  test('where it is longer than is read, and not where it has just that length', () => {
    const padded = traceJson(recording()).padEnd(MAX_RECORDING_BYTES, ' ')
    expect(readTraceJson(padded).ok).toBe(true)
    expect(readTraceJson(`${padded} `)).toMatchObject({ ok: false, problem: { kind: 'too-large' } })
  })

  test.each<[string, (value: Recording) => void]>([
    ['trace.version', (value) => Object.assign(value.trace, { version: 1 })],
    ['labTime', (value) => Object.assign(value, { labTime: 'soon' })],
    [
      'trace.lanes.jwt.events.1.action',
      ({ trace }) => Object.assign(trace.lanes.jwt.events[1] ?? {}, { action: 'steal' }),
    ],
    [
      'trace.lanes.jwt.events.1.lane',
      ({ trace }) => Object.assign(trace.lanes.jwt.events[1] ?? {}, { lane: 'session' }),
    ],
    [
      'trace.lanes.jwt.events.1.at',
      ({ trace }) => Object.assign(trace.lanes.jwt.events[1] ?? {}, { at: -1 }),
    ],
    [
      'trace.lanes.session.events.1.seq',
      ({ trace }) => Object.assign(trace.lanes.session.events[1] ?? {}, { seq: 1 }),
    ],
    [
      'trace.lanes.session.trimmedThrough',
      ({ trace }) => Object.assign(trace.lanes.session, { trimmedThrough: -1 }),
    ],
  ])('where %s is not as it should be', (path, change) => {
    expect(problemAfter(change)).toMatchObject({ kind: 'bad-member', path })
  })

  test('where an instant is none', () => {
    expect(
      problemAfter(({ trace }) => {
        Object.assign(trace.lanes.session.events[0] ?? {}, {
          state: { ...trace.lanes.session.base, loot: [{ key: 'a', value: 'b', takenAt: 8.64e15 + 2 }] },
        })
      }),
    ).toMatchObject({ kind: 'bad-member', path: 'trace.lanes.session.events.0.state.loot.0.takenAt' })
  })
})
