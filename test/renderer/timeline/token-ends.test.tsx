// How tokens end on the timeline by the rules of the server, and what a restart does to those ends.
import { screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_REVOCATION } from '#src/settings/revocation'
import type { Settings } from '#src/settings/settings'
import type { StateChange } from '#src/trace/state'
import { Timeline } from '../../../renderer/timeline/timeline'
import { labStatus, STORY_START, startingState } from '../../support/events'
import { family, generation, happen, issued, issuedSet } from '../back-end/token-rows'
import { blocklistRow } from '../lane/lane-story'
import { renderShell } from '../shell/render-shell'

const MINUTE_MS = 60_000
const { settings } = labStatus()
const clock = { now: STORY_START + 6 * MINUTE_MS, rate: 1, paused: true, aheadMs: 0 } as const
const at = STORY_START + 5 * MINUTE_MS
const bar = () => screen.getByRole('button', { name: /token · test:/ })
const label = () => bar().getAttribute('aria-label')

function show(changes: StateChange[], set: Partial<Settings> = {}) {
  const shell = renderShell(<Timeline />)
  happen(shell.story, changes)
  shell.tell()
  shell.status({}, { settings: { ...settings, ...set }, clock })
  return shell
}
const blocked: StateChange = { op: 'set', table: 'blocklist', row: { ...blocklistRow('a'), revokedAt: at } }
const strategy = (name: Settings['revocation']['strategy']) => ({
  revocation: { ...DEFAULT_REVOCATION, strategy: name },
})
const rotation = { enabled: true, graceSeconds: 0 }

beforeEach(() => localStorage.setItem('lab.timeline', 'open'))

describe('a token on the timeline', () => {
  it('is revoked while the server asks, and alive when it doesn’t', () => {
    const { status } = show([...issuedSet(issued('a')), blocked])
    expect(label()).toBe('Access token · test: revoked 1 min ago')
    status({}, { settings: { ...settings, revocation: { ...DEFAULT_REVOCATION, enabled: false } }, clock })
    expect(label()).toBe('Access token · test: 9 min left')
  })

  it('ends when it leaves the allowlist', () => {
    const { story, tell, status } = show(
      [
        ...issuedSet(issued('a')),
        {
          op: 'set',
          table: 'allowlist',
          row: { jti: 'a', type: 'access', sub: 'test', addedAt: STORY_START, expiresAt: null },
        },
      ],
      strategy('allowlist'),
    )
    expect(label()).toBe('Access token · test: 9 min left')
    happen(story, [{ op: 'remove', table: 'allowlist', key: 'a' }])
    tell()
    status({}, { settings: { ...settings, ...strategy('allowlist') }, clock })
    expect(label()).toMatch(/^Access token · test: revoked/)
  })

  it('ends with its account’s version', () => {
    show(
      [
        ...issuedSet(issued('a')),
        { op: 'set', table: 'versions', row: { sub: 'test', version: 1, changedAt: at, because: 'logout' } },
      ],
      strategy('version'),
    )
    expect(label()).toBe('Access token · test: revoked 1 min ago')
  })

  it('is replaced, and revoked with its family', () => {
    const { story, tell } = show(
      [{ op: 'set', table: 'families', row: family() }, ...issuedSet(generation('a', undefined, true))],
      { rotation },
    )
    expect(label()).toBe('Refresh token · test: replaced 5 min ago')
    happen(story, [{ op: 'set', table: 'families', row: family({ revokedAt: at, because: 'reuse' }) }])
    tell()
    expect(label()).toBe('Refresh token · test: revoked 1 min ago')
  })

  it('for a download is used up', () => {
    show([
      ...issuedSet(issued('a', { type: 'download' })),
      { op: 'set', table: 'spent', row: { jti: 'a', sub: 'test', usedAt: at, expiresAt: null } },
    ])
    expect(label()).toBe('Download token · test: used 1 min ago')
  })

  it('that had expired before has expired, whatever is said of it later', () => {
    show([...issuedSet(issued('a', { expiresAt: STORY_START + MINUTE_MS })), blocked])
    expect(label()).toBe('Access token · test: expired 5 min ago')
  })

  it('works again when a restart forgets that it was revoked', () => {
    const { story, tell } = show([...issuedSet(issued('a')), blocked])
    const nothing = { before: 1, after: 0 }
    story.act('jwt', {
      kind: 'server-restarted',
      node: 1,
      report: { storage: 'memory', sessions: nothing, tokens: nothing, revocations: nothing },
    })
    const last = story.events.at(-1)
    if (last?.type === 'act') story.events[story.events.length - 1] = { ...last, state: startingState() }
    tell()
    expect(label()).toBe('Access token · test: 9 min left')
  })
})
