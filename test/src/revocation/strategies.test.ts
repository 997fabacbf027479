import { describe, expect, test } from 'vitest'
import { tokenStandings } from '#src/revocation/standing'
import { countEntries, entriesOf, STRATEGIES } from '#src/revocation/strategies'
import type { StoreWrite } from '#src/revocation/strategy'
import { DEFAULT_REVOCATION, DEFAULT_ROTATION, REVOCATION_STRATEGIES } from '#src/settings/revocation'
import {
  applyChange,
  emptyLaneState,
  type IssuedRow,
  type LaneState,
  type StateChange,
} from '#src/trace/state'

const NOW = 1_000_000
const EXP = NOW + 60_000

/** What a store does with a write, in the plainest way. */
function written(write: StoreWrite, state: LaneState): StateChange {
  switch (write.write) {
    case 'block':
      return { op: 'set', table: 'blocklist', row: write.row }
    case 'list':
      return { op: 'set', table: 'allowlist', row: write.row }
    case 'unlist':
      return { op: 'remove', table: 'allowlist', key: write.jti }
    case 'raise': {
      const { sub, because } = write
      const version = (state.versions.find((row) => row.sub === sub)?.version ?? 0) + 1
      return { op: 'set', table: 'versions', row: { sub, version, changedAt: NOW, because } }
    }
  }
}

const apply = (writes: readonly StoreWrite[], state: LaneState) => {
  const changes = writes.map((write) => written(write, state))
  return { changes, state: changes.reduce(applyChange, state) }
}

describe.each(REVOCATION_STRATEGIES)('the strategy %s', (name) => {
  const { ask, keep, revoke } = STRATEGIES[name]
  const token = (jti: string, sub: string): IssuedRow => ({
    jti,
    type: 'access',
    sub,
    alg: 'HS256',
    issuedAt: NOW,
    expiresAt: EXP,
    ...(keep.bearsVersion && { version: 0 }),
  })
  const mine = token('a', 'alice')
  const others = token('b', 'bob')
  const issued = [mine, others]
  const before = apply(keep.writes(issued, NOW), { ...emptyLaneState(), issued }).state
  const standing = (state: LaneState, row: IssuedRow) =>
    tokenStandings(state, {
      revocation: { ...DEFAULT_REVOCATION, strategy: name },
      rotation: DEFAULT_ROTATION,
    })(row)
  const wish = { sub: 'alice', tokens: [mine], everything: false, because: 'logout', at: NOW } as const

  test('takes what it has issued for good', () => {
    expect(issued.map((row) => standing(before, row))).toEqual(['good', 'good'])
  })

  test('ends what it revokes, and nothing of another account', () => {
    const after = apply(revoke?.writes(wish) ?? [], before).state
    expect(standing(after, mine)).toBe(revoke ? 'revoked' : 'good')
    expect(standing(after, others)).toBe('good')
  })

  test('says of each change that revokes a token against which one it speaks, and since when', () => {
    const { changes } = apply(revoke?.writes(wish) ?? [], before)
    const against = changes.map((change) => revoke?.against(change, NOW))
    expect(against.map((each) => each?.when)).toEqual(revoke ? [NOW] : [])
    expect(against.flatMap((each) => issued.filter((row) => each?.isMeant(row)))).toEqual(
      revoke ? [mine] : [],
    )
  })

  test('says nothing of an unknown account, but for what it takes for revoked', () => {
    const unknown = token('c', 'carol')
    expect(standing(before, unknown)).toBe(ask?.refusesUnknown ? 'revoked' : 'good')
  })

  test('counts the rows of single tokens until they expire, with the leeway', () => {
    const after = apply(revoke?.writes(wish) ?? [], before).state
    const rows = entriesOf(name, after)
    const kept = name === 'none' ? 0 : 1
    const atTheEnd = name === 'version' ? 1 : 0
    expect(countEntries(rows, EXP + 4999, 5000)).toBe(kept)
    expect(countEntries(rows, EXP + 5000, 5000)).toBe(atTheEnd)
  })
})
