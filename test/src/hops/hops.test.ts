// What every kind of hop says of itself: its facts in both languages, and how it came out.
import { describe, expect, it } from 'vitest'
import { hopFacts } from '#src/diagram/hop-text'
import { HOP_KINDS, HOPS, type Hop, hopSchema } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import type { Check } from '#src/trace/check'
import { everyHop, failedCheck, failingHop, JTI, NOW } from '../diagram/every-hop'

const en = catalogues.en

it('has a descriptor for each kind, and none twice', () => {
  expect(new Set(HOP_KINDS).size).toBe(HOP_KINDS.length)
  expect(Object.keys(HOPS)).toEqual(HOP_KINDS)
})

it.each(HOP_KINDS)('reads a hop of the kind %s back from JSON as it was', (kind) => {
  const hops = everyHop('test').filter((hop) => hop.kind === kind)
  for (const hop of hops) expect(hopSchema.parse(JSON.parse(JSON.stringify(hop)))).toEqual(hop)
})

describe.each(LOCALES)('the facts of hops in %s', (locale) => {
  it.each(HOP_KINDS)('have a label and a value each for a hop of the kind %s', (kind) => {
    for (const hop of everyHop('test').filter((each) => each.kind === kind))
      for (const { label, value } of hopFacts(hop, catalogues[locale], NOW))
        expect(`${label}: ${value}`).toMatch(/^(?!.*(undefined|null|NaN|\[object)).+: .+$/)
  })
})

it('has facts for each kind but those that show themselves', () => {
  const silent = HOP_KINDS.filter((kind) =>
    everyHop('test').every((hop) => hop.kind !== kind || hopFacts(hop, en, NOW).length === 0),
  )
  expect(silent).toEqual(['auto-refresh', 'request', 'response'])
})

it('hides what is secret, and sets data apart from words', () => {
  const fields = [
    { name: 'username', value: 'alice', secret: false },
    { name: 'password', value: 'hunter2', secret: true },
  ]
  expect(hopFacts({ kind: 'form-submitted', fields }, en, NOW)).toEqual([
    { label: 'username', value: 'alice', wire: true },
    { label: 'password', value: 'hidden', wire: false },
  ])
})

describe('how a hop came out', () => {
  const verdict = (hop: Hop) => HOPS[hop.kind].verdict(hop)
  const checked = (...checks: Check[]): Hop => ({ kind: 'token-checked', group: 'form', jti: JTI, checks })

  it.each<[string, Hop, ReturnType<typeof verdict>]>([
    ['a passed check', checked({ id: 'alg', passed: true }), { mark: 'passed', refuses: false, fault: null }],
    ['no check at all', checked(), { mark: null, refuses: false, fault: null }],
    [
      'a failed check with an answer',
      failingHop(failedCheck('exp')),
      { mark: 'failed', refuses: true, fault: 'late' },
    ],
    [
      'a failed check without one',
      failingHop(failedCheck('header', 'test', null)),
      { mark: 'failed', refuses: false, fault: 'missing' },
    ],
    [
      'an unknown route, which is no fault of the credential',
      { kind: 'request-refused', reason: 'not-found', parameter: null },
      { mark: 'failed', refuses: true, fault: null },
    ],
    [
      'a wrong password',
      { kind: 'account-checked', by: 'username', value: 'alice', outcome: 'wrong-password' },
      { mark: 'failed', refuses: true, fault: 'wrong' },
    ],
    [
      'a refresh by itself',
      { kind: 'auto-refresh', outcome: 'refreshing' },
      { mark: null, refuses: false, fault: null },
    ],
    [
      'a refresh that was refused',
      { kind: 'auto-refresh', outcome: 'refused' },
      { mark: 'failed', refuses: true, fault: null },
    ],
  ])('is told of %s', (_, hop, wanted) => {
    expect(verdict(hop)).toEqual(wanted)
  })

  it('needs no mark at a response, whose status says it', () => {
    const responses = everyHop('test').filter((hop) => hop.kind === 'response')
    for (const hop of responses)
      expect(verdict(hop)).toEqual({ mark: null, refuses: hop.response.status >= 400, fault: null })
  })
})
