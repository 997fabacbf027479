import { describe, expect, test } from 'vitest'
import { DEFAULT_LIFETIMES, LIFETIME_BOUNDS, lifetimesSchema } from '#src/settings/lifetimes'

const accepts = (change: object) => lifetimesSchema.safeParse({ ...DEFAULT_LIFETIMES, ...change }).success
const faults = (change: object) =>
  lifetimesSchema
    .safeParse({ ...DEFAULT_LIFETIMES, ...change })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

/** Leaves room on both sides, so that only the bound under test can refuse. */
const ROOMY = { sessionAbsoluteSeconds: null, accessTokenSeconds: 10, refreshTokenSeconds: 86_400 * 3650 }

describe('lifetimes', () => {
  test("the article's are good, and so are their opposites", () => {
    expect(accepts({})).toBe(true)
    expect(accepts({ sessionRolling: true, cookiePersistent: false, accessTokenSeconds: null })).toBe(true)
  })

  test.each(Object.entries(LIFETIME_BOUNDS))('%s keeps to its bounds %j', (field, { min, max }) => {
    const room =
      field === 'refreshTokenSeconds' || field === 'sessionAbsoluteSeconds' ? { sessionIdleSeconds: 10 } : {}
    const given = (value: unknown) => accepts({ ...ROOMY, ...room, [field]: value })
    expect([min - 1, min, max, max + 1].map(given)).toEqual([false, true, true, false])
    expect([min + 0.5, -1, 1e308, Number.NaN, '900', true, undefined].map(given)).toEqual(
      Array(7).fill(false),
    )
  })

  test('the message names the field and says what it may be', () => {
    expect(faults({ accessTokenSeconds: 0 })).toEqual([
      'accessTokenSeconds: Give whole seconds from 10 to 604800',
    ])
    expect(faults({ leewaySeconds: 'much' })).toEqual(['leewaySeconds: Give whole seconds from 0 to 3600'])
  })

  test('a refresh token lives at least as long as an access token', () => {
    const refresh = (refreshTokenSeconds: number) => faults({ accessTokenSeconds: 60, refreshTokenSeconds })
    expect(refresh(60)).toBeUndefined()
    expect(refresh(59)).toEqual([
      'refreshTokenSeconds: Give at least as much as accessTokenSeconds, which is 60 s',
    ])
    expect(faults({ accessTokenSeconds: null, refreshTokenSeconds: 10 })).toBeUndefined()
  })

  test('the absolute timeout is at least the idle one', () => {
    const absolute = (sessionAbsoluteSeconds: number) =>
      faults({ sessionIdleSeconds: 60, sessionAbsoluteSeconds })
    expect(absolute(60)).toBeUndefined()
    expect(absolute(59)).toEqual([
      'sessionAbsoluteSeconds: Give at least as much as sessionIdleSeconds, which is 60 s',
    ])
  })
})
