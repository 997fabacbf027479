// The time that a credential has left, as a share and in words of both languages.
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import {
  clockTime,
  durationWords,
  exactDurationWords,
  relativeWords,
  timeLeft,
  timeLeftWords,
} from '#src/token/time-left'

const en = catalogues.en.token
const zh = catalogues['zh-TW'].token
const now = Date.UTC(2026, 7, 2, 10, 57, 8)
const minutes = (count: number) => count * 60_000

describe('timeLeft', () => {
  it.each([
    ['at its issue', 0, 1, 'fresh'],
    ['half way', 50, 0.5, 'fresh'],
    ['just before the last fifth', 79, 0.21, 'fresh'],
    ['at the last fifth', 80, 0.2, 'expiring'],
    ['just before its end', 99, 0.01, 'expiring'],
    ['at exactly its end', 100, 0, 'expired'],
    ['after its end', 101, 0, 'expired'],
  ])('%s', (_name, age, fraction, phase) => {
    const left = timeLeft({ now: 1_000 + age, issuedAt: 1_000, expiresAt: 1_100 })
    expect(left.phase).toBe(phase)
    expect(left.fraction).toBeCloseTo(fraction)
    expect(left.leftMs).toBe(100 - age)
  })

  it('never ends without an expiry', () => {
    expect(timeLeft({ now, issuedAt: now, expiresAt: null })).toEqual({
      fraction: 1,
      phase: 'endless',
      leftMs: null,
    })
  })

  it('stays whole where the start is unknown, later than now or later than the end', () => {
    const expiresAt = now + 1_000
    expect(timeLeft({ now, issuedAt: null, expiresAt }).fraction).toBe(1)
    expect(timeLeft({ now, issuedAt: now + 500, expiresAt }).fraction).toBe(1)
    expect(timeLeft({ now, issuedAt: now + 2_000, expiresAt }).fraction).toBe(1)
  })
})

describe('timeLeftWords', () => {
  it.each([
    [minutes(22), '22 min left', '剩 22 分鐘'],
    [52_000, '52 s left', '剩 52 秒'],
    [1, '1 s left', '剩 1 秒'],
    [0, 'expired', '已過期'],
    [-1, 'expired', '已過期'],
  ])('%i ms', (ms, english, chinese) => {
    const left = timeLeft({ now, issuedAt: now, expiresAt: now + ms })
    expect(timeLeftWords(left, en)).toBe(english)
    expect(timeLeftWords(left, zh)).toBe(chinese)
  })

  it('says so of what never expires', () => {
    const left = timeLeft({ now, issuedAt: now, expiresAt: null })
    expect(timeLeftWords(left, en)).toBe('never expires')
    expect(timeLeftWords(left, zh)).toBe('永不過期')
  })
})

describe('durationWords', () => {
  it.each([
    [59_000, '59 s'],
    [59_001, '1 min'],
    [minutes(1.6), '2 min'],
    [minutes(59.4), '59 min'],
    [minutes(59.6), '1 h'],
    [minutes(47 * 60), '47 h'],
    [minutes(48 * 60), '2 days'],
    [minutes(30 * 24 * 60), '30 days'],
    [minutes(729 * 24 * 60), '729 days'],
    [minutes(730 * 24 * 60), '2 years'],
  ])('%i ms is %s', (ms, words) => {
    expect(durationWords(ms, en)).toBe(words)
    expect(durationWords(-ms, en)).toBe(words)
  })
})

describe('exactDurationWords', () => {
  it.each([
    [10_000, '10 s', '10 秒'],
    [minutes(15), '15 min', '15 分鐘'],
    [minutes(15) - 1_000, '14 min 59 s', '14 分鐘 59 秒'],
    [minutes(24 * 60), '1 day', '1 天'],
    [minutes(30 * 24 * 60) - 1_000, '29 days 23 h', '29 天 23 小時'],
    [minutes(366 * 24 * 60), '1 year 1 day', '1 年 1 天'],
    [400, '1 s', '1 秒'],
  ])('%i ms is %s', (ms, english, chinese) => {
    expect(exactDurationWords(ms, en)).toBe(english)
    expect(exactDurationWords(ms, zh)).toBe(chinese)
  })
})

describe('relativeWords', () => {
  it.each([
    [-minutes(14), '14 min ago', '14 分鐘前'],
    [52_000, 'in 52 s', '52 秒後'],
    [-400, 'just now', '剛剛'],
  ])('%i ms away', (distance, english, chinese) => {
    expect(relativeWords(now + distance, now, en)).toBe(english)
    expect(relativeWords(now + distance, now, zh)).toBe(chinese)
  })
})

describe('clockTime', () => {
  it('leaves the date out only for today', () => {
    expect(clockTime(now, now, 'UTC')).toBe('10:57:08')
    expect(clockTime(now - minutes(24 * 60), now, 'UTC')).toBe('2026-08-01 10:57:08')
  })

  it('shows the time of the zone', () => {
    expect(clockTime(now, now, 'Asia/Taipei')).toBe('18:57:08')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1])('has nothing to show for %d', (instant) => {
    expect(clockTime(instant, now, 'UTC')).toBeNull()
  })
})
