import { describe, expect, test } from 'vitest'
import { COOKIES, LootKeeper, TOKENS } from '#main/user-agent/loot-keeper'
import { planOf } from '#main/user-agent/plan'
import { FakeClock } from '../../support/fake-clock'
import { login, logout, open, refresh, response } from './exchanged'

describe('stolen cookies', () => {
  const keeper = () => {
    const loot = new LootKeeper(new FakeClock(), COOKIES)
    loot.take([
      { key: 'lab.sid', value: 's%3Aabc.sig' },
      { key: 'other', value: '1' },
    ])
    return loot
  }

  test('go along with what is for somebody who is logged in, unchanged and all together', () => {
    expect(keeper().attach(open)).toEqual({
      header: ['Cookie', 'lab.sid=s%3Aabc.sig; other=1'],
      place: { where: 'loot', name: 'lab.sid' },
      expired: false,
      changes: [],
    })
    expect(keeper().attach(login)).toBeNull()
  })

  test('are never given up: not when told to, and not for an empty one', () => {
    const loot = keeper()
    const clear = 'lab.sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'
    expect(loot.keep(logout, response(200, {}, [clear]))).toEqual({ store: null, remove: null })
    expect(loot.attach(open)?.header?.[1]).toContain('s%3Aabc.sig')
  })

  test('are replaced by a newer one of the same name', () => {
    const loot = keeper()
    const kept = loot.keep(login, response(200, {}, ['lab.sid=new; Path=/; HttpOnly', 'nonsense']))
    expect(kept.store?.places).toEqual([{ where: 'loot', name: 'lab.sid' }])
    kept.store?.apply()
    expect(loot.attach(open)?.header).toEqual(['Cookie', 'lab.sid=new; other=1'])
  })

  test.each([
    ['the value stands where it would', 'typed', 'lab.sid=typed'],
    ['even an empty one', '', 'lab.sid='],
  ])('an edited one is sent alone: %s', (_, credential, line) => {
    const edited = planOf({ type: 'open-protected', credential })
    expect(keeper().attach(edited)?.header).toEqual(['Cookie', line])
    const empty = new LootKeeper(new FakeClock(), COOKIES)
    expect(empty.attach(edited)).toMatchObject({ header: ['Cookie', line], place: null })
  })
})

describe('stolen tokens', () => {
  const keeper = () => {
    const loot = new LootKeeper(new FakeClock(), TOKENS)
    loot.take([
      { key: 'access_token', value: 'a' },
      { key: 'refresh_token', value: 'r' },
    ])
    return loot
  }

  test('go along one at a time, the one that the request asks for', () => {
    expect(keeper().attach(open)?.header).toEqual(['Authorization', 'Bearer a'])
    expect(keeper().attach(refresh)).toMatchObject({
      header: ['Authorization', 'Bearer r'],
      place: { where: 'loot', name: 'refresh_token' },
    })
    expect(keeper().attach(login)).toBeNull()
  })

  test('nothing held is told from nothing needed', () => {
    const empty = new LootKeeper(new FakeClock(), TOKENS)
    expect(empty.attach(open)).toEqual({ header: null, place: null, expired: false, changes: [] })
  })

  test('take in what a refresh brings, and nothing of a refusal', () => {
    const loot = keeper()
    expect(loot.keep(refresh, response(401, { access_token: 'x' })).store).toBeNull()
    loot.keep(refresh, response(200, { access_token: 'a2', refresh_token: 'r2' })).store?.apply()
    expect(loot.attach(open)?.header).toEqual(['Authorization', 'Bearer a2'])
    expect(loot.attach(refresh)?.header).toEqual(['Authorization', 'Bearer r2'])
  })

  test('are all gone when it is cleared', () => {
    const loot = keeper()
    loot.clear()
    expect(loot.attach(open)?.header).toBeNull()
  })
})
