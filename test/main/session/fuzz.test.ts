// Hostile cookies by the hundred thousand: none breaks the parser or the server, and none passes that wasn't signed.
import { createHmac } from 'node:crypto'
import { parse } from 'cookie'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCookie, SESSION_COOKIE } from '#main/session/session-checks'
import { traceEventSchema } from '#src/trace/event'
import { FUZZ_LIMIT_MS, tries } from '../../support/fuzz'
import { IS_LONG } from '../../support/long'
import { fitsHeader, hostileCookies, type SignText } from '../../support/malformed'
import { SessionLab } from './session-lab'

const SECRET = 'a secret of thirty-two characters'

/** Signs as express-session does, without its help. */
const sign: SignText = (id) => createHmac('sha256', SECRET).update(id).digest('base64').replace(/=+$/, '')

const GOOD = `${SESSION_COOKIE}=${encodeURIComponent(`s:an-id.${sign('an-id')}`)}`

describe('the check of a Cookie header', () => {
  test(
    'passes none of a great many hostile cookies but those with a genuine signature, and never throws',
    () => {
      let accepted = 0
      const check = (header: string) => {
        const { checks, sessionId } = readCookie(header, SECRET)
        expect(checks.every(({ passed }) => passed)).toBe(sessionId !== null)
        if (sessionId === null) return
        accepted += 1
        expect(parse(header)[SESSION_COOKIE]).toBe(`s:${sessionId}.${sign(sessionId)}`)
      }
      fc.assert(fc.property(hostileCookies(SESSION_COOKIE, GOOD, sign), check), tries(100_000))
      // Were none accepted, nothing would have been compared.
      expect(accepted).toBeGreaterThan(IS_LONG ? 500 : 20)
    },
    FUZZ_LIMIT_MS,
  )
})

describe('the session server', () => {
  let lab: SessionLab
  beforeAll(async () => {
    lab = await SessionLab.start()
  })
  afterAll(() => lab.stop())

  test(
    'answers hostile cookies with 401, and as to a stranger where no login is needed',
    async () => {
      const good = await lab.logIn()
      const cookies = hostileCookies(SESSION_COOKIE, good, lab.sign).filter(fitsHeader)
      let known = 0
      await fc.assert(
        fc.asyncProperty(cookies, async (cookie) => {
          const { status } = await lab.send('/protected', { cookie })
          expect([200, 401]).toContain(status)
          if (status === 401) {
            const open = await lab.send('/partially-protected', { cookie })
            expect([open.status, open.body]).toEqual([200, { logged_in_as: 'anonymous user' }])
            return
          }
          known += 1
          expect(parse(cookie)[SESSION_COOKIE]).toBe(parse(good)[SESSION_COOKIE])
        }),
        tries(400, [good]),
      )
      expect(known).toBeGreaterThan(0)
      for (const event of lab.events()) traceEventSchema.parse(JSON.parse(JSON.stringify(event)))
    },
    FUZZ_LIMIT_MS,
  )

  test(
    'logs nobody in or out by a hostile cookie',
    async () => {
      const good = await lab.logIn()
      const cookies = hostileCookies(SESSION_COOKIE, good, lab.sign).filter(
        (text) => fitsHeader(text) && parse(text)[SESSION_COOKIE] !== parse(good)[SESSION_COOKIE],
      )
      await fc.assert(
        fc.asyncProperty(cookies, async (cookie) => {
          expect((await lab.send('/logout', { method: 'DELETE', cookie })).status).toBe(401)
        }),
        tries(150),
      )
      expect((await lab.send('/protected', { cookie: good })).status).toBe(200)
    },
    FUZZ_LIMIT_MS,
  )
})
