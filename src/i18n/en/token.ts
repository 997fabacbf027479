// English: token. What tokens and cookies hold, and what is wrong with those that can't be read.
import { plural } from './named'

/** A place in a text. */
export interface Place {
  /** Counted from 1. */
  position: number
}
/** The name of a part of a token. */
export interface Part {
  part: string
}

export const token = {
  time: {
    seconds: ({ count }: { count: number }) => `${count} s`,
    minutes: ({ count }: { count: number }) => `${count} min`,
    hours: ({ count }: { count: number }) => `${count} h`,
    days: ({ count }: { count: number }) => plural(count, 'day', 'days'),
    years: ({ count }: { count: number }) => plural(count, 'year', 'years'),
    left: ({ duration }: { duration: string }) => `${duration} left`,
    ago: ({ duration }: { duration: string }) => `${duration} ago`,
    ahead: ({ duration }: { duration: string }) => `in ${duration}`,
    /** An instant with what it is from now. */
    at: ({ time, relative }: { time: string; relative: string }) => `${time}, ${relative}`,
    now: 'just now',
    expired: 'expired',
    never: 'never expires',
  },

  part: { header: 'header', payload: 'payload', signature: 'signature' },

  /** What is wrong with a text that should be a JWT: exactly what, where, and what to do. */
  problem: {
    empty: 'There is nothing to decode. Paste a JWT: three parts with a dot between them.',
    tooLong: ({ length, max }: { length: number; max: number }) =>
      `${length} characters are too many: at most ${max} are decoded. No server takes a header of this size.`,
    long: ({ length, max }: { length: number; max: number }) =>
      `${length} characters are many: common servers refuse a header beyond ${max}. Put less into the payload.`,
    schemeKept: ({ scheme }: { scheme: string }) =>
      `\`${scheme}\` belongs to the Authorization header, not to the token. It was left out here.`,
    quoted: ({ quote }: { quote: string }) =>
      `The token stands in quotes (\`${quote}\`). They belong to the JSON or code it was copied from, and were left out here.`,
    blanksInside: ({ count, position }: { count: number } & Place) =>
      `${plural(count, 'blank or line break', 'blanks or line breaks')} inside the token, the first at character ${position}. A token has none; they were left out here.`,
    percentEncoded: ({ position }: Place) =>
      `\`%\` at character ${position}: the text is URL-encoded. A token consists of \`A-Z a-z 0-9 - _\` and dots, and needs no such encoding.`,
    jsonText:
      'This is JSON, not a token. If it is an answer of a login, copy only the value of `access_token`; a JWS in JSON form (RFC 7515 section 7.2) is no JWT.',
    tooFewParts: ({ count }: { count: number }): string =>
      count === 1
        ? 'Only 1 part and no dot: a JWT has three parts with dots between them. Was all of it copied?'
        : 'Only 2 parts: the signature and the dot before it are missing. Was all of it copied?',
    tooManyParts: ({ count }: { count: number }) =>
      `${count} parts, where a signed JWT has 3. Were two tokens pasted together, or an end such as \`.com\` copied along?`,
    encrypted:
      '5 parts: this is an encrypted token (JWE, RFC 7516). Only its header can be read without the key; a signed JWT has 3 parts.',
    badDisclosure: {
      encoding: ({ number, position }: { number: number } & Place) =>
        `Disclosure ${number} (character ${position}) is no Base64url of UTF-8: it was changed, or cut off.`,
      json: ({ number, position }: { number: number } & Place) =>
        `Disclosure ${number} (character ${position}) decodes, but isn’t JSON.`,
      form: ({ number, position }: { number: number } & Place) =>
        `Disclosure ${number} (character ${position}) is no list of a salt, a name and a value, nor of a salt and a value (RFC 9901 section 4.2).`,
    },
    sdJwtCutOff:
      'The last disclosure lacks the `~` after it. An SD-JWT ends with `~` or with a key binding JWT (RFC 9901 section 4). Was all of it copied?',
    partEmpty: {
      header: 'The header is empty: nothing stands before the first dot.',
      payload: 'The payload is empty: nothing stands between the two dots.',
      signature:
        'The signature is empty: nothing stands after the second dot, so nobody vouches for this token.',
    },
    padding: ({ part, position, count }: { count: number } & Part & Place) =>
      `The ${part} ends in ${plural(count, 'padding sign', 'padding signs')} \`=\` (character ${position}). Base64url in a JWT has no padding (RFC 7515 section 2).`,
    plainBase64: ({
      part,
      position,
      character,
      instead,
    }: { character: string; instead: string } & Part & Place) =>
      `\`${character}\` in the ${part} (character ${position}) is plain Base64. Base64url writes \`${instead}\` in its place (RFC 4648 section 5).`,
    looseBits: ({ part, position }: Part & Place) =>
      `The last character of the ${part} (character ${position}) carries bits that belong to no byte: it was changed, or cut off there.`,
    badCharacter: ({ part, position, character }: { character: string } & Part & Place) =>
      `\`${character}\` in the ${part} (character ${position}) is no Base64url: only \`A-Z a-z 0-9 - _\` are.`,
    badLength: ({ part, length }: { length: number } & Part) =>
      `The ${part} has ${length} characters, which no number of bytes gives in Base64url: one is missing or one is too many.`,
    badUtf8: ({ part, position }: Part & Place) =>
      `The ${part} is valid Base64url, but its byte ${position} is no UTF-8: the text was changed, or was never JSON.`,
    badJson: ({
      part,
      line,
      column,
      expected,
      found,
    }: { line: number; column: number; expected: string; found: string } & Part) =>
      `The ${part} decodes, but isn't JSON: at line ${line}, column ${column}, ${expected} is expected and ${found} is there.`,
    notObject: ({ part, found }: { found: string } & Part) =>
      `The ${part} is JSON, but ${found}. It must be an object with names: \`{…}\` (RFC 7519 section 7.2).`,
    duplicateName: ({ part, name }: { name: string } & Part) =>
      `The ${part} has \`${name}\` more than once. Readers differ: some take the first, some the last, some refuse it all (RFC 8259 section 4). A JWT’s must refuse it or take the last (RFC 7519 section 4); the server here takes the last.`,
    algMissing:
      'The header has no `alg`. It is the one name that a header must have (RFC 7515 section 4.1.1).',
    algNotText: '`alg` in the header must be a text, such as `"HS256"`.',
    algNone:
      '`alg` is `none`: the token says of itself that nobody signed it. A server must not accept that (RFC 8725 section 3.2).',
    signatureLength: ({ alg, bytes, wantedBytes }: { alg: string; bytes: number; wantedBytes: number }) =>
      `The signature has ${plural(bytes, 'byte', 'bytes')}; one of ${alg} has ${wantedBytes}. Part of it was cut off or added.`,
  },

  /** What JSON's grammar asks for, and what was found in its place. */
  json: {
    expected: {
      value: 'a value',
      name: 'a name in double quotes',
      colon: '`:`',
      'comma-or-brace': '`,` or `}`',
      'comma-or-bracket': '`,` or `]`',
      quote: 'the closing `"`',
      escape: 'a valid escape after `\\`',
      printable: 'a printable character (a line break inside a text is written `\\n`)',
      number: 'a number without leading zeros or loose ends',
      end: 'the end',
      shallower: 'nothing deeper (100 levels are read)',
    },
    foundEnd: 'the end',
    foundCharacter: ({ character }: { character: string }) => `\`${character}\``,
    kind: { array: 'a list', string: 'a text', number: 'a number', boolean: 'true or false', null: 'null' },
    /** For a text that a learner is typing. */
    invalid: ({
      line,
      column,
      expected,
      found,
    }: {
      line: number
      column: number
      expected: string
      found: string
    }) => `Line ${line}, column ${column}: ${expected} is expected, ${found} is there.`,
    notObject: ({ found }: { found: string }) => `This is ${found}. It must be an object: \`{…}\`.`,
    duplicate: ({ name }: { name: string }) =>
      `\`${name}\` stands here more than once, and is sent so. Readers differ on which one counts (RFC 8259 section 4); the server here takes the last.`,
  },

  /** The claims of the payload: RFC 7519 section 4.1, and those that the lab's server adds. */
  claim: {
    iss: 'Issuer: who made and signed the token',
    sub: 'Subject: whom the token speaks for',
    aud: 'Audience: which servers the token is meant for',
    exp: 'Expiration time: from then on it must be refused',
    nbf: 'Not before: until then it must be refused',
    iat: 'Issued at: when the token was made',
    jti: 'ID of this token, not the token itself: what a blacklist keeps',
    type: 'Which kind of token: access, refresh or download',
    fresh: 'Whether it counts as right from a login with a password',
    csrf: 'A second secret for tokens that travel in a cookie; not needed in a header',
    ver: 'Version of the account when the token was issued: one below the account’s is revoked',
    _sd: 'Digests of claims that the holder can disclose one by one (SD-JWT)',
    _sd_alg: 'The hash that made the digests (SD-JWT)',
    sd_hash: 'Digest of the SD-JWT that the holder presents: binds the two together',
    cnf: 'Confirmation: the key that the holder must prove to have (RFC 7800)',
    nonce: 'A value of the verifier’s: keeps the same proof from being used again',
    unregistered: 'Not registered: means what its issuer says it means',
    typeAccess: 'Opens routes; a refresh token does not',
    typeRefresh: 'Gets new access tokens; opens no route',
    typeDownload: 'Good for one download by a link; opens no other route',
    typeUnknown: 'Neither `access` nor `refresh`: the server takes it for no refresh token',
    freshTrue: 'Fresh: it came right from a login with a password',
    freshFalse: 'Not fresh: a server may ask for the password again before something grave',
    subNotText: 'Must be a text: the server refuses this one',
    notTime: 'Must be a number: the seconds since 1970 (NumericDate)',
    milliseconds: 'Lies thousands of years ahead: milliseconds where seconds belong?',
    outOfCalendar: 'A time beyond every calendar',
    issued: ({ time, relative }: { time: string; relative: string }) => `Issued at ${time}, ${relative}`,
    issuedAhead: ({ time, relative }: { time: string; relative: string }) =>
      `Issued in the future: at ${time}, ${relative}`,
    expires: ({ time, relative }: { time: string; relative: string }) => `Expires ${time}, ${relative}`,
    expired: ({ time, relative }: { time: string; relative: string }) => `Expired ${time}, ${relative}`,
    validSince: ({ time, relative }: { time: string; relative: string }) =>
      `Valid since ${time}, ${relative}`,
    validFrom: ({ time, relative }: { time: string; relative: string }) =>
      `Not valid before ${time}, ${relative}`,
    missing: 'missing',
    noExpiry: 'Never expires: whoever steals it can use it until it is revoked or the key changes',
  },

  /** The parameters of the header: RFC 7515 section 4.1. */
  header: {
    alg: 'Algorithm of the signature',
    typ: 'Type of the whole',
    cty: 'Type of what the payload holds',
    kid: 'Which of the issuer’s keys signed it',
    jku: 'Address of the issuer’s keys: never fetch what a token names',
    jwk: 'A public key inside the token: never trust it, the attacker chose it',
    x5u: 'Address of a certificate: never fetch what a token names',
    x5c: 'A certificate chain inside the token',
    crit: 'Extensions that a reader must understand or refuse the token',
    zip: 'Compression (of encrypted tokens only)',
    enc: 'How the content is encrypted: this is a JWE',
    unregistered: 'Not registered: means what its issuer says it means',
    hmac: ({ bits }: { bits: string }) => `HMAC with SHA-${bits}: one secret both signs and verifies`,
    rsa: ({ bits }: { bits: string }) => `RSA with SHA-${bits}: a private key signs, the public key verifies`,
    rsaPss: ({ bits }: { bits: string }) =>
      `RSA-PSS with SHA-${bits}: a private key signs, the public key verifies`,
    ecdsa: ({ bits }: { bits: string }) =>
      `ECDSA with SHA-${bits}: a private key signs, the public key verifies`,
    eddsa: 'Ed25519: a private key signs, the public key verifies',
    none: 'Unsigned: anybody could have written this',
    algUnknown: 'No algorithm of RFC 7518',
    typJwt: 'A JSON Web Token',
  },

  /** The attributes of Set-Cookie: RFC 6265 section 4.1.2, SameSite by its successor. */
  cookie: {
    name: 'Name: the browser keeps one cookie of a name for each domain and path',
    value: 'Value: opaque to the browser, it only carries it',
    signedValue: 'Value: `s:`, the session ID, a dot and the server’s signature over the ID',
    domain: ({ domain }: { domain: string }) => `Only sent to \`${domain}\`, on every port of it`,
    domainWide: ({ domain }: { domain: string }) => `Sent to \`${domain}\` and all hosts below it`,
    path: ({ path }: { path: string }): string =>
      path === '/' ? 'Sent with every path of the host' : `Only sent with paths below \`${path}\``,
    expires: ({ time, relative }: { time: string; relative: string }) =>
      `The browser drops it ${time}, ${relative}. The server’s own timeout counts besides`,
    expired: ({ time, relative }: { time: string; relative: string }) =>
      `In the past (${time}, ${relative}): so a server has a cookie removed`,
    badDate: 'Not a date that can be read: ignored',
    maxAge: ({ duration }: { duration: string }) => `Kept for ${duration}; comes before Expires`,
    maxAgeOver: 'Zero or less: removes the cookie at once',
    badMaxAge: 'Not a whole number of seconds: ignored',
    noExpiry: 'Without Expires or Max-Age it lasts until the browser is closed',
    httpOnly: 'Scripts can’t read it: code injected by XSS can use it, but not take it away',
    noHttpOnly: 'Any script of the page can read it, an injected one too',
    secure: 'Only sent over HTTPS',
    noSecure: 'Also sent over plain HTTP, where the network can read it. The lab speaks HTTP on 127.0.0.1',
    sameSiteStrict: 'Never sent with requests that another site starts',
    sameSiteLax: 'From another site only sent when the user follows a link: most CSRF ends here',
    sameSiteNone: 'Sent with requests from any site: CSRF is possible; needs Secure',
    noSameSite: 'Browsers take it for Lax when it is missing, not all of them',
    sameSiteUnknown: 'Neither Strict, Lax nor None: taken for missing',
    unknown: 'Not an attribute of RFC 6265: ignored',
    notSigned: 'The value does not begin with `s:`: the server finds no signed session ID in it',
    noSignature: 'After `s:` there is no dot with a signature after it',
    badEncoding: 'The value is not valid URL-encoding: a `%` without two hexadecimal digits',
  },
}
