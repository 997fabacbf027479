// The families of rotated refresh tokens: which generation is current, and what reuse did.
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#src/i18n/languages'
import type { FamilyRow, IssuedRow, StateChange } from '#src/trace/state'
import { labStatus, STORY_START } from '../../support/events'
import { renderTable } from '../lane/open-table'
import { family, generation, happen, issuedSet } from './token-rows'

const { settings } = labStatus()
const rotation = { enabled: true, graceSeconds: 0 }
const familySet = (row: Partial<FamilyRow> = {}): StateChange => ({
  op: 'set',
  table: 'families',
  row: family(row),
})

async function showFamilies(tokens: IssuedRow[], locale: Locale = 'en') {
  const shell = renderTable('jwt', 'families', locale)
  shell.status({}, { settings: { ...settings, rotation } })
  happen(shell.story, [familySet(), ...issuedSet(...tokens)])
  shell.tell()
  return shell
}

/** So many generations, of which only the newest is current. */
function generations(count: number): IssuedRow[] {
  return Array.from({ length: count }, (_, nth) =>
    generation(`gen-${nth + 1}`, nth === 0 ? undefined : `gen-${nth}`, nth < count - 1),
  )
}
const tree = () => within(screen.getByRole('list', { name: 'Family family-1 of test' }))
const labels = () =>
  tree()
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label'))

describe('the families', () => {
  it('are told only with rotation, or while there are any', () => {
    const { status } = renderTable('jwt', 'accounts')
    expect(screen.queryByRole('button', { name: /^Families/ })).toBeNull()
    status({}, { settings: { ...settings, rotation } })
    expect(screen.getByRole('button', { name: /^Families 0/ })).toBeDefined()
  })

  it('name the current generation and those that it replaced', async () => {
    await showFamilies(generations(3))
    expect(labels()).toEqual([
      'Generation 3, refresh token gen-3, current',
      'Generation 2, refresh token gen-2, retired',
      'Generation 1, refresh token gen-1, retired',
    ])
    expect(screen.getByRole('button', { name: 'Family family-1 of test, 3 generations, good' })).toBeDefined()
  })

  it('hold 20 generations in one line', async () => {
    await showFamilies(generations(20))
    expect(labels()).toHaveLength(20)
    expect(labels()[0]).toBe('Generation 20, refresh token gen-20, current')
  })

  it('say that reuse has revoked all, and which one came back', async () => {
    const { story, tell } = await showFamilies(generations(3))
    story.start('jwt', 'refresh')
    story.hop('jwt', { kind: 'family-answered', jti: 'gen-1', outcome: 'reused', checks: [] })
    story.hop('jwt', { kind: 'family-revoked', family: 'family-1', jtis: ['gen-3'], because: 'reuse' }, [
      familySet({ revokedAt: STORY_START, because: 'reuse' }),
    ])
    // What else the server revokes doesn't take the tree away.
    story.hop('jwt', { kind: 'token-revoked', tokens: [], because: 'reuse' }, [
      {
        op: 'set',
        table: 'blocklist',
        row: {
          jti: 'gen-3',
          type: 'refresh',
          sub: 'test',
          revokedAt: STORY_START,
          expiresAt: null,
          because: 'reuse',
        },
      },
    ])
    tell()
    expect(screen.getByText(/^Reuse at .*: a retired token came back/)).toBeDefined()
    expect(labels()).toEqual([
      'Generation 3, refresh token gen-3, revoked',
      'Generation 2, refresh token gen-2, revoked',
      'Generation 1, refresh token gen-1, used again',
    ])
  })

  it('stay in sight when a refresh adds a generation', async () => {
    const { story, tell } = await showFamilies(generations(2))
    story.start('jwt', 'refresh')
    story.hop(
      'jwt',
      { kind: 'token-signed', alg: 'HS256', tokens: [] },
      issuedSet(generation('gen-2', 'gen-1', true), generation('gen-3', 'gen-2')),
    )
    tell()
    expect(labels()[0]).toBe('Generation 3, refresh token gen-3, current')
  })

  it('have the operator end one by any of its tokens', async () => {
    const { lab, user } = await showFamilies(generations(2))
    await user.hover(screen.getByRole('button', { name: /^Generation 1/ }))
    await user.click(screen.getByRole('button', { name: 'Operator’s actions on gen-1' }))
    await user.click(screen.getByRole('menuitem', { name: /^Revoke this token/ }))
    expect(lab.sent).toEqual([
      { name: 'operate', payload: { operation: { type: 'revoke-token', jti: 'gen-1' } } },
    ])
  })

  it('speak zh-TW too', async () => {
    await showFamilies(generations(2), 'zh-TW')
    expect(screen.getByRole('button', { name: '第 2 代，refresh token gen-2，目前這一代' })).toBeDefined()
    expect(screen.getByRole('button', { name: '第 1 代，refresh token gen-1，已輪替（失效）' })).toBeDefined()
  })
})
