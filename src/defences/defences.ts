// The defences of the servers, one entry each: settings, switches, chips, the flag `--careless` and the two lines of code follow.
import { z } from 'zod'
import type { CheckId } from '#src/trace/check'
import type { LaneId } from '#src/trace/lane'

/** What is known of a defence beside its words, which stand under its id in `src/i18n`. */
interface Defence {
  readonly lane: LaneId
  /** Whether it is on at the start, which is as flask-jwt-extended and the lab's session server have it. */
  readonly initial: boolean
  /** Where it is asked for: the RFC or the sheet of OWASP, with its section. */
  readonly source: string
  /** The check that isn't made while it is off; null where the check is made otherwise, or nothing is checked by it. */
  readonly check: CheckId | null
  /** The line of a server without it, as people write it with jose or express-session, and that of a server with it. */
  readonly careless: string
  readonly careful: string
}

const REGISTRY = {
  'alg-pinned': {
    lane: 'jwt',
    initial: true,
    source: 'RFC 8725 section 3.1',
    check: 'alg',
    careless:
      "alg === 'none' ? decodeJwt(token) : jwtVerify(token, alg.startsWith('HS') ? pemBytes : await importSPKI(pem, alg))",
    careful: "await jwtVerify(token, key, { algorithms: ['RS256'] })",
  },
  'signature-verified': {
    lane: 'jwt',
    initial: true,
    source: 'RFC 8725 section 3.3',
    check: 'signature',
    careless: 'const claims = decodeJwt(token)',
    careful: 'const { payload: claims } = await jwtVerify(token, key)',
  },
  'own-keys-only': {
    lane: 'jwt',
    initial: true,
    source: 'RFC 8725 section 3.10',
    check: null,
    careless:
      "jwk ? EmbeddedJWK : jku ? createRemoteJWKSet(new URL(jku)) : kid ? await readFile(join('keys', kid)) : key",
    careful: 'await jwtVerify(token, key)',
  },
  'strong-secret': {
    lane: 'jwt',
    initial: true,
    source: 'RFC 8725 section 3.5, RFC 7518 section 3.2',
    check: null,
    careless: "const secret = new TextEncoder().encode('super-secret')",
    careful: 'const secret = randomBytes(32)',
  },
  'type-checked': {
    lane: 'jwt',
    initial: true,
    source: 'RFC 8725 section 3.12',
    check: 'type',
    careless: 'return claims.sub',
    careful: "if (claims.type !== 'access') throw new Refusal(422)",
  },
  'audience-checked': {
    lane: 'jwt',
    initial: false,
    source: 'RFC 8725 section 3.9',
    check: 'aud',
    careless: 'await jwtVerify(token, key)',
    careful: "await jwtVerify(token, key, { audience: 'session-vs-jwt-lab' })",
  },
  'exp-required': {
    lane: 'jwt',
    initial: false,
    source: 'RFC 7519 section 4.1.4, OWASP JSON Web Token Cheat Sheet',
    check: null,
    careless: 'await jwtVerify(token, key)',
    careful: "await jwtVerify(token, key, { requiredClaims: ['exp'] })",
  },
  'revoked-by-jti': {
    lane: 'jwt',
    initial: true,
    source: 'RFC 7519 section 4.1.7, OWASP JSON Web Token Cheat Sheet',
    check: null,
    careless: "blacklist.add(createHash('sha256').update(token).digest('hex'))",
    careful: 'blacklist.add(claims.jti)',
  },
  'canonical-encoding': {
    lane: 'jwt',
    initial: true,
    source: 'RFC 4648 section 3.5, RFC 7515 section 2',
    check: null,
    careless: 'base64url.decode(part)',
    careful: 'if (base64url.encode(base64url.decode(part)) !== part) throw new Refusal(422)',
  },
  'refresh-bound': {
    lane: 'jwt',
    initial: true,
    source: 'RFC 8725 section 3.8, RFC 9700 section 4.14.2',
    check: null,
    careless:
      'jwtVerify(body.access_token, key).catch((late) => late).then(({ payload }) => issueFor(payload.sub))',
    careful: 'jwtVerify(refreshToken, key).then(({ payload }) => issueFor(payload.sub))',
  },
  'id-renewed': {
    lane: 'session',
    initial: true,
    source: 'OWASP WSTG-SESS-03, Session Management Cheat Sheet',
    check: null,
    careless: 'req.session.user = user',
    careful: 'req.session.regenerate(() => { req.session.user = user })',
  },
  'destroyed-at-logout': {
    lane: 'session',
    initial: true,
    source: 'OWASP WSTG-SESS-06',
    check: null,
    careless: "res.clearCookie('lab.sid')",
    careful: "req.session.destroy(() => res.clearCookie('lab.sid'))",
  },
  'random-id': {
    lane: 'session',
    initial: true,
    source: 'OWASP Session Management Cheat Sheet, RFC 4086 section 8',
    check: null,
    careless: 'session({ genid: () => String(++count) })',
    careful: "session({ genid: () => randomBytes(24).toString('base64url') })",
  },
  'session-secret': {
    lane: 'session',
    initial: true,
    source: 'RFC 2104 section 3',
    check: null,
    careless: "session({ secret: 'keyboard cat' })",
    careful: 'session({ secret: process.env.SESSION_SECRET })',
  },
  'no-write-after-end': {
    lane: 'session',
    initial: true,
    source: 'OWASP WSTG-SESS-06',
    check: null,
    careless: 'session({ resave: true })',
    careful: 'session({ resave: false })',
  },
  'http-only': {
    lane: 'session',
    initial: true,
    source: 'RFC 6265 section 4.1.2.6, OWASP WSTG-SESS-02',
    check: null,
    careless: 'session({ cookie: { httpOnly: false } })',
    careful: 'session({ cookie: { httpOnly: true } })',
  },
  'same-site': {
    lane: 'session',
    initial: true,
    source: 'OWASP Cross-Site Request Forgery Prevention Cheat Sheet, WSTG-SESS-02',
    check: null,
    careless: 'session({ cookie: {} })',
    careful: "session({ cookie: { sameSite: 'lax' } })",
  },
  'json-type-checked': {
    lane: 'session',
    initial: true,
    source: 'OWASP WSTG-SESS-05, RFC 9110 section 15.5.16',
    check: null,
    careless: 'app.use(express.json({ type: () => true }))',
    careful: 'app.use(express.json())',
  },
} as const satisfies Record<string, Defence>

type Registry = typeof REGISTRY
export type DefenceId = keyof Registry
/** The defences of one lane. */
export type DefenceOf<L extends LaneId> = {
  [D in DefenceId]: Registry[D]['lane'] extends L ? D : never
}[DefenceId]

export const DEFENCES: Readonly<Record<DefenceId, Defence>> = REGISTRY
/** All ids, in order. */
export const DEFENCE_IDS = Object.keys(REGISTRY) as readonly DefenceId[]
export const defenceIdSchema = z.enum(DEFENCE_IDS)

/** Which words each language has of a defence; `code` stands between backticks in the sentences. */
export type DefenceWords = Readonly<
  Record<
    DefenceId,
    {
      readonly name: string
      /** What a server is called without it, in a few words. */
      readonly missing: string
      /** What it guards against. */
      readonly guards: string
    }
  >
>

/** Which of a lane's defences are on. */
export type Defences<L extends LaneId> = { [D in DefenceOf<L>]: boolean }

/** Returns the ids of a lane's defences, in order. */
export function defencesOf<L extends LaneId>(lane: L): DefenceOf<L>[] {
  return DEFENCE_IDS.filter((id): id is DefenceOf<L> => DEFENCES[id].lane === lane)
}

/** Returns the schema of a lane's defences, each of which is on or off. */
export function defencesSchema<L extends LaneId>(lane: L) {
  return z.object(eachOf(lane, () => z.boolean()))
}

/** Returns a lane's defences as they are at the start, but for some that are off. */
export function defencesAtStart<L extends LaneId>(lane: L, off: readonly DefenceId[] = []): Defences<L> {
  return eachOf(lane, (id) => DEFENCES[id].initial && !off.includes(id))
}

/** Returns the change after which all of a lane's defences are on. */
export function allCareful<L extends LaneId>(lane: L): Defences<L> {
  return eachOf(lane, () => true)
}

/** Lists the defences that are off and were on at the start of a lab as it comes. */
export function missingDefences(now: Readonly<Partial<Record<DefenceId, boolean>>>): DefenceId[] {
  return DEFENCE_IDS.filter((id) => DEFENCES[id].initial && now[id] === false)
}

/** Returns the defence without which a check isn't made; null for a check that is always made. */
export function defenceOfCheck(check: CheckId): DefenceId | null {
  return DEFENCE_IDS.find((id) => DEFENCES[id].check === check) ?? null
}

function eachOf<L extends LaneId, V>(lane: L, make: (id: DefenceOf<L>) => V): { [D in DefenceOf<L>]: V } {
  return Object.fromEntries(defencesOf(lane).map((id) => [id, make(id)])) as { [D in DefenceOf<L>]: V }
}
