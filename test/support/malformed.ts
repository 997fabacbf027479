// Tokens and cookies as a hostile client sends them: from random text to what only the key's owner could have signed.
import fc, { type Arbitrary } from 'fast-check'

/** Signs the text before a token's second dot, or a session ID; returns the signature's text. */
export type SignText = (text: string) => string

const encode = (text: string) => Buffer.from(text, 'utf8').toString('base64url')

/** Puts U+FFFD in the place of each lone surrogate, which no UTF-8 can carry. */
export const wellFormed = (text: string) => Buffer.from(text, 'utf8').toString('utf8')

/** Text of any Unicode characters, lone surrogates included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.nat(0xffff), { maxLength: 10 }).map((units) => String.fromCharCode(...units)),
)

/** Names that mean something to a server, to JSON or to an object of JavaScript, and others. */
const memberName = (known: readonly string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty') },
    { weight: 1, arbitrary: anyText },
  )

/** JSON texts, those included that no program writes. */
const valueText = fc.oneof(
  { weight: 4, arbitrary: fc.json({ maxDepth: 2 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '1e999',
      '-0',
      '1e-999',
      '01',
      '',
      '"\\ud800"',
      '[',
      '[[[[[[',
      '{"a":{"a":{}}}',
    ),
  },
)

const timeText = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1_767_225_500, max: 1_767_225_700 }).map(String) },
  { weight: 2, arbitrary: fc.constantFrom('1767225600', '1767225601', '4e9', '0', '-1', '1e300') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '"4000000000"',
      '" +4_0 "',
      'true',
      'null',
      '1767225600.9',
      '1767225600.1',
      '[]',
    ),
  },
)

/** Writes members in their order, so that a name may stand twice. */
const objectText = (members: Arbitrary<[name: string, text: string][]>) =>
  fc
    .tuple(members, fc.constantFrom('', '', '', ' ', '\n', '\ufeff', ','))
    .map(
      ([entries, gap]) =>
        `{${entries.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(`${gap},`)}${gap}}`,
    )

/** The text of a header; mostly with this `alg`. */
const headerText = (alg: string) => {
  const algText = fc.oneof(
    { weight: 12, arbitrary: fc.constant(JSON.stringify(alg)) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '"none"',
        '"None"',
        '"HS384"',
        '"RS256"',
        '"ES256"',
        '"hs256"',
        '256',
        'null',
        '["HS256"]',
      ),
    },
  )
  const more = fc.tuple(
    memberName(['typ', 'kid', 'crit', 'b64', 'jku', 'jwk', 'x5u', 'x5c', 'zip', 'cty', 'alg']),
    valueText,
  )
  return objectText(
    fc
      .tuple(algText, fc.array(more, { maxLength: 2 }))
      .map(([text, others]): [string, string][] => [['alg', text], ['typ', '"JWT"'], ...others]),
  )
}

const claimsText = () => {
  const sub = fc.tuple(fc.constant('sub'), fc.oneof(fc.constant('"test"'), valueText))
  const time = fc.tuple(fc.constantFrom('exp', 'nbf', 'iat'), timeText)
  const other = fc.tuple(
    memberName(['jti', 'type', 'ver', 'fresh', 'aud', 'iss', 'csrf', 'family', 'sub']),
    valueText,
  )
  return objectText(
    fc
      .tuple(sub, fc.array(fc.oneof(time, other), { maxLength: 4 }))
      .map(([first, others]): [string, string][] => [first, ...others]),
  )
}

const LETTERS = [...'ABCabz019-_.=+/ ~%;,"\\\u0000\u00e9\u2028\ud83d']

/** Changes a text in a few places. */
export const edited = (text: string): Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat(Math.max(0, text.length - 1)),
        cut: fc.nat(2),
        put: fc.array(fc.constantFrom(...LETTERS), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((edits) =>
      edits.reduce((now, { at, cut, put }) => now.slice(0, at) + put.join('') + now.slice(at + cut), text),
    )

/** Tokens whose parts are decided one by one; `sign` makes the signature of those that get a genuine one. */
const composed = (alg: string, sign: SignText) =>
  fc
    .tuple(
      fc.oneof({ weight: 9, arbitrary: headerText(alg) }, { weight: 1, arbitrary: valueText }),
      fc.oneof({ weight: 9, arbitrary: claimsText() }, { weight: 1, arbitrary: valueText }),
      fc.constantFrom('right', 'right', 'right', 'cut', 'longer', 'none', 'other'),
    )
    .map(([header, claims, ending]) => {
      const input = `${encode(header)}.${encode(claims)}`
      const signature = ending === 'none' ? '' : sign(ending === 'other' ? `${input}x` : input)
      const texts = {
        cut: signature.slice(0, -1),
        longer: `${signature}A`,
        right: signature,
        none: '',
        other: signature,
      }
      return `${input}.${texts[ending]}`
    })

/** Text of the alphabet of tokens, so that it comes further than any other. */
const garbage = fc.oneof(
  fc.array(fc.constantFrom(...LETTERS), { maxLength: 60 }).map((letters) => letters.join('')),
  fc
    .array(fc.uint8Array({ maxLength: 20 }), { maxLength: 6 })
    .map((parts) => parts.map((bytes) => Buffer.from(bytes).toString('base64url')).join('.')),
  anyText,
)

/** Tokens of every degree of malformation, some of them genuine; `good` is one to begin from. */
export function hostileTokens(good: string, alg: string, sign: SignText): Arbitrary<string> {
  const whole = composed(alg, sign)
  return fc.oneof(
    { weight: 40, arbitrary: whole },
    { weight: 20, arbitrary: whole.chain(edited) },
    { weight: 20, arbitrary: edited(good) },
    { weight: 3, arbitrary: fc.constant(good) },
    { weight: 20, arbitrary: garbage },
  )
}

/** Cookie headers around a session cookie's name; `good` is a header that the server has given. */
export function hostileCookies(name: string, good: string, sign: SignText): Arbitrary<string> {
  const id = fc.oneof(anyText, fc.constantFrom('', '__proto__', 'a'.repeat(3000)))
  const signed = id.map(wellFormed).map((text) => encodeURIComponent(`s:${text}.${sign(text)}`))
  const value = fc.oneof(
    { weight: 3, arbitrary: signed },
    { weight: 2, arbitrary: signed.chain(edited) },
    { weight: 1, arbitrary: garbage },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '""', '"s:a.b"', 's:', 's%3A', '%', '%zz', 'j:{}', 's:.', '='),
    },
  )
  const pairName = fc.oneof(
    { weight: 6, arbitrary: fc.constant(name) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(` ${name}`, name.toUpperCase(), `${name}\t`, '__proto__', 'a', ''),
    },
    { weight: 1, arbitrary: garbage },
  )
  const pair = fc.tuple(pairName, fc.constantFrom('=', '=', '=', '= ', '', '=='), value)
  const composedHeader = fc
    .array(pair, { maxLength: 4 })
    .map((pairs) => pairs.map((texts) => texts.join('')).join('; '))
  return fc.oneof(
    { weight: 4, arbitrary: composedHeader },
    { weight: 2, arbitrary: edited(good) },
    { weight: 1, arbitrary: composedHeader.map((others) => `${good}; ${others}`) },
    { weight: 1, arbitrary: garbage },
  )
}

/** Whether a client of Node's can send a text as a header's value. */
export function fitsHeader(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text)
}
