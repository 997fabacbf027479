// Many requests at once: each has its own session, its own hops and its own answer.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { cookieOf, SessionLab, sessionIdOf } from './session-lab'

const NAMES = ['test', 'alice', 'bob'] as const

let lab: SessionLab
beforeEach(async () => {
  lab = await SessionLab.start()
})
afterEach(() => lab.stop())

it('keeps concurrent requests of different sessions apart', async () => {
  const users = Array.from({ length: 30 }, (_, index) => NAMES[index % 3] ?? 'test')
  const cookies = await Promise.all(users.map((name) => lab.logIn(name)))
  expect(new Set(cookies.map(sessionIdOf)).size).toBe(users.length)
  const answers = await Promise.all(cookies.map((cookie) => lab.send('/protected', { cookie })))
  expect(answers.map(({ body }) => body.logged_in_as)).toEqual(users)
  const opened = lab.flows().slice(users.length)
  for (const { hops } of opened) {
    const ids = hops.flatMap(({ hop }) =>
      'sessionId' in hop && hop.sessionId !== null ? [hop.sessionId] : [],
    )
    expect([hops.length, new Set(ids).size]).toEqual([6, 1])
  }
  expect(lab.traced().sessions).toHaveLength(users.length)
})

it('answers each logout of one session, and ends it once', async () => {
  const cookie = await lab.logIn()
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => lab.send('/logout', { method: 'DELETE', cookie })),
  )
  for (const { status, body } of answers) {
    expect([status, body.msg]).toEqual(
      status === 200 ? [200, 'Successfully logged out'] : [401, 'Session has ended'],
    )
  }
  const ends = lab.flows().flatMap(({ hops }) => hops.filter(({ hop }) => hop.kind === 'session-destroyed'))
  expect(ends).toHaveLength(1)
  expect(lab.traced().sessions).toEqual([])
})

it('leaves no session of a deleted account behind, however logins and the deletion interleave', async () => {
  const cookie = await lab.logIn('alice')
  const json = { username: 'alice', password: 'alice' }
  const logins = Array.from({ length: 20 }, () => lab.send('/login', { method: 'POST', json }))
  const deletion = lab.send('/user', { method: 'DELETE', cookie })
  const answers = await Promise.all(logins)
  expect(await deletion).toMatchObject({ status: 200 })
  expect(await lab.store.all()).toEqual([])
  expect(lab.traced().sessions).toEqual([])
  for (const sent of answers.filter(({ status }) => status === 200)) {
    expect(await lab.send('/protected', { cookie: cookieOf(sent) })).toMatchObject({ status: 401 })
  }
})
