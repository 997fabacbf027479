// The command line of both hosts: read, checked, explained. Plain JavaScript, so that a bad flag is answered before
// anything has been built.
import { parseArgs } from 'node:util'

/**
 * @import { DefenceId } from '#src/defences/defences'
 * @import { JwtAlgorithm } from '#src/settings/settings'
 * @import { StorageKind } from '#src/trace/storage-kind'
 */

/**
 * What the command line asks for.
 * @typedef {object} Flags
 * @property {'web' | 'desktop' | null} host null to take the desktop where it can be had
 * @property {boolean} open whether the browser edition opens a browser
 * @property {number} port of the browser edition; 0 for any free one, as for the other two
 * @property {number} sessionPort
 * @property {number} jwtPort
 * @property {string | null} jwtSecret null for a random one
 * @property {JwtAlgorithm | null} jwtAlgorithm null for the lab's own choice
 * @property {string | null} sessionSecret null for a random one
 * @property {string | null} dataDir null for the usual place
 * @property {StorageKind} sessionStore
 * @property {StorageKind} jwtStore
 * @property {readonly DefenceId[]} [careless] the defences that are off; absent for the lab's own choice
 * @property {string | null} redisUrl null for the lab's own choice
 * @property {'help' | 'version' | null} tell what to print instead of starting
 */

/**
 * The same as the contract's, which is TypeScript and so can't be read before the build; a test compares them.
 * @type {readonly JwtAlgorithm[]}
 */
export const ALGORITHMS = ['HS256', 'HS384', 'HS512', 'RS256', 'ES256', 'EdDSA']

/**
 * The same as the contract's, as above.
 * @type {readonly StorageKind[]}
 */
export const STORAGES = ['memory', 'sqlite', 'redis']

/**
 * The same as the registry's, as above.
 * @type {readonly DefenceId[]}
 */
export const DEFENCES = [
  'alg-pinned',
  'signature-verified',
  'own-keys-only',
  'strong-secret',
  'type-checked',
  'audience-checked',
  'exp-required',
  'revoked-by-jti',
  'canonical-encoding',
  'refresh-bound',
  'id-renewed',
  'destroyed-at-logout',
  'random-id',
  'session-secret',
  'no-write-after-end',
  'http-only',
  'same-site',
  'json-type-checked',
]

const MAX_SECRET_LENGTH = 1024
const MAX_REDIS_URL_LENGTH = 1024
/** The same as the contract's, as above. */
const REDIS_URL = /^rediss?:\/\/[^\s/]+(\/\d*)?$/

const OPTIONS = /** @type {const} */ ({
  web: { type: 'boolean' },
  desktop: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  port: { type: 'string' },
  'session-port': { type: 'string' },
  'jwt-port': { type: 'string' },
  'jwt-secret': { type: 'string' },
  'jwt-alg': { type: 'string' },
  'session-secret': { type: 'string' },
  'data-dir': { type: 'string' },
  'session-store': { type: 'string' },
  'jwt-store': { type: 'string' },
  'redis-url': { type: 'string' },
  careless: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
})

/**
 * The flags whose value is nobody else's business, with the variable that each can come from too. Arguments can be read by
 * everybody on the machine, the environment of a program by its own user.
 */
const SECRETS = /** @type {const} */ ({
  'jwt-secret': 'LAB_JWT_SECRET',
  'session-secret': 'LAB_SESSION_SECRET',
  'redis-url': 'LAB_REDIS_URL',
})

/**
 * Writes names with commas between, three in a line.
 * @param {readonly string[]} names
 */
function inLines(names) {
  const lines = names.flatMap((_, index) =>
    index % 3 === 0 ? [names.slice(index, index + 3).join(', ')] : [],
  )
  return lines.map((line) => `                        ${line}`).join(',\n')
}

/**
 * Explains the flags.
 * @param {string} command what the lab is started with
 */
export const help = (command) => `Session vs JWT Lab

  ${command} [flags]

  --desktop             open a window of its own, or fail
  --web                 serve the browser edition
  --no-open             don't open a browser
  --port N              port of the browser edition
  --session-port N      port of the session server
  --jwt-port N          port of the JWT server
  --jwt-secret TEXT     HMAC secret of the JWT server (else random)
  --jwt-alg NAME        ${ALGORITHMS.join(', ')}
  --session-secret TEXT secret that session cookies are signed with (else random)
  --session-store KIND  where the session server keeps what it knows: ${STORAGES.join(', ')}
  --jwt-store KIND      where the JWT server does
  --data-dir PATH       folder of the SQLite files (else the usual place of this system)
  --redis-url URL       address of Redis, as redis://user:password@host:port
  --careless LIST       start without these defences, with commas between:
${inLines(DEFENCES)}
  --help, --version

Everybody on this machine can read a program's arguments. Secrets can come from the environment instead:
${Object.entries(SECRETS)
  .map(([flag, variable]) => `  ${variable.padEnd(21)} as --${flag}`)
  .join('\n')}

Without --desktop or --web: a window where that is possible, else the browser edition.
Without a port, or with 0: any free one. All servers listen on 127.0.0.1 only.
`

/** A command line that can't be followed. The message is one line that says what is wrong. */
export class FlagError extends Error {
  /** @override */
  name = 'FlagError'
}

/**
 * Reads the command line, and from the environment the secrets that it doesn't name. They are gone from there afterwards, so that
 * no program that is started later inherits them.
 * @param {readonly string[]} args without the program's own name
 * @param {Record<string, string | undefined>} env
 * @returns {Flags}
 * @throws {FlagError}
 */
export function parseFlags(args, env) {
  const values = readValues(args)
  const on = (/** @type {string} */ name) => values.has(name)
  if (on('web') && on('desktop')) throw new FlagError('--web and --desktop exclude each other')
  /** @type {Flags} */
  const flags = {
    host: on('web') ? 'web' : on('desktop') ? 'desktop' : null,
    open: !on('no-open'),
    port: readPort(values, 'port'),
    sessionPort: readPort(values, 'session-port'),
    jwtPort: readPort(values, 'jwt-port'),
    jwtSecret: readSecret(values, env, 'jwt-secret'),
    jwtAlgorithm: readAlgorithm(values.get('jwt-alg')),
    sessionSecret: readSecret(values, env, 'session-secret'),
    dataDir: values.get('data-dir') ?? null,
    sessionStore: readStorage(values, 'session-store'),
    jwtStore: readStorage(values, 'jwt-store'),
    redisUrl: readRedisUrl(values, env),
    ...(on('careless') && { careless: readCareless(values.get('careless') ?? '') }),
    tell: on('help') ? 'help' : on('version') ? 'version' : null,
  }
  refuseSharedPort(flags)
  for (const variable of Object.values(SECRETS)) delete env[variable]
  return flags
}

/**
 * @param {readonly string[]} args
 * @returns {Map<string, string>} flags without a value have the empty one
 */
function readValues(args) {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true })
  /** @type {Map<string, string>} */
  const values = new Map()
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') throw new FlagError(`Unexpected argument "${token.value}": see --help`)
    const { name, rawName, value, inlineValue } = token
    if (!isFlag(name)) throw new FlagError(`Unknown flag ${rawName}: see --help`)
    if (OPTIONS[name].type === 'boolean') {
      if (value !== undefined) throw new FlagError(`${rawName} takes no value`)
      values.set(name, '')
    } else {
      if (value === undefined || value === '' || (!inlineValue && value.startsWith('-'))) {
        throw new FlagError(`${rawName} needs a value, as in ${rawName}=VALUE`)
      }
      values.set(name, value)
    }
  }
  return values
}

/**
 * Returns arguments without the secrets among them, for a program that is given those by {@link secretVariables}.
 * @param {readonly string[]} args
 */
export function withoutSecrets(args) {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true })
  const rest = [...args]
  for (const token of tokens.toReversed()) {
    if (token.kind !== 'option' || !isSecret(token.name)) continue
    rest.splice(token.index, token.inlineValue ? 1 : 2)
  }
  return rest
}

/**
 * Returns the environment that gives a program the secrets of these flags.
 * @param {Flags} flags
 * @returns {Record<string, string | undefined>}
 */
export function secretVariables({ jwtSecret, sessionSecret, redisUrl }) {
  return {
    [SECRETS['jwt-secret']]: jwtSecret ?? undefined,
    [SECRETS['session-secret']]: sessionSecret ?? undefined,
    [SECRETS['redis-url']]: redisUrl ?? undefined,
  }
}

/**
 * @param {string} name
 * @returns {name is keyof typeof SECRETS}
 */
function isSecret(name) {
  return Object.hasOwn(SECRETS, name)
}

/**
 * @param {string} name
 * @returns {name is keyof typeof OPTIONS}
 */
function isFlag(name) {
  return Object.hasOwn(OPTIONS, name)
}

/**
 * @param {ReadonlyMap<string, string>} values
 * @param {string} name
 */
function readPort(values, name) {
  const text = values.get(name) ?? '0'
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new FlagError(`--${name} must be a port from 0 to 65535, not "${text}"`)
}

/**
 * Returns a secret with what it was given by, the flag or else its variable. An empty variable is none.
 * @param {ReadonlyMap<string, string>} values
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {keyof typeof SECRETS} flag
 */
function findSecret(values, env, flag) {
  const given = values.get(flag)
  return given === undefined
    ? { text: env[SECRETS[flag]] || null, from: SECRETS[flag] }
    : { text: given, from: `--${flag}` }
}

/**
 * @param {ReadonlyMap<string, string>} values
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {'jwt-secret' | 'session-secret'} flag
 */
function readSecret(values, env, flag) {
  const { text, from } = findSecret(values, env, flag)
  if (text === null || text.length <= MAX_SECRET_LENGTH) return text
  throw new FlagError(`${from} must have at most ${MAX_SECRET_LENGTH} characters`)
}

/**
 * @param {ReadonlyMap<string, string>} values
 * @param {string} name
 */
function readStorage(values, name) {
  const text = values.get(name) ?? 'memory'
  const storage = STORAGES.find((kind) => kind === text)
  if (storage) return storage
  throw new FlagError(`--${name} must be one of ${STORAGES.join(', ')}, not "${text}"`)
}

/**
 * The message doesn't repeat the address: it may hold a password.
 * @param {ReadonlyMap<string, string>} values
 * @param {Readonly<Record<string, string | undefined>>} env
 */
function readRedisUrl(values, env) {
  const { text, from } = findSecret(values, env, 'redis-url')
  if (text === null || (text.length <= MAX_REDIS_URL_LENGTH && REDIS_URL.test(text))) return text
  throw new FlagError(`${from} must be the address of a Redis server, as redis://127.0.0.1:6379`)
}

/** @param {string | undefined} text */
function readAlgorithm(text) {
  if (text === undefined) return null
  const algorithm = ALGORITHMS.find((name) => name === text)
  if (algorithm) return algorithm
  throw new FlagError(`--jwt-alg must be one of ${ALGORITHMS.join(', ')}, not "${text}"`)
}

/**
 * Returns each defence once, however often it is named.
 * @param {string} text
 */
function readCareless(text) {
  const names = new Set(text.split(',').map((name) => name.trim()))
  names.delete('')
  for (const name of names) {
    if (!DEFENCES.some((defence) => defence === name))
      throw new FlagError(`--careless knows no defence "${name}": it takes ${DEFENCES.join(', ')}`)
  }
  return DEFENCES.filter((defence) => names.has(defence))
}

/** @param {Flags} flags */
function refuseSharedPort({ port, sessionPort, jwtPort }) {
  const asked = /** @type {const} */ ([
    ['--port', port],
    ['--session-port', sessionPort],
    ['--jwt-port', jwtPort],
  ])
  for (const [index, [flag, number]] of asked.entries()) {
    const other = asked.slice(0, index).find((earlier) => number !== 0 && earlier[1] === number)
    if (other) throw new FlagError(`${other[0]} and ${flag} can't both be ${number}`)
  }
}
