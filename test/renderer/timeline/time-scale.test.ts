import { afterEach, describe, expect, it } from 'vitest'
import type { Life } from '../../../renderer/timeline/life'
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

describe('the ticks across a change of the clocks', () => {
  const given = process.env.TZ
  afterEach(() => {
    if (given === undefined) delete process.env.TZ
    else process.env.TZ = given
  })

  /** The ticks of credentials that live from a local time for so many hours, as a reader in that zone sees them. */
  function ticksIn(zone: string, from: string, hours: number) {
    process.env.TZ = zone
    const issuedAt = new Date(from).getTime()
    const lives = [life(0, 0, { issuedAt, expiresAt: issuedAt + hours * 60 * MINUTE_MS })]
    return ticksOf(timeScale(lives, issuedAt))
  }

  it.each([
    ['America/New_York', '2027-11-05T12:00', '11-06 11-07 11-08 11-09 11-10'],
    ['America/New_York', '2027-03-12T12:00', '03-13 03-14 03-15 03-16 03-17'],
    ['Europe/Berlin', '2027-10-29T00:00', '10-29 10-30 10-31 11-01 11-02'],
    ['Europe/Berlin', '2027-03-26T00:00', '03-26 03-27 03-28 03-29 03-30 03-31'],
    ['Australia/Lord_Howe', '2027-04-02T12:00', '04-03 04-04 04-05 04-06 04-07'],
    ['Australia/Lord_Howe', '2027-10-01T12:00', '10-02 10-03 10-04 10-05 10-06'],
    ['America/St_Johns', '2027-11-05T12:00', '11-06 11-07 11-08 11-09 11-10'],
    ['America/St_Johns', '2027-03-12T12:00', '03-13 03-14 03-15 03-16 03-17'],
    ['Asia/Kolkata', '2027-11-05T12:00', '11-06 11-07 11-08 11-09 11-10'],
    ['Pacific/Chatham', '2027-04-02T12:00', '04-03 04-04 04-05 04-06 04-07'],
    ['Asia/Taipei', '2027-11-05T12:00', '11-06 11-07 11-08 11-09 11-10'],
  ])('are the midnights of %s from %s', (zone, from, days) => {
    const ticks = ticksIn(zone, from, 5 * 24)
    expect(ticks.map(({ text }) => text).join(' ')).toBe(days)
    for (const { ms, text } of ticks)
      expect(new Date(ms).getTime()).toBe(new Date(`2027-${text}T00:00`).getTime())
  })

  it('are the beginnings of the days where the clocks are put on at midnight', () => {
    const ticks = ticksIn('America/Santiago', '2027-09-03T12:00', 5 * 24)
    expect(ticks.map(({ ms }) => new Date(ms).toLocaleString('sv-SE'))).toEqual([
      '2027-09-04 00:00:00',
      '2027-09-05 01:00:00',
      '2027-09-06 00:00:00',
      '2027-09-07 00:00:00',
      '2027-09-08 00:00:00',
    ])
  })

  it.each([
    ['America/New_York', '2027-11-06T21:00', 24, '00:00 06:00 12:00 18:00'],
    ['America/New_York', '2027-03-13T21:00', 24, '00:00 06:00 12:00 18:00'],
    ['Europe/Berlin', '2027-10-30T23:30', 6, '00:00 01:00 02:00 02:00 03:00 04:00'],
    ['Europe/Berlin', '2027-03-27T23:30', 6, '00:00 01:00 03:00 04:00 05:00 06:00'],
    ['Australia/Lord_Howe', '2027-04-03T23:30', 6, '00:00 01:00 02:00 03:00 04:00 05:00'],
    ['Australia/Lord_Howe', '2027-10-02T23:30', 6, '00:00 01:00 03:00 04:00 05:00 06:00'],
    ['America/St_Johns', '2027-11-06T23:30', 3, '23:30 00:00 00:30 01:00 01:30 01:00 01:30'],
    ['Asia/Kolkata', '2027-11-05T09:10', 6, '10:00 11:00 12:00 13:00 14:00 15:00'],
    ['Asia/Kathmandu', '2027-11-05T09:10', 2, '09:30 10:00 10:30 11:00'],
  ])('are what a clock in %s reads at round times, from %s', (zone, from, hours, times) => {
    const ticks = ticksIn(zone, from, hours)
    expect(ticks.map(({ text }) => text).join(' ')).toBe(times)
    for (const { ms, text } of ticks) expect(new Date(ms).toLocaleTimeString('sv-SE')).toBe(`${text}:00`)
  })
})
