// What the tests of the keepers have a user agent send, and be answered with.
import { planOf } from '#main/user-agent/plan'
import type { HttpResponse } from '#src/trace/http-message'

export const login = planOf({ type: 'login', username: 'test', password: 'test' })
export const open = planOf({ type: 'open-protected' })
export const refresh = planOf({ type: 'refresh' })
export const logout = planOf({ type: 'logout' })

/** An answer in JSON, with these lines of Set-Cookie. */
export function response(status: number, body: object, setCookies: readonly string[] = []): HttpResponse {
  const text = JSON.stringify(body)
  return {
    status,
    reason: '',
    httpVersion: '1.1',
    headers: setCookies.map((value) => ['Set-Cookie', value]),
    body: text,
    bytes: { head: 0, body: text.length },
  }
}
