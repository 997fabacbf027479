// Which checks the inspector lists for a token: those that its server makes as it is set, and no other.
import { describe, expect, it } from 'vitest'
import type { Hop } from '#src/hops/hops'
import { DEFAULT_REVOCATION, DEFAULT_ROTATION, type RevocationSettings } from '#src/settings/revocation'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { type Check, type CheckId, TOKEN_CHECKS } from '#src/trace/check'
import { type Flow, foldFlows } from '#src/trace/flow'
import type { TokenType } from '#src/trace/state'
import { checkRows } from '../../../../renderer/inspector/checks/check-rows'
import { tokenCheckIds } from '../../../../renderer/inspector/parts/checks-made'
import { downloadToken } from '../../../../renderer/inspector/token/token-tab'
import { holdingAfter, Story } from '../../../support/events'

const STORE_CHECKS: readonly CheckId[] = ['blocklist', 'allowlist', 'version', 'family', 'one-time']
const rules = (change: Partial<RevocationSettings> = {}, rotates = false) => ({
  revocation: { ...DEFAULT_REVOCATION, ...change },
  rotation: { ...DEFAULT_ROTATION, enabled: rotates },
})
const ofStores = (ids: readonly CheckId[]) => ids.filter((id) => STORE_CHECKS.includes(id))

function request(target: string): Hop {
  const headers: [string, string][] = [['Authorization', 'Bearer a.b.c']]
  return {
    kind: 'request',
    request: { method: 'GET', target, httpVersion: '1.1', headers, body: '', bytes: { head: 0, body: 0 } },
  }
}
const made = (...ids: CheckId[]): Check[] => ids.map((id) => ({ id, passed: true }))
const failed = (id: CheckId): Check => ({ id, passed: false, fault: 'wrong' })

/** A flow that has made these checks; `ended` when it is over. */
function use(target: string, checks: readonly Check[], isOver: boolean): Flow {
  const story = new Story()
  story.start('jwt')
  story.hop('jwt', request(target))
  story.hop('jwt', { kind: 'token-checked', group: 'form', jti: null, checks: [...checks] })
  if (isOver) story.end('jwt')
  const [flow] = story.events.reduce(foldFlows, [] as readonly Flow[])
  if (!flow) throw new Error('no flow')
  return flow
}

describe('before a token was used', () => {
  it.each([
    ['access', rules(), ['blocklist']],
    ['access', rules({ enabled: false }), []],
    ['access', rules({ checks: ['refresh'] }), []],
    ['refresh', rules({ checks: ['refresh'] }), ['blocklist']],
    ['access', rules({ strategy: 'allowlist' }), ['allowlist']],
    ['access', rules({ strategy: 'version' }), ['version']],
    ['access', rules({ strategy: 'none' }), []],
    ['access', rules({}, true), ['blocklist']],
    ['refresh', rules({}, true), ['blocklist', 'family']],
    ['refresh', rules({ enabled: false }, true), ['family']],
    ['download', rules(), ['blocklist', 'one-time']],
    ['download', rules({ checks: ['refresh'] }), ['one-time']],
  ] as const satisfies readonly [TokenType, ReturnType<typeof rules>, CheckId[]][])(
    'of an %s token stores are asked by %o: %s',
    (type, settings, wanted) => {
      expect(ofStores(tokenCheckIds(type, settings, null))).toEqual(wanted)
    },
  )

  it('all other checks stand as they always do, but for a download’s, which has no header', () => {
    const fixed = TOKEN_CHECKS.filter((id) => !STORE_CHECKS.includes(id))
    expect(tokenCheckIds('access', rules({ strategy: 'none' }), null)).toEqual(fixed)
    expect(tokenCheckIds('download', null, null)).toEqual(fixed.slice(2))
  })
})

describe('of a use', () => {
  it('keeps the check that was made, whatever was set since', () => {
    const flow = use('/protected', made('header', 'blocklist'), true)
    expect(ofStores(tokenCheckIds('access', rules({ strategy: 'allowlist' }), flow))).toEqual(['blocklist'])
  })

  it('that came through without asking has none left to make', () => {
    const flow = use('/protected', made('header'), true)
    expect(ofStores(tokenCheckIds('access', rules(), flow))).toEqual([])
  })

  it('that was refused before shows what it didn’t reach', () => {
    const flow = use('/protected', [failed('header')], true)
    expect(ofStores(tokenCheckIds('access', rules(), flow))).toEqual(['blocklist'])
  })

  it('asks for the family at a refresh only', () => {
    expect(
      ofStores(tokenCheckIds('refresh', rules({}, true), use('/refresh', made('header'), false))),
    ).toEqual(['blocklist', 'family'])
    expect(
      ofStores(tokenCheckIds('refresh', rules({}, true), use('/logout2', made('header'), false))),
    ).toEqual(['blocklist'])
  })
})

describe('a held request', () => {
  it.each([
    ['allowlist-asked', 'allowlist', rules({ strategy: 'allowlist' })],
    ['version-answered', 'version', rules({ strategy: 'version' })],
    ['family-asked', 'family', rules({ enabled: false }, true)],
  ] as const)('before %s has the check %s wait', (kind, id, settings) => {
    const flow = use('/refresh', made('header'), false)
    const last = flow.hops.at(-1)
    const holding = last && holdingAfter(last)
    if (!holding) throw new Error('not held')
    const ids = tokenCheckIds('refresh', settings, flow)
    const waiting = checkRows(ids, flow, { ...holding, next: { kind, detail: null } }).filter(
      ({ state }) => state === 'waiting',
    )
    expect(waiting.map((row) => row.id)).toEqual([id])
  })
})

describe('the token of a download', () => {
  const answer = (body: string): Hop => ({
    kind: 'response',
    response: {
      status: 200,
      reason: 'OK',
      httpVersion: '1.1',
      headers: [],
      body,
      bytes: { head: 0, body: 0 },
    },
  })
  const story = new Story()
  const ask = (body: string) => {
    story.start('jwt', 'get-download-link')
    const started = story.events.at(-1)
    if (started?.type === 'flow-started')
      story.events[story.events.length - 1] = { ...started, path: '/download-link' }
    const event = story.hop('jwt', answer(body))
    story.end('jwt')
    return event
  }
  const first = ask('{"url":"/download?token=one.two.three","expires_in":60}')
  const second = ask('{"url":"/download?token=four.five.six","expires_in":60}')
  ask('{"msg":"Token has expired"}')
  const flows = story.events.reduce(foldFlows, [] as readonly Flow[])

  it.each([
    ['before any link', first.seq - 1, null],
    ['as of the first link', first.seq, 'one.two.three'],
    ['as of the second', second.seq, 'four.five.six'],
    ['now, after a refused one', story.lastSeq, 'four.five.six'],
  ])('%s', (_, seq, token) => {
    expect(downloadToken(flows, seq)).toBe(token)
  })
})

describe('the check of the audience', () => {
  const demanding = (isOn: boolean) => ({
    ...rules(),
    jwtDefences: { ...INITIAL_SETTINGS.jwtDefences, 'audience-checked': isOn },
  })

  it.each([
    ['one of a server that makes it', true, null, true],
    ['none of a server that does not', false, null, false],
    ['none of a use that came past it', true, use('/protected', made('sub', 'jti', 'type'), true), false],
    ['one of a use that made it, whatever was set since', false, use('/protected', made('aud'), true), true],
  ] as const)('is %s', (_, isOn, flow, isListed) => {
    expect(tokenCheckIds('access', demanding(isOn), flow).includes('aud')).toBe(isListed)
  })
})
