import { describe, expect, it } from 'vitest'
import type { Life } from '../../../renderer/timeline/lives'
import { ticksOf, timeScale } from '../../../renderer/timeline/time-scale'
import { STORY_START } from '../../support/events'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const at = (minutes: number) => STORY_START + minutes * MINUTE_MS

/** A token that lives from one minute of the story to another; null never ends. */
function life(from: number, to: number | null, rest: Partial<Life> = {}): Life {
  const key = `${from}-${to}`
  return {
    lane: 'jwt',
    kind: 'access',
    key,
    name: 'test',
    issuedAt: at(from),
    expiresAt: to === null ? null : at(to),
    row: { table: 'issued', key },
    isKept: true,
    absoluteExpiresAt: null,
    endedAt: null,
    ...rest,
  }
}

const access = life(0, 15)
const session = life(0, 30)
const refresh = life(0, 30 * 24 * 60)

describe('the scale of the timeline', () => {
  it('draws what ends soon to scale, and keeps what ends weeks later in sight behind a break', () => {
    const scale = timeScale([session, access, refresh], at(1))
    expect(scale.startMs).toBe(at(0))
    expect(scale.endMs).toBe(at(30))
    expect(scale.farMs).toEqual([at(0) + 30 * DAY_MS])
    expect(scale.shareOf(at(15))).toBeCloseTo(scale.nearShare / 2)
    expect(scale.shareOf(at(0) + 30 * DAY_MS)).toBeGreaterThan(scale.nearShare + 0.1)
  })

  it('has no break where nothing ends far later', () => {
    const scale = timeScale([session, access], at(1))
    expect(scale.farMs).toEqual([])
    expect(scale.shareOf(at(30))).toBe(scale.nearShare)
  })

  it('stays as it is while now moves on, up to the end of a credential', () => {
    const ends = [at(1), at(14.9), at(15)].map((now) => timeScale([session, access, refresh], now).endMs)
    expect(new Set(ends).size).toBe(1)
  })

  it('grows when now has passed the last end', () => {
    const scale = timeScale([access], at(20))
    expect(scale.endMs).toBeGreaterThan(at(20))
    expect(scale.shareOf(at(20))).toBeLessThan(scale.nearShare)
  })

  it('is that of the long-lived once the short-lived are long dead', () => {
    const scale = timeScale([access, refresh], at(24 * 60))
    expect(scale.endMs).toBe(at(0) + 30 * DAY_MS)
    expect(scale.farMs).toEqual([])
  })

  it('shows only the latest past of one that began long ago', () => {
    const scale = timeScale([life(1000, 1015), refresh], at(1001))
    expect(scale.startMs).toBe(at(1000 - 45))
    expect(scale.shareOf(refresh.issuedAt)).toBe(0)
  })

  it('shows the absolute end of a session as an end of its own', () => {
    const scale = timeScale([life(0, 30, { absoluteExpiresAt: at(120) })], at(1))
    expect(scale.endMs).toBe(at(120))
  })

  it('has room for a credential that never ends', () => {
    const scale = timeScale([life(0, null)], at(60))
    expect(scale.startMs).toBe(at(0))
    expect(scale.endMs).toBeGreaterThan(at(60))
  })

  it.each([0, 0.1, 0.5, 0.76, 0.85, 0.94])('finds the place %d again from its instant', (share) => {
    const scale = timeScale([session, access, refresh], at(1))
    expect(scale.shareOf(scale.instantAt(share))).toBeCloseTo(share)
  })

  it('stands ends together that differ by little of the way to them', () => {
    const twins = [access, refresh, life(2, 30 * 24 * 60 + 2)]
    expect(timeScale(twins, at(3)).farMs).toHaveLength(1)
  })
})

describe('the ticks', () => {
  it.each([
    [life(0, 15), /^\d\d:\d\d$/],
    [life(0, 1), /^\d\d:\d\d:\d\d$/],
    [life(0, 30 * 24 * 60), /^\d\d-\d\d$/],
    [life(0, 5000 * 24 * 60), /^\d{4}-\d\d$/],
  ])('are few and round, in the unit that fits', (only, form) => {
    const scale = timeScale([only], STORY_START)
    const ticks = ticksOf(scale)
    expect(ticks.length).toBeGreaterThan(1)
    expect(ticks.length).toBeLessThan(9)
    for (const { ms, text } of ticks) {
      expect(text).toMatch(form)
      expect(ms).toBeGreaterThanOrEqual(scale.startMs)
      expect(ms).toBeLessThanOrEqual(scale.endMs)
    }
  })
})
