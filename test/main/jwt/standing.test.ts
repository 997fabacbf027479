// What the trace tells of a token's standing is what the server itself would say, by every strategy.
import { afterEach, expect, test } from 'vitest'
import { JwtOperator } from '#main/jwt/operator'
import { tokenStandings } from '#src/revocation/standing'
import { DEFAULT_REVOCATION, REVOCATION_STRATEGIES, type RevocationStrategy } from '#src/settings/revocation'
import { type JwtLab, startJwtLab } from './jwt-lab'

let lab: JwtLab | null = null
afterEach(async () => {
  await lab?.server.close()
  lab = null
})

/** Returns how often each standing occurs, having compared each with what the server says. */
async function compared({ traced, clock, stores, settings }: JwtLab): Promise<Record<string, number>> {
  const operator = new JwtOperator({ clock, stores, settings: () => settings })
  const standingOf = tokenStandings(traced(), settings)
  const counts: Record<string, number> = {}
  for (const row of traced().issued) {
    const standing = standingOf(row)
    expect(await operator.wouldAccept(row), `${row.type} ${standing}`).toBe(standing === 'good')
    counts[standing] = (counts[standing] ?? 0) + 1
  }
  return counts
}

async function started(strategy: RevocationStrategy, rotates: boolean): Promise<JwtLab> {
  const each = await startJwtLab()
  lab = each
  each.settings.revocation = { ...DEFAULT_REVOCATION, strategy }
  each.settings.rotation = { enabled: rotates, graceSeconds: 0 }
  return each
}

const bearer = (token: string) => `Bearer ${token}`

test.each(
  REVOCATION_STRATEGIES.flatMap((strategy) => [[strategy, false] as const, [strategy, true] as const]),
)('by the strategy %s, with rotation: %s', async (strategy, rotates) => {
  const each = await started(strategy, rotates)
  const { send, logIn, settings } = each
  const first = await logIn()
  const refreshed = await send('/refresh', { method: 'POST', authorization: bearer(first.refresh) })
  expect(refreshed.status).toBe(200)
  await compared(each)

  await send('/logout', { method: 'DELETE', authorization: bearer(first.access) })
  await compared(each)
  // A second use: with rotation its family goes.
  await send('/refresh', { method: 'POST', authorization: bearer(first.refresh) })
  await compared(each)

  const second = await logIn('alice')
  const link = await send('/download-link', { method: 'POST', authorization: bearer(second.access) })
  const { url } = link.body
  expect(await compared(each)).not.toHaveProperty('used')
  expect((await send(String(url))).status).toBe(200)
  expect(await compared(each)).toHaveProperty('used')
  await send('/logout-everywhere', { method: 'DELETE', authorization: bearer(second.access) })
  const counts = await compared(each)
  if (strategy !== 'none' || rotates) expect(counts).toHaveProperty('revoked')

  settings.revocation = { ...settings.revocation, enabled: false }
  await compared(each)
  settings.revocation = { ...settings.revocation, enabled: true, checks: ['refresh'] }
  await compared(each)
  settings.rotation = { enabled: !rotates, graceSeconds: 0 }
  await compared(each)
})
