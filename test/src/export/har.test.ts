import { describe, expect, test } from 'vitest'
import { har } from '#src/export/har'
import { flowsMarkdown } from '#src/export/markdown'
import { recordingOf } from '#src/export/recording'
import type { Hop } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import type { HttpRequest, HttpResponse } from '#src/trace/http-message'
import { LANES } from '#src/trace/lane'
import { STORY_START, Story } from '../../support/events'

const request = (change: Partial<HttpRequest> = {}): Hop => ({
  kind: 'request',
  request: {
    method: 'GET',
    target: '/protected',
    httpVersion: '1.1',
    headers: [['Host', '127.0.0.1:4602']],
    body: '',
    bytes: { head: 60, body: 0 },
    ...change,
  },
})
const response = (change: Partial<HttpResponse> = {}): Hop => ({
  kind: 'response',
  response: {
    status: 200,
    reason: 'OK',
    httpVersion: '1.1',
    headers: [],
    body: '',
    bytes: { head: 40, body: 0 },
    ...change,
  },
})

function recordingOfStory(story: Story) {
  return recordingOf(story.trace(), {
    app: '0.1.0',
    exportedAt: STORY_START,
    labTime: STORY_START,
    origins: { session: 'http://127.0.0.1:4601', jwt: 'http://127.0.0.1:4602' },
    storage: { session: 'memory', jwt: 'sqlite' },
    settings: INITIAL_SETTINGS,
  })
}

function harOf(story: Story) {
  return har(recordingOfStory(story))
}

/** The one entry of a flow with these hops on the JWT lane. */
function entryOf(...hops: Hop[]) {
  const story = new Story()
  story.start('jwt')
  for (const hop of hops) story.hop('jwt', hop)
  story.end('jwt')
  const { entries } = harOf(story).log
  expect(entries).toHaveLength(1)
  const [entry] = entries
  if (!entry) throw new Error('There is no entry')
  return entry
}

describe('the HAR of a trace', () => {
  test('has the entries of both lanes in the order of their requests, since the last reset of each', () => {
    const story = new Story()
    const sends = (lane: 'session' | 'jwt') => {
      story.start(lane)
      story.hop(lane, request({ headers: [] }))
      story.hop(lane, response())
      story.end(lane)
    }
    sends('jwt')
    story.reset('jwt')
    sends('jwt')
    sends('session')
    story.start('jwt')
    story.hop('jwt', request())
    const { log } = harOf(story)
    expect(log.entries.map(({ pageref }) => pageref)).toEqual(['jwt-2', 'session-1', 'jwt-3'])
    expect(log.entries.map(({ request }) => request.url)).toEqual([
      'http://127.0.0.1:4602/protected',
      'http://127.0.0.1:4601/protected',
      'http://127.0.0.1:4602/protected',
    ])
    expect(log.pages.map(({ id }) => id)).toEqual(['jwt-2', 'session-1', 'jwt-3'])
    expect(log).toMatchObject({ version: '1.2', creator: { version: '0.1.0' } })
  })

  test('tells of the same flows as the Markdown, by the same numbers, and says since when', () => {
    const story = new Story()
    story.start('jwt').number = 6
    story.hop('jwt', request())
    story.reset('jwt')
    for (const lane of LANES) {
      story.start(lane).number = 7
      story.hop(lane, request())
    }
    const { entries, comment } = harOf(story).log
    expect(entries.map((entry) => [entry._lane, entry._flow])).toEqual([
      ['session', '7'],
      ['jwt', '7'],
    ])
    expect(comment).toContain('since the last reset')
    const markdown = flowsMarkdown(recordingOfStory(story), catalogues.en, 'today')
    expect(markdown.match(/^## \d+/gm)).toEqual(['## 7', '## 7'])
    expect(markdown).toContain('since the last reset')
  })

  test('leaves out a flow that has sent nothing', () => {
    const story = new Story()
    story.flow('session', 1)
    expect(harOf(story).log).toMatchObject({ entries: [], pages: [] })
  })

  test('takes its times from the clock of the lab', () => {
    // The flow starts at second 1, its request arrives at second 2 and its response at second 3.
    expect(entryOf(request(), response())).toMatchObject({
      startedDateTime: new Date(STORY_START + 2000).toISOString(),
      time: 1000,
      timings: { send: 0, wait: 1000, receive: 0 },
    })
  })

  test('gives each request of a flow that refreshes by itself an entry and a connection', () => {
    const attached: Hop = {
      kind: 'credential-attached',
      place: null,
      header: null,
      expired: false,
      edited: false,
    }
    const story = new Story()
    story.start('jwt')
    for (const status of [401, 200, 200]) {
      story.hop('jwt', attached)
      story.hop('jwt', request())
      story.hop('jwt', response({ status }))
    }
    story.end('jwt')
    const { entries } = harOf(story).log
    expect(entries.map((entry) => [entry.response.status, entry.connection])).toEqual([
      [401, 'jwt-1-1'],
      [200, 'jwt-1-2'],
      [200, 'jwt-1-3'],
    ])
  })

  test('has status 0 where no answer came, and says why', () => {
    const failed = entryOf(request(), { kind: 'no-answer', message: 'socket hang up' })
    expect(failed.response).toMatchObject({ status: 0, headersSize: -1, _error: 'socket hang up' })
    expect(entryOf(request()).response).toMatchObject({ status: 0, _error: expect.stringContaining('done') })
  })
})

describe('an entry of a HAR', () => {
  test.each([
    ['/a?b=1', 'http://127.0.0.1:4602/a?b=1'],
    ['http://other.example/a', 'http://other.example/a'],
    ['*', 'http://127.0.0.1:4602/*'],
    ['/<a b>"{}|\\^`[x]', 'http://127.0.0.1:4602/%3Ca%20b%3E%22%7B%7D%7C%5C%5E%60%5Bx%5D'],
    ['/50%', 'http://127.0.0.1:4602/50%25'],
    ['/%e6%b8%ac', 'http://127.0.0.1:4602/%e6%b8%ac'],
    ['/\u00e9', 'http://127.0.0.1:4602/%E9'],
  ])('for the target %s has the URL %s', (target, url) => {
    expect(entryOf(request({ target }), response()).request.url).toBe(url)
  })

  test.each([
    ['localhost:80', 'http://localhost:80/protected'],
    ['[::1]:80', 'http://[::1]:80/protected'],
    ['not a host', 'http://127.0.0.1:4602/protected'],
    ['', 'http://127.0.0.1:4602/protected'],
  ])('for the Host "%s" has the URL %s', (host, url) => {
    expect(entryOf(request({ headers: [['host', host]] }), response()).request.url).toBe(url)
  })

  test('has the query and the fields of a form in pairs, decoded', () => {
    const { request: sent } = entryOf(
      request({
        target: '/a?x=1&x=%E6%B8%AC+2&y&%zz=1&',
        headers: [['Content-Type', 'application/x-www-form-urlencoded']],
        body: 'id=1&phone=%2B886+9',
        bytes: { head: 60, body: 19 },
      }),
      response(),
    )
    expect(sent.queryString).toEqual([
      { name: 'x', value: '1' },
      { name: 'x', value: '測 2' },
      { name: 'y', value: '' },
      { name: '%zz', value: '1' },
    ])
    expect(sent.postData).toMatchObject({
      text: 'id=1&phone=%2B886+9',
      params: [
        { name: 'id', value: '1' },
        { name: 'phone', value: '+886 9' },
      ],
    })
    expect([sent.headersSize, sent.bodySize]).toEqual([60, 19])
  })

  test('has no body where none was sent, and says so of one that is no UTF-8', () => {
    expect(entryOf(request(), response()).request.postData).toBeUndefined()
    const binary = entryOf(
      request({ method: 'POST', body: '\ufffd\u0000', bytes: { head: 60, body: 2 } }),
      response(),
    )
    expect(binary.request).toMatchObject({
      bodySize: 2,
      postData: { mimeType: 'x-unknown', comment: expect.any(String) },
    })
  })

  test('has the cookies that were sent and those that were set', () => {
    const { request: sent, response: received } = entryOf(
      request({ headers: [['Cookie', 'a=1; b=two=2; c']] }),
      response({
        headers: [
          [
            'Set-Cookie',
            'lab.sid=s%3Ax; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax',
          ],
          ['set-cookie', 'b=; Domain=example.com; Secure; Expires=Fri, 01 Jan 10000 00:00:00 GMT'],
          ['Set-Cookie', 'no cookie'],
        ],
      }),
    )
    expect(sent.cookies).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: 'two=2' },
      { name: 'c', value: '' },
    ])
    expect(received.cookies).toEqual([
      {
        name: 'lab.sid',
        value: 's%3Ax',
        path: '/',
        expires: '1970-01-01T00:00:00.000Z',
        httpOnly: true,
        secure: false,
      },
      { name: 'b', value: '', domain: 'example.com', httpOnly: false, secure: true },
    ])
  })
})
