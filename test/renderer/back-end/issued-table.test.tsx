// The table of issued tokens: how each stands, and what the operator can do with it.
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#src/i18n/languages'
import { DEFAULT_REVOCATION, DEFAULT_ROTATION } from '#src/settings/revocation'
import type { Settings } from '#src/settings/settings'
import type { StateChange } from '#src/trace/state'
import { labStatus, STORY_START } from '../../support/events'
import { blocklistRow } from '../lane/lane-story'
import { renderTable } from '../lane/open-table'
import { family, generation, happen, issued, issuedSet } from './token-rows'

const MINUTE_MS = 60_000
const { settings } = labStatus()
const TWO_NODES = {
  nodes: [1, 2].map((node) => ({ node, origin: `http://127.0.0.1:46${node}0`, verifiesOnly: false })),
}

/** Shows the tables of the JWT lane with these rows, the clock paused so many minutes after the start. */
function show(
  changes: StateChange[],
  {
    set = {},
    minutes = 0,
    nodes = 1,
    locale = 'en',
  }: { set?: Partial<Settings>; minutes?: number; nodes?: 1 | 2; locale?: Locale } = {},
) {
  const shell = renderTable('jwt', 'issued', locale)
  happen(shell.story, changes)
  shell.tell()
  shell.status(nodes === 2 ? { jwt: TWO_NODES } : {}, {
    settings: { ...settings, ...set },
    clock: { now: STORY_START + minutes * MINUTE_MS, rate: 1, paused: true, aheadMs: 0 },
  })
  return shell
}

const rows = () => within(screen.getByRole('list', { name: 'Issued tokens' })).getAllByRole('listitem')
const chip = (name: RegExp | string) => screen.getByRole('button', { name })
const row = (name: RegExp) => screen.getByRole('button', { name })
const item = (name: RegExp) => screen.getByRole('menuitem', { name })
const operated = (shell: ReturnType<typeof show>) =>
  shell.lab.sent.filter(({ name }) => name === 'operate').map(({ payload }) => payload)

async function openMenu(shell: ReturnType<typeof show>, name: RegExp) {
  await shell.user.hover(row(name))
  await shell.user.click(screen.getByRole('button', { name: /^Operator’s actions on/ }))
}

const blocked: StateChange = { op: 'set', table: 'blocklist', row: blocklistRow('access-1') }
const rotation = { enabled: true, graceSeconds: 30 }

describe('an issued token', () => {
  it.each([
    ['good', issuedSet(issued('access-1')), {}, 0],
    ['expired', issuedSet(issued('access-1')), {}, 15],
    ['revoked', [...issuedSet(issued('access-1')), blocked], {}, 0],
    ['revoked', [...issuedSet(issued('access-1')), blocked], {}, 15],
    [
      'revoked, unchecked',
      [...issuedSet(issued('access-1')), blocked],
      { revocation: { ...DEFAULT_REVOCATION, enabled: false } },
      0,
    ],
    [
      'revoked, unchecked',
      [...issuedSet(issued('access-1')), blocked],
      { revocation: { ...DEFAULT_REVOCATION, checks: ['refresh'] } },
      0,
    ],
    ['good', issuedSet(issued('access-1', { keyId: 'key-1' })), {}, 0],
    ['other key', issuedSet(issued('access-1', { keyId: 'key-0' })), {}, 0],
    ['expired', issuedSet(issued('access-1', { keyId: 'key-0' })), {}, 15],
    ['revoked', [...issuedSet(issued('access-1', { keyId: 'key-0' })), blocked], {}, 0],
    ['good', [...issuedSet(issued('access-1')), blocked], { revocation: strategy('none') }, 0],
    ['revoked', issuedSet(issued('access-1')), { revocation: strategy('allowlist') }, 0],
    ['retired', issuedSet(generation('access-1', undefined, true)), { rotation }, 1.5],
    ['retired, good for 1 s', issuedSet(generation('access-1', undefined, true)), { rotation }, 1.4999],
    ['good', issuedSet(generation('access-1', undefined, true)), { rotation: DEFAULT_ROTATION }, 1.5],
    [
      'used',
      [
        ...issuedSet(issued('access-1', { type: 'download' })),
        {
          op: 'set',
          table: 'spent',
          row: { jti: 'access-1', sub: 'test', usedAt: STORY_START, expiresAt: null },
        },
      ],
      {},
      0,
    ],
  ] as const satisfies readonly [string, StateChange[], Partial<Settings>, number][])(
    'says that it is %s',
    (words, changes, set, minutes) => {
      show([...changes], { set, minutes })
      expect(within(rows()[0] ?? document.body).getByText(words)).toBeDefined()
    },
  )

  it('says that only tokens below the account’s version are revoked', () => {
    show(
      [
        ...issuedSet(issued('old-token', { version: 1 }), issued('new-token', { version: 2 })),
        {
          op: 'set',
          table: 'versions',
          row: { sub: 'test', version: 2, changedAt: STORY_START, because: 'logout' },
        },
      ],
      { set: { revocation: strategy('version') } },
    )
    expect(row(/^Issued access token old-token of test, revoked$/)).toBeDefined()
    expect(row(/^Issued access token new-token of test, 15 min left$/)).toBeDefined()
    expect(chip(/^Versions 1/)).toBeDefined()
  })

  it('says it in Chinese too', () => {
    show([...issuedSet(issued('access-1')), blocked], {
      set: { revocation: { ...DEFAULT_REVOCATION, enabled: false } },
      locale: 'zh-TW',
    })
    expect(chip(/^黑名單 1/)).toBeDefined()
    expect(screen.getByText('已撤銷，但沒在查')).toBeDefined()
  })
})

describe('with a second node that has a memory of its own', () => {
  const onNode2: StateChange = {
    op: 'set',
    table: 'blocklist',
    row: { ...blocklistRow('access-1'), node: 2 },
  }

  it('a token that one node has revoked is good at the other, and says so', () => {
    show([...issuedSet(issued('access-1')), onNode2], { nodes: 2 })
    expect(row(/^Issued access token access-1 of test, revoked on node 2, node 1$/)).toBeDefined()
  })

  it('a token that both nodes have revoked is simply revoked', () => {
    show([...issuedSet(issued('access-1')), blocked, onNode2], { nodes: 2 })
    expect(row(/^Issued access token access-1 of test, revoked, node 1$/)).toBeDefined()
  })

  it('rows of both nodes stand side by side, each with its node', async () => {
    const { user } = show([...issuedSet(issued('access-1')), blocked, onNode2], { nodes: 2 })
    await user.click(chip(/^Blacklist 2/))
    expect(row(/^Revoked access token access-1 of test, kept until .*, node 1$/)).toBeDefined()
    expect(row(/^Revoked access token access-1 of test, kept until .*, node 2$/)).toBeDefined()
  })

  it('but none says it where the nodes share a store', () => {
    const shell = show([...issuedSet(issued('access-1')), blocked], { nodes: 2 })
    shell.status({
      jwt: { ...TWO_NODES, storage: { kind: 'sqlite', place: '/lab.db', problem: null } },
    })
    expect(row(/^Issued access token access-1 of test, revoked$/)).toBeDefined()
  })
})

describe('the operator', () => {
  it('revokes a token by the mouse', async () => {
    const shell = show(issuedSet(issued('access-1'), issued('access-2', { sub: 'alice' })))
    await openMenu(shell, /access-2/)
    await shell.user.click(item(/^Revoke this token/))
    expect(operated(shell)).toEqual([{ operation: { type: 'revoke-token', jti: 'access-2' } }])
  })

  it('revokes all tokens of a user by the keyboard alone', async () => {
    const shell = show(issuedSet(issued('access-1')))
    row(/^Issued access token access-1/).focus()
    await shell.user.tab()
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Operator’s actions on access-1')
    await shell.user.keyboard('{Enter}')
    expect(item(/^Revoke all tokens of test/).textContent).toContain('1 token that is still good')
    await shell.user.keyboard('{ArrowDown}{Enter}')
    expect(operated(shell)).toEqual([{ operation: { type: 'revoke-account', sub: 'test' } }])
  })

  it('does it once for a double click', async () => {
    const shell = show(issuedSet(issued('access-1')))
    await openMenu(shell, /access-1/)
    await shell.user.dblClick(item(/^Revoke this token/))
    expect(operated(shell)).toHaveLength(1)
  })

  it('sees both the row that landed and the token that it ends', () => {
    const { story, tell } = show(issuedSet(issued('access-1')))
    story.act('jwt', { kind: 'tokens-revoked', sub: 'test', jtis: ['access-1'], everything: false }, [
      { op: 'set', table: 'blocklist', row: { ...blocklistRow('access-1'), because: 'operator' } },
    ])
    tell()
    const token = row(/^Issued access token access-1 of test, revoked$/)
    expect(token.querySelector('[class*="flash"]')).not.toBeNull()
    expect(chip(/^Blacklist 1 touched by this hop/).querySelector('[class*="flash"]')).not.toBeNull()
  })

  it.each([
    ['It is revoked already.', [...issuedSet(issued('access-1')), blocked], {}, 0],
    ['It has expired: there is nothing left to revoke.', issuedSet(issued('access-1')), {}, 15],
    [
      'Strategy “wait for expiry”: nothing is kept that could be asked, so nothing can be revoked.',
      issuedSet(issued('access-1')),
      { revocation: strategy('none') },
      0,
    ],
  ] as const satisfies readonly [string, StateChange[], Partial<Settings>, number][])(
    'is told why it can’t be done: %s',
    async (reason, changes, set, minutes) => {
      const shell = show([...changes], { set, minutes })
      await openMenu(shell, /^Issued access token access-1/)
      const revoke = item(/^Revoke this token/)
      expect(revoke.textContent).toContain(reason)
      expect(revoke.getAttribute('aria-disabled')).toBe('true')
      await shell.user.click(revoke)
      expect(operated(shell)).toEqual([])
    },
  )

  it('is told that a version ends all of a user', async () => {
    const shell = show(issuedSet(issued('access-1')), { set: { revocation: strategy('version') } })
    await openMenu(shell, /^Issued access token access-1/)
    expect(item(/^Revoke this token/).textContent).toContain('all tokens of test end with it')
  })

  it('is told that a rotated refresh token takes its family with it', async () => {
    const shell = show(
      [...issuedSet(generation('refresh-1')), { op: 'set', table: 'families', row: family() }],
      {
        set: { rotation },
      },
    )
    await openMenu(shell, /^Issued refresh token refresh-1/)
    expect(item(/^Revoke this token/).textContent).toContain('Its whole family ends')
  })
})

describe('the tables', () => {
  it('stand with 200 tokens, and give only the row pointed at a menu', async () => {
    const shell = show(
      issuedSet(...Array.from({ length: 200 }, (_, nth) => issued(`token-${String(nth).padStart(3, '0')}`))),
    )
    const all = rows()
    const [newest] = all
    if (!newest) throw new Error('no row')
    expect(all).toHaveLength(200)
    expect(newest.textContent).toContain('token-199')
    const menus = () => all.filter((each) => each.querySelector('[aria-haspopup="menu"]') !== null)
    expect(menus()).toEqual([])
    await shell.user.hover(newest)
    expect(menus()).toEqual([newest])
  })

  it.each([
    ['blocklist', /^Blacklist 0/, /^Nothing revoked/],
    ['allowlist', /^Allowlist 0/, /^No token is good/],
    ['version', /^Versions 0/, /^No account has a number above 0/],
  ] as const)('have one for the strategy %s, which says what it is for', async (name, tab, words) => {
    const { user } = show([], { set: { revocation: strategy(name) } })
    await user.click(chip(tab))
    expect(screen.getByText(words)).toBeDefined()
  })

  it('have none of revocations without a strategy, until something was revoked before', () => {
    const shell = show(issuedSet(issued('access-1')), { set: { revocation: strategy('none') } })
    const kept = within(screen.getByRole('group', { name: 'Tables of the back end' }))
    const tables = () => kept.getAllByRole('button', { expanded: false }).map((each) => each.textContent)
    expect(tables()).toEqual(['Accounts 3', 'memory'])
    happen(shell.story, [blocked])
    shell.tell()
    expect(tables()).toEqual(['Blacklist 1', 'Accounts 3', 'memory'])
  })

  it('close the one that goes with its strategy', async () => {
    const { user, status } = show(issuedSet(issued('access-1')))
    await user.click(chip(/^Blacklist/))
    expect(screen.getByRole('region', { name: 'Blacklist · JWT' })).toBeDefined()
    status({}, { settings: { ...settings, revocation: strategy('allowlist') } })
    expect(screen.queryByRole('region', { name: 'Blacklist · JWT' })).toBeNull()
  })

  it('say what only the lab has written down, apart from what the server keeps', async () => {
    show(issuedSet(issued('access-1'), issued('access-2')))
    const notebook = chip('lab’s notebook: 2 tokens issued')
    expect(notebook.getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByRole('group', { name: 'Tables of the back end' }).contains(notebook)).toBe(false)
    expect(screen.getByText(/the server keeps no such list/)).toBeDefined()
  })

  it('show the Used links once there are any', async () => {
    const { user } = show([
      {
        op: 'set',
        table: 'spent',
        row: { jti: 'download-1', sub: 'test', usedAt: STORY_START, expiresAt: STORY_START + MINUTE_MS },
      },
    ])
    await user.click(chip(/^Used links 1/))
    expect(row(/^Download token download… of test, used /)).toBeDefined()
  })
})

function strategy(name: Settings['revocation']['strategy']): Settings['revocation'] {
  return { ...DEFAULT_REVOCATION, strategy: name }
}
