// Rows of the JWT server's stores for the tests of its tables.
import type { FamilyRow, IssuedRow, StateChange } from '#src/trace/state'
import { STORY_START, type Story } from '../../support/events'

const MINUTE_MS = 60_000

/** Makes an access token of `test` that lives for 15 minutes; what is given is otherwise. */
export function issued(jti: string, row: Partial<IssuedRow> = {}): IssuedRow {
  return {
    jti,
    type: 'access',
    sub: 'test',
    alg: 'HS256',
    issuedAt: STORY_START,
    expiresAt: STORY_START + 15 * MINUTE_MS,
    ...row,
  }
}

/** Makes a refresh token of a family; `retired` when it has been replaced. */
export function generation(jti: string, parent?: string, retired = false): IssuedRow {
  return issued(jti, {
    type: 'refresh',
    family: 'family-1',
    ...(parent !== undefined && { parent }),
    ...(retired && { retiredAt: STORY_START + MINUTE_MS }),
  })
}

export function family(row: Partial<FamilyRow> = {}): FamilyRow {
  return {
    id: 'family-1',
    sub: 'test',
    startedAt: STORY_START,
    revokedAt: null,
    because: null,
    ...row,
  }
}

/** Has a flow change rows, and another come after it that concerns none: so no table comes to the front by itself. */
export function happen(story: Story, changes: StateChange[]): void {
  story.start('jwt')
  story.hop('jwt', { kind: 'token-signed', alg: 'HS256', tokens: [] }, changes)
  story.end('jwt')
  story.flow('jwt', 1)
}

export function issuedSet(...rows: IssuedRow[]): StateChange[] {
  return rows.map((row) => ({ op: 'set', table: 'issued', row }))
}
