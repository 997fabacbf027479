// What flask-jwt-extended has answered to many requests, and what the real server answers to the same ones.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type JwtLab, part, startJwtLab } from './jwt-lab'

const RECORDER = join(import.meta.dirname, 'record-flask-jwt-extended.py')
const RECORDING = readFileSync(join(import.meta.dirname, 'flask-jwt-extended.recorded.jsonl'), 'utf8')

/** With what the answers were taken, and from what. */
interface Taken {
  readonly versions: Record<string, string>
  /** Epoch seconds. */
  readonly now: number
  readonly secret: string
}

/** A request with the library's answer; an answer that is no JSON is null. */
interface Recorded {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string | null
  readonly status: number
  readonly answer: object | null
}

const [head = '', ...lines] = RECORDING.trimEnd().split('\n')
const taken: Taken = JSON.parse(head)
const recorded: readonly Recorded[] = lines.map((line) => JSON.parse(line))

const OTHER_SCHEME = "Missing 'Bearer' type in 'Authorization' header. Expected 'Authorization: Bearer <JWT>'"
const BAD_HEADER = "Bad Authorization header. Expected 'Authorization: Bearer <JWT>'"
const OPENED = { hello: 'world', logged_in_as: 'test' }
const KNOWN = { logged_in_as: 'test' }
const ANONYMOUS = { logged_in_as: 'anonymous user' }
const msg = (text: string | RegExp) => ({
  msg: typeof text === 'string' ? text : expect.stringMatching(text),
})
const NOT_JSON = msg(/^Invalid (payload|header) string: /)
const NO_TIME = msg(/^.+ claim \((iat|nbf|exp)\) must be an integer\.$/)

type Row = readonly [names: RegExp, status: number, answer: object]

/** Where the lab answers otherwise on purpose: why, and how. Each row is of all recorded requests with such a name. */
const DEVIATIONS: Readonly<Record<string, readonly Row[]>> = {
  'the scheme is matched in any letter case, as RFC 9110 section 11.1 has it': [
    [/^protected: header, (lower|upper|mixed) case$/, 200, OPENED],
    [/^optional: header, (lower|upper|mixed) case$/, 200, KNOWN],
    [/: header, lower case, alone$/, 422, msg(BAD_HEADER)],
    [/: header, lower case, garbage$/, 422, msg('Not enough segments')],
    [/^protected: header, two .* in lower case$/, 401, msg(OTHER_SCHEME)],
    [/^optional: header, two .* in lower case$/, 200, ANONYMOUS],
  ],
  'a header that begins with nothing between commas is read; the library fails with 500': [
    [/^protected: header, commas and a blank$/, 401, msg('Missing Authorization Header')],
    [/^optional: header, commas and a blank$/, 200, ANONYMOUS],
    [/^protected: header, commas and a blank before it$/, 200, OPENED],
    [/^optional: header, commas and a blank before it$/, 200, KNOWN],
  ],
  'Base64url has no padding in a token (RFC 7515 section 2), so that no token has two texts': [
    [/^form, padding: the signature, one$/, 422, msg('Invalid crypto padding')],
    [/^form, padding: the header, signed$/, 422, msg('Invalid header padding')],
    [/^form, padding: the payload, signed$/, 422, msg('Invalid payload padding')],
  ],
  'what is not UTF-8 without a mark is no token (RFC 7515 section 4, RFC 7519 section 7.1, RFC 8259 section 8.1)':
    [
      [/^payload (in UTF-|with a byte order mark)/, 422, NOT_JSON],
      [/^(payload|header), (JSON: '\\ufeff\{}'|bytes: b'(\\xed|\{\\x00}))/, 422, NOT_JSON],
    ],
  'NaN and Infinity are no JSON (RFC 8259 section 6)': [
    [/(?<!")(NaN|Infinity)|with a member that is no number/, 422, NOT_JSON],
  ],
  'JSON may be nested a hundred deep and no more': [
    [/^payload 200 deep|JSON: '\[+\.\.\. of 3000'$/, 422, msg(/string: Too deeply nested: /)],
  ],
  'the lab names the very character where JSON breaks off, and of broken UTF-8 the first byte': [
    [/, JSON: '\{"a":(01|1\.|-|1e|"x|"\\\\(x|u12)")}'$/, 422, NOT_JSON],
    [/, bytes: b'(\\xc3|\\xe2\\x82|\\xf0\\x9f\\x98)'$/, 422, NOT_JSON],
  ],
  'the lab knows no extensions, and refuses all that are critical (RFC 7515 section 4.1.11)': [
    [/^token header: (crit \["b64"]|b64 true, and said)/, 422, msg('Unsupported critical extension: b64')],
  ],
  'a time beyond 1.8e308 is no number for JavaScript: it is refused': [
    [/^claim: (iat|nbf|exp) -?9+\.\.\. of 4/, 422, NO_TIME],
  ],
  'a time in digits of other scripts is refused; RFC 7519 section 2 wants a number at all': [
    [/^claim: (iat|nbf|exp) "\\u(ff11|0669)/, 422, NO_TIME],
  ],
  "download tokens, which the library doesn't have, open nothing else (RFC 8725 section 3.12)": [
    [/^(protected|optional): type "download"$/, 422, msg('Only access tokens are allowed')],
  ],
  'an account that there is not gets no new tokens, as with a user_lookup_loader': [
    [/^refresh: an account that there is not$/, 401, msg('Error loading the user nobody')],
  ],
  "a token without jti can't be revoked; the example of the library so revokes all that have none": [
    [/^logout2?: a (refresh )?token without jti$/, 422, msg('Missing claim: jti')],
  ],
}

const rowOf = ({ name }: Recorded) =>
  Object.values(DEVIATIONS)
    .flat()
    .find(([names]) => names.test(name))

/** Shows the tokens of an answer by what stands in them; the random names in them by what they are. */
function readable([name, value]: [string, unknown]): [string, unknown] {
  if (!name.endsWith('_token')) return [name, value]
  const parts = String(value).split('.', 2)
  const text = parts.map((each) => Buffer.from(each, 'base64url').toString('utf8')).join('.')
  return [name, text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')]
}

/** Sends a request line by line as it was recorded. */
async function replay({ method, path, headers, body }: Recorded, port: number) {
  const length = body === null ? [] : ['Content-Length', String(Buffer.byteLength(body))]
  const sent = request({
    host: '127.0.0.1',
    port,
    method,
    path,
    headers: ['Host', 'lab', 'Connection', 'close', ...headers.flat(), ...length],
  })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve)
    sent.once('error', reject)
    sent.end(body)
  })
  const answer: unknown = await json(response)
  return {
    status: response.statusCode,
    answer: Object.fromEntries(Object.entries(answer ?? {}).map(readable)),
    challenge: response.headers['www-authenticate'],
  }
}

describe('the JWT server', () => {
  let lab: JwtLab
  const answers = new Map<Recorded, Awaited<ReturnType<typeof replay>>>()

  beforeAll(async () => {
    lab = await startJwtLab('HS256', taken.secret)
    expect(lab.clock.now()).toBe(taken.now * 1000)
    for (const each of recorded) answers.set(each, await replay(each, lab.server.port))
  }, 120_000)
  afterAll(() => lab.server.close())

  test('answers as the library did', () => {
    const alike = recorded.filter((each) => !rowOf(each))
    expect(alike.length).toBeGreaterThan(1_400)
    expect(alike.filter(({ name }) => name.includes('two faults')).length).toBeGreaterThan(400)
    const told = alike.map((each) => ({ ...each, ...answers.get(each), challenge: undefined }))
    expect(told).toEqual(alike)
  })

  test.each(Object.entries(DEVIATIONS))('deviates: %s', (_, rows) => {
    for (const row of rows) {
      const [names, status, answer] = row
      const own = recorded.filter((each) => rowOf(each) === row)
      expect(own, String(names)).not.toEqual([])
      for (const each of own) {
        expect(answers.get(each), each.name).toMatchObject({ status, answer })
        expect(answers.get(each), each.name).not.toMatchObject({ status: each.status, answer: each.answer })
      }
    }
  })

  test('deviates: every refusal bears the challenge of RFC 6750', () => {
    for (const [{ name }, { status, challenge }] of answers) {
      if (status !== 401 && status !== 422) expect(challenge, name).toBeUndefined()
      else
        expect(challenge, name).toMatch(
          /^Bearer realm="Session vs JWT Lab"(, error="invalid_(request|token)", |$)/,
        )
    }
  })

  const realm = 'Bearer realm="Session vs JWT Lab"'
  test.each([
    ['without an error code when there was no token', 'none', realm],
    ['without an error code for another scheme', 'Basic', realm],
    [
      'invalid_request for a malformed header',
      'Bearer a b',
      `${realm}, error="invalid_request", error_description="${BAD_HEADER}"`,
    ],
  ])('challenges %s', (_, header, challenge) => {
    const each = recorded.find(({ name }) => name === `protected: header, ${header}`)
    expect(each && answers.get(each)?.challenge).toBe(challenge)
  })

  test('challenges invalid_token for a bad token', () => {
    const each = recorded.find(({ name }) => name === 'form: a.b.c')
    expect(each && answers.get(each)?.challenge).toBe(
      `${realm}, error="invalid_token", error_description="Invalid header padding"`,
    )
  })

  test('gives each token names of its own', async () => {
    const [one, other] = [await lab.logIn(), await lab.logIn()]
    const claims = [one.access, one.refresh, other.access, other.refresh].map((token) => part(token, 1))
    const names = claims.flatMap(({ jti, csrf }) => [jti, csrf])
    expect(new Set(names).size).toBe(names.length)
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    for (const name of names) expect(name).toMatch(uuid)
  })
})

/** Runs the recorder; null where it can't. */
async function runRecorder(python: string, ...options: string[]): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(python, [RECORDER, ...options], { maxBuffer: 2 ** 26 })
    return stdout
  } catch {
    return null
  }
}

/** Says why the library can't be asked here: there is none, or another version. */
function whyNotAsked(python: string, versions: string | null): string | null {
  if (versions === null) return `${python} has no flask-jwt-extended: LAB_PYTHON may name one that has`
  return versions === `${head}\n` ? null : `it was taken from other versions than ${python} has`
}

describe('the recording', async () => {
  const python = process.env.LAB_PYTHON ?? 'python3'
  const why = whyNotAsked(python, await runRecorder(python, '--versions'))

  test.skipIf(why !== null)(
    `is what the library answers${why === null ? '' : `: skipped, for ${why}`}`,
    async () => {
      expect((await runRecorder(python))?.split('\n')).toEqual(RECORDING.split('\n'))
    },
    300_000,
  )
})
