// English: lanes. What stands in the two lanes: heads, panels, rows, the flow that is shown, and the lane's settings.
import type { RevocationCause } from '#src/trace/state'
import { lifetimes } from './lifetimes'

const BECAUSE: Readonly<Record<RevocationCause, string>> = {
  logout: ' by logout',
  everywhere: ' by logout everywhere',
  'account-deleted': ', account deleted',
  operator: ' by the operator',
  reuse: ', its family was reused',
  'parent-ended': ', its parent ended before it went out',
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** A number of things. */
export interface Count {
  count: number
}
/** An instant, as a clock shows it. */
export interface Time {
  time: string
}

export const lanes = {
  session: {
    name: 'Cookie session',
    front: 'Front end · cookie jar',
    frontCount: ({ count }: Count): string => (count === 0 ? 'empty' : plural(count, 'cookie', 'cookies')),
    frontEmpty: 'No cookie yet. After “Log in” the session ID is kept here.',
  },
  jwt: {
    name: 'JWT',
    front: 'Front end · localStorage',
    frontCount: ({ count }: Count): string => (count === 0 ? 'empty' : plural(count, 'token', 'tokens')),
    frontEmpty: 'No token yet. After “Log in” both tokens are kept here.',
  },

  head: {
    /** Names a lane for screen readers. */
    lane: ({ name }: { name: string }) => `${name} lane`,
    settings: ({ name }: { name: string }) => `${name}: settings`,
    modeHere: ({ mode }: { mode: string }) => `here: ${mode}`,
    weak: ({ bits }: { bits: number }) => `weak secret · ${bits} bits`,
    weakLong: ({ bits, requiredBits, alg }: { bits: number; requiredBits: number; alg: string }) =>
      `This secret has at most ${bits} bits. ${alg} needs ${requiredBits} or more (RFC 7518 section 3.2): a short one can be guessed offline from a single token.`,
  },

  back: {
    title: 'Back end',
    tables: 'Tables of the back end',
    memory: 'memory',
    sessions: 'Session store',
    issued: 'Issued tokens',
    blocklist: 'Blacklist',
    accounts: 'Accounts',
    touched: 'concerned by this hop',
    blocklistNote: 'also called blocklist or denylist',
    sessionsEmpty: 'No session. The server writes a record here when somebody logs in.',
    issuedEmpty: 'No token issued yet. Only the `jti` of each is noted here, never the token.',
    blocklistEmpty: 'Nothing revoked. “Log out” puts the `jti` of the access token here.',
    accountsEmpty: 'All accounts are deleted. “Reset” brings them back.',
  },

  row: {
    cookie: ({ name, left }: { name: string; left: string }) => `Cookie ${name}, ${left}`,
    storage: ({ name, left }: { name: string; left: string }) => `localStorage ${name}, ${left}`,
    session: ({ id, username, left }: { id: string; username: string; left: string }) =>
      `Session ${id} of ${username}, ${left}`,
    issued: ({ type, jti, sub, left }: { type: string; jti: string; sub: string; left: string }) =>
      `Issued ${type} token ${jti} of ${sub}, ${left}`,
    blocked: ({ type, jti, sub, kept }: { type: string; jti: string; sub: string; kept: string }) =>
      `Revoked ${type} token ${jti} of ${sub}, ${kept}`,
    account: ({ username, email, phone }: { username: string; email: string; phone: string }) =>
      `Account ${username}, ${email}, ${phone}`,
    noExpiry: 'until the browser closes',
    cookieExpired: 'expired, no longer sent',
    storedExpired: 'expired, but localStorage keeps it',
    storedRevoked: 'revoked, but the front end can’t tell',
    notToken: 'not a JWT',
    created: ({ time }: Time) => `created ${time}`,
    seen: ({ time }: Time) => `seen ${time}`,
    idle: ({ duration }: { duration: string }) => `idle out in ${duration}`,
    absolute: ({ duration }: { duration: string }) => `ends in ${duration} at the latest`,
    ended: 'timed out',
    type: { access: 'access', refresh: 'refresh', download: 'download' },
    revoked: 'revoked',
    revokedAt: ({ time, because }: { because: RevocationCause } & Time) =>
      `revoked ${time}${BECAUSE[because]}`,
    keptUntil: ({ time }: Time) => `kept until ${time}`,
    keptForGood: 'kept for good',
    noPhone: 'no phone',
  },

  flow: {
    flow: ({ id }: { id: number }) => `flow ${id}`,
    hop: ({ index }: { index: number }) => `hop ${index}`,
    hopOf: ({ index, count }: { index: number } & Count) => `hop ${index} of ${count}`,
    waiting: 'waiting',
    milliseconds: ({ ms }: { ms: string }) => `${ms} ms`,
    externalNote: 'This request came from curl, Postman or a browser, not from the lab’s front end.',
    earlier: 'Earlier flows',
    older: ({ count }: Count): string =>
      count === 1 ? '1 flow before these' : `${count} flows before these`,
    open: ({ id, what, outcome }: { id: number; what: string; outcome: string }) =>
      `Open flow ${id}: ${what}, ${outcome}`,
    queued: ({ count }: Count) => `+${count} queued`,
    queuedLong: ({ count }: Count): string =>
      count === 1 ? '1 request waits for this one' : `${count} requests wait for this one`,
    emptyTitle: 'Nothing has happened yet',
    empty: {
      session:
        'Press “Log in”: the same login goes to both servers, hop by hop. This one answers with a cookie.',
      jwt: 'Press “Log in”: the same login goes to both servers, hop by hop. This one answers with two tokens.',
    },
    emptyOrCurl: ({ empty, origin }: { empty: string; origin: string }) =>
      `${empty} Or send a request of your own to \`${origin}\`: it shows up here too.`,
  },

  autoRefresh: {
    label: 'Auto refresh',
    hint: 'When the server answers `Token has expired`, the front end refreshes once by itself and repeats the request, as most real ones do. If the refresh token is no good either, the user has to log in again.',
  },

  bar: {
    lookingBack: ({ index, flow }: { index: number; flow: number }) =>
      `You are looking at hop ${index} of flow ${flow} as it was.`,
    backToNow: 'Back to now',
  },

  hops: {
    list: ({ flow }: { flow: number }) => `Hops of flow ${flow}`,
    route: ({ from, to }: { from: string; to: string }): string =>
      from === to ? `in the ${from}` : `${from} to ${to}`,
    passed: 'passed',
    failed: 'failed',
    empty: 'This flow has no hop yet.',
  },

  otherPages: {
    title: 'Other web pages, both lanes',
    setting: 'Let their requests through',
    note: 'A page of another site that is open in your browser can send these servers requests, too. They are refused with `403` before a flow begins, unless this is on. A link that you open is let through, and so are curl and Postman.',
    refused: ({ count }: Count): string =>
      count === 1 ? '1 request of another web page refused' : `${count} requests of another web page refused`,
    admit: 'Let them through',
  },

  settings: {
    thisLane: 'This lane only',
    mode: 'Mode of this lane',
    trace: 'Trace, both lanes',
    traceBound: 'Hops kept in each lane',
    traceBoundNote:
      'Beyond that the oldest whole flows leave. Requests of external clients have room for as many of their own.',
    traceBoundError: ({ min, max }: { min: number; max: number }) =>
      `Write a whole number from ${min} to ${max}.`,
    server: 'This server',
    sessionServer:
      'Express with express-session. The record lies in the server’s memory; the cookie carries only its ID, signed so that nobody can make one up.',
    sessionCookie: 'Cookie',
    sessionCookieNote:
      'HttpOnly: scripts can’t read it. SameSite=Lax: not sent with other sites’ forms. Not Secure, as the lab speaks plain HTTP.',
    copyAddress: 'Copy address',
    jwtServer:
      'Express with jose. It keeps no record of a login: the token itself says who asks, and the signature vouches for it.',
    algorithm: 'Algorithm',
    algorithmNote: ({ kind }: { kind: string }) =>
      `${kind} Exactly one is accepted. Tokens signed with another are refused from now on.`,
    algorithmKind: {
      secret: 'One secret signs and verifies.',
      pair: 'A private key signs, the public key verifies.',
    },
    secretNow: 'Secret in use',
    secretBits: ({ bits, requiredBits }: { bits: number; requiredBits: number }) =>
      `${bits} bits, ${requiredBits} needed`,
    copySecret: 'Copy the secret',
    ownSecret: 'Your own secret',
    ownSecretNote: 'Its UTF-8 bytes are the key. All tokens signed before become invalid.',
    useSecret: 'Use it',
    randomSecret: 'Random secret',
    secretTooLong: ({ max }: { max: number }) => `At most ${max} characters.`,
    publicKey: 'Public key (PEM)',
    copyPublicKey: 'Copy the public key',
    jwks: 'JWKS',
    copyJwks: 'Copy the address of the JWKS',
    lifetimes,
    jwksNote: 'Anybody may fetch it: it verifies, but can’t sign.',
  },
}
