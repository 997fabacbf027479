// How a hop names the tokens that it revoked.
import { changedRow, type StateChange } from '#src/trace/state'
import type { Revocable } from './strategy'

/** Names the tokens whose rows, one for each `jti`, were changed. */
export function asNamed(
  tokens: readonly Revocable[],
  done: readonly StateChange[],
): Pick<Revocable, 'type' | 'jti' | 'expiresAt'>[] {
  const changed = new Set(done.map((change) => changedRow(change).key))
  return tokens
    .filter(({ jti }) => changed.has(jti))
    .map(({ type, jti, expiresAt }) => ({ type, jti, expiresAt }))
}
