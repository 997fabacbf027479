import { describe, expect, test } from 'vitest'
import { linkIn, targetOf } from '#main/user-agent/download-link'
import { planOf } from '#main/user-agent/plan'
import type { HttpResponse } from '#src/trace/http-message'

const get = planOf({ type: 'get-download-link' })
const open = planOf({ type: 'open-download-link' })

function answer(status: number, body: string): HttpResponse {
  return { status, reason: '', httpVersion: '1.1', headers: [], body, bytes: { head: 0, body: body.length } }
}

describe('the link in an answer', () => {
  test.each([
    ['a link', 200, '{"url":"/download?token=a.b.c","expires_in":60}', '/download?token=a.b.c'],
    ['a refusal', 401, '{"url":"/download?token=a.b.c"}', null],
    ['no link', 200, '{"msg":"none"}', null],
    ['a number', 200, '{"url":7}', null],
    ['no JSON', 200, '<html>', null],
    ['no object', 200, '"x"', null],
    ['what is no URL', 200, '{"url":"http://[::"}', null],
  ])('%s', (_, status, body, link) => {
    expect(linkIn(get, answer(status, body))).toBe(link)
  })

  test('is looked for in no other answer', () => {
    const other = planOf({ type: 'open-protected' })
    expect(linkIn(other, answer(200, '{"url":"/download?token=a.b.c"}'))).toBeNull()
  })
})

describe('the target of a request', () => {
  const edited = (credential: string) => planOf({ type: 'open-download-link', credential })

  test.each([
    ['opening the link', open, '/download?token=a.b.c', '/download?token=a.b.c'],
    ['a link to this very server', open, 'http://127.0.0.1:1/download?token=a.b.c', '/download?token=a.b.c'],
    ['no link', open, null, '/download'],
    ['another token', edited('x.y.z'), '/download?token=a.b.c', '/download?token=x.y.z'],
    ['a token without a link', edited('x.y.z'), null, '/download?token=x.y.z'],
    ['an empty token', edited(''), '/download?token=a.b.c', '/download?token='],
    ['a token that no URL takes as it is', edited('ä b\r\n&c'), null, '/download?token=%C3%A4+b%0D%0A%26c'],
    ['any other request', get, '/download?token=a.b.c', '/download-link'],
  ])('%s', (_, plan, link, target) => {
    expect(targetOf(plan, link)).toBe(target)
  })
})
