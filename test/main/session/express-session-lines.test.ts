// The two lines of code of each defence, in an app of express-session alone: the careless one lets the attack through there too.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import session, { type SessionOptions } from 'express-session'
import { afterEach, describe, expect, test } from 'vitest'

declare module 'express-session' {
  interface SessionData {
    user: string
  }
}

interface Lines extends Partial<SessionOptions> {
  readonly keepsId?: boolean
  readonly onlyClears?: boolean
  readonly anyType?: boolean
}

const endings: (() => unknown)[] = []
afterEach(() => {
  for (const end of endings.splice(0)) end()
})

/** Starts an app with login, logout, a page, and a page that is answered when the test says so. */
async function start({ keepsId = false, onlyClears = false, anyType = false, ...options }: Lines = {}) {
  const app = express()
  let release = () => {}
  let arrived = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const isHeld = new Promise<void>((resolve) => {
    arrived = resolve
  })
  app.use(
    session({
      name: 'lab.sid',
      secret: 'a secret of its own',
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax' },
      ...options,
    }),
  )
  app.use(anyType ? express.json({ type: () => true }) : express.json())
  app.post('/login', (request, response) => {
    const user = request.body?.user
    if (typeof user !== 'string') return response.sendStatus(400)
    const logIn = () => {
      request.session.user = user
      response.json({})
    }
    if (keepsId) logIn()
    else request.session.regenerate(logIn)
    return undefined
  })
  app.delete('/logout', (request, response) => {
    const done = () => response.clearCookie('lab.sid').json({})
    if (onlyClears) done()
    else request.session.destroy(done)
  })
  app.get('/page', (request, response) => {
    response.json({ user: request.session.user ?? null })
  })
  app.get('/held', async (request, response) => {
    arrived()
    await held
    response.json({ user: request.session.user ?? null })
  })
  const server = createServer(app)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  endings.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const send = (path: string, method = 'GET', cookie = '', body?: object, type = 'application/json') =>
    fetch(origin + path, {
      method,
      headers: { ...(cookie !== '' && { Cookie: cookie }), ...(body && { 'Content-Type': type }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  return {
    send,
    release,
    isHeld,
    logIn: async (user: string, cookie = '', type?: string) => {
      const { status, headers } = await send('/login', 'POST', cookie, { user }, type)
      const line = headers.getSetCookie()[0] ?? ''
      return { status, line, cookie: line.split(';', 1)[0] || cookie }
    },
    whoIs: async (cookie: string): Promise<unknown> => {
      const body: unknown = await (await send('/page', 'GET', cookie)).json()
      return body
    },
  }
}

const nobody = { user: null }

describe('express-session itself', () => {
  test.each([
    [true, { user: 'alice' }],
    [false, nobody],
  ])('without regenerate: %j, what was planted then opens %j', async (keepsId, opens) => {
    const { logIn, whoIs } = await start({ keepsId })
    const planted = (await logIn('bob')).cookie
    await logIn('alice', planted)
    expect(await whoIs(planted)).toEqual(opens)
  })

  test.each([
    [true, { user: 'alice' }],
    [false, nobody],
  ])('with only the cookie cleared: %j, a copy then opens %j', async (onlyClears, opens) => {
    const { logIn, whoIs, send } = await start({ onlyClears })
    const { cookie } = await logIn('alice')
    await send('/logout', 'DELETE', cookie)
    expect(await whoIs(cookie)).toEqual(opens)
  })

  test.each([
    [true, { user: 'alice' }],
    [false, nobody],
  ])(
    'with resave: %j, after a request under way during the logout a copy opens %j',
    async (resave, opens) => {
      const { logIn, whoIs, send, release, isHeld } = await start({ resave })
      const { cookie } = await logIn('alice')
      const answer = send('/held', 'GET', cookie)
      await isHeld
      await send('/logout', 'DELETE', cookie)
      expect(await whoIs(cookie)).toEqual(nobody)
      release()
      await answer
      expect(await whoIs(cookie)).toEqual(opens)
    },
  )

  test('with a counter takes two numbers for a login', async () => {
    let count = 1_000
    const { logIn } = await start({ genid: () => String(++count), secret: 'keyboard cat' })
    expect((await logIn('alice')).cookie).toMatch(/^lab\.sid=s%3A1002\./)
  })

  test('without the attributes leaves them out', async () => {
    const lines: string[] = []
    for (const cookie of [{ httpOnly: false, sameSite: 'lax' } as const, {}])
      lines.push((await (await start({ cookie })).logIn('alice')).line)
    expect(lines[0]).toMatch(/; Path=\/; SameSite=Lax$/)
    expect(lines[1]).toMatch(/; Path=\/; HttpOnly$/)
  })

  test.each([
    [true, 200],
    [false, 400],
  ])('with JSON of any type: %j, a login as text/plain gets %i', async (anyType, status) => {
    const { logIn } = await start({ anyType })
    expect((await logIn('alice', '', 'text/plain')).status).toBe(status)
  })
})
