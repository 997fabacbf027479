// What the inspector tells about a raw message.
import { describe, expect, it } from 'vitest'
import type { HttpRequest, HttpResponse } from '#src/trace/http-message'
import {
  bodyRole,
  credentialRole,
  doubleNames,
  prettyBody,
  startLine,
} from '../../../../renderer/inspector/message/raw-http'

const message = { httpVersion: '1.1', headers: [], body: '', bytes: { head: 0, body: 0 } }
const request = (body = ''): { kind: 'request'; message: HttpRequest } => ({
  kind: 'request',
  message: { ...message, method: 'GET', target: '/protected', body },
})
const response = (body = ''): { kind: 'response'; message: HttpResponse } => ({
  kind: 'response',
  message: { ...message, status: 200, reason: 'OK', body },
})

describe('startLine', () => {
  it('has the pieces of RFC 9112', () => {
    expect(startLine(request())).toEqual(['GET', '/protected', 'HTTP/1.1'])
    expect(startLine(response())).toEqual(['HTTP/1.1', '200', 'OK'])
  })
})

describe('credentialRole', () => {
  it.each([
    ['cookie', 'lab.sid=s%3Aa.b', 'cookie'],
    ['Set-Cookie', 'lab.sid=s%3Aa.b; Path=/', 'set-cookie'],
    ['Set-Cookie', 'lab.sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'clear-cookie'],
    ['AUTHORIZATION', 'bearer a.b.c', 'authorization'],
    ['Authorization', 'Basic dGVzdA==', 'basic'],
    ['WWW-Authenticate', 'Bearer', 'challenge'],
    ['Accept', '*/*', null],
  ])('%s: %s', (name, value, role) => {
    expect(credentialRole([name, value])).toBe(role)
  })
})

describe('bodyRole', () => {
  it.each([
    [response('{"access_token":"a.b.c","refresh_token":"d.e.f"}'), 'tokens'],
    [response('{"status":0,"jwt_token":"a.b.c"}'), 'tokens'],
    [response('{"msg":"access_token"}'), null],
    [response(''), null],
    [request('{"username":"test","password":"test"}'), 'password'],
    [request('username=test&password=test'), 'password'],
    [request('{"access_token":"a"}'), null],
  ])('%j', (each, role) => {
    expect(bodyRole(each)).toBe(role)
  })
})

describe('prettyBody', () => {
  it('sets JSON on several lines, and leaves everything else alone', () => {
    expect(prettyBody('{"msg":"ok"}')).toBe('{\n  "msg": "ok"\n}')
    for (const body of ['', 'a=1', '"text"', '{"msg":', '{\n  "msg": "ok"\n}'])
      expect(prettyBody(body)).toBeNull()
  })

  it('changes nothing but the spacing', () => {
    const body = '{"10":1354877787627192411,"2":3.0,"tiny":1e-400,"username":"a","username":"b"}'
    expect(prettyBody(body)).toBe(
      '{\n  "10": 1354877787627192411,\n  "2": 3.0,\n  "tiny": 1e-400,\n  "username": "a",\n  "username": "b"\n}',
    )
  })
})

describe('doubleNames', () => {
  it.each([
    ['{"username":"a","username":"b"}', ['username']],
    ['[{"a":{"x":1,"x":2}},{"y":1,"\\u0079":2}]', ['x', 'y']],
    ['{"a":1,"b":{"a":2}}', []],
    ['username=a&username=b', []],
    ['', []],
  ])('of %s', (body, names) => {
    expect(doubleNames(body)).toEqual(names)
  })
})
