import { describe, expect, test } from 'vitest'
import {
  ALGORITHMS,
  DEFENCES,
  FlagError,
  help,
  parseFlags,
  STORAGES,
  secretVariables,
  withoutSecrets,
} from '#main/start/flags.mjs'
import { DEFENCE_IDS } from '#src/defences/defences'
import { JWT_ALGORITHMS, settingsSchema } from '#src/settings/settings'
import { STORAGE_KINDS } from '#src/trace/storage-kind'

const NOTHING = {
  host: null,
  open: true,
  port: 0,
  sessionPort: 0,
  jwtPort: 0,
  jwtSecret: null,
  jwtAlgorithm: null,
  sessionSecret: null,
  dataDir: null,
  sessionStore: 'memory',
  jwtStore: 'memory',
  redisUrl: null,
  tell: null,
}

describe('the command line', () => {
  test.each([
    ['nothing', [], {}],
    ['--web', ['--web'], { host: 'web' }],
    ['--desktop', ['--desktop'], { host: 'desktop' }],
    ['--no-open', ['--no-open'], { open: false }],
    ['--port 4600', ['--port', '4600'], { port: 4600 }],
    ['--port=4600', ['--port=4600'], { port: 4600 }],
    ['the highest port', ['--session-port=65535'], { sessionPort: 65_535 }],
    ['port 0 more than once', ['--jwt-port', '0', '--port=0'], {}],
    ['a secret', ['--jwt-secret', 'super-secret'], { jwtSecret: 'super-secret' }],
    ['a secret with a dash in front', ['--jwt-secret=--web'], { jwtSecret: '--web' }],
    ['a secret with an equals sign', ['--jwt-secret=a=b'], { jwtSecret: 'a=b' }],
    ['a secret of 1024 characters', [`--jwt-secret=${'x'.repeat(1024)}`], { jwtSecret: 'x'.repeat(1024) }],
    ['an algorithm', ['--jwt-alg', 'EdDSA'], { jwtAlgorithm: 'EdDSA' }],
    ['a secret of session cookies', ['--session-secret=s'], { sessionSecret: 's' }],
    ['a folder', ['--data-dir', '/some where/data'], { dataDir: '/some where/data' }],
    ['a storage for one server', ['--session-store', 'sqlite'], { sessionStore: 'sqlite' }],
    ['a storage for the other', ['--jwt-store=redis'], { jwtStore: 'redis' }],
    ['memory where it is asked for', ['--jwt-store=memory'], {}],
    ['an address of Redis', ['--redis-url=redis://h:1'], { redisUrl: 'redis://h:1' }],
    [
      'an address of Redis with all that it may have',
      ['--redis-url', 'rediss://user:pass@host:6380/15'],
      { redisUrl: 'rediss://user:pass@host:6380/15' },
    ],
    ['a defence that is to be off', ['--careless', 'alg-pinned'], { careless: ['alg-pinned'] }],
    [
      'several of them, each once',
      ['--careless=type-checked, alg-pinned,type-checked'],
      { careless: ['alg-pinned', 'type-checked'] },
    ],
    ['--help', ['--help'], { tell: 'help' }],
    ['-h', ['-h'], { tell: 'help' }],
    ['--version', ['--version'], { tell: 'version' }],
    ['-v', ['-v'], { tell: 'version' }],
    ['the last of two', ['--port=1', '--port=2'], { port: 2 }],
    [
      'all of it',
      '--web --no-open --port 4600 --session-port 4601 --jwt-port 4602 --jwt-secret s --jwt-alg HS512'.split(
        ' ',
      ),
      {
        host: 'web',
        open: false,
        port: 4600,
        sessionPort: 4601,
        jwtPort: 4602,
        jwtSecret: 's',
        jwtAlgorithm: 'HS512',
      },
    ],
  ])('reads %s', (_, args, expected) => {
    expect(parseFlags(args, {})).toEqual({ ...NOTHING, ...expected })
  })

  test.each([
    ['an unknown flag', ['--prot', '4600'], 'Unknown flag --prot: see --help'],
    ['an unknown short flag', ['-x'], 'Unknown flag -x: see --help'],
    ['a property of every object', ['--constructor'], 'Unknown flag --constructor: see --help'],
    ['a stray word', ['web'], 'Unexpected argument "web": see --help'],
    ['a stray word behind two dashes', ['--', 'web'], 'Unexpected argument "web": see --help'],
    ['a value where there is none', ['--web=yes'], '--web takes no value'],
    ['no value', ['--port'], '--port needs a value, as in --port=VALUE'],
    [
      'an unknown defence',
      ['--careless=alg-pinned,httponly'],
      `--careless knows no defence "httponly": it takes ${DEFENCE_IDS.join(', ')}`,
    ],
    ['an empty value', ['--jwt-secret='], '--jwt-secret needs a value, as in --jwt-secret=VALUE'],
    ['a flag for a value', ['--port', '--web'], '--port needs a value, as in --port=VALUE'],
    ['a port too high', ['--port=65536'], '--port must be a port from 0 to 65535, not "65536"'],
    ['a port below 0', ['--port=-1'], '--port must be a port from 0 to 65535, not "-1"'],
    ['half a port', ['--jwt-port=80.5'], '--jwt-port must be a port from 0 to 65535, not "80.5"'],
    [
      'a word for a port',
      ['--session-port', 'http'],
      '--session-port must be a port from 0 to 65535, not "http"',
    ],
    ['a hexadecimal port', ['--port=0x50'], '--port must be a port from 0 to 65535, not "0x50"'],
    [
      'one port twice',
      ['--session-port=4601', '--jwt-port=4601'],
      "--session-port and --jwt-port can't both be 4601",
    ],
    ['both hosts', ['--web', '--desktop'], '--web and --desktop exclude each other'],
    [
      'no algorithm of ours',
      ['--jwt-alg=none'],
      '--jwt-alg must be one of HS256, HS384, HS512, RS256, ES256, EdDSA, not "none"',
    ],
    ['an algorithm in small letters', ['--jwt-alg=hs256'], expect.stringContaining('not "hs256"')],
    [
      'a secret of 1025 characters',
      [`--jwt-secret=${'x'.repeat(1025)}`],
      '--jwt-secret must have at most 1024 characters',
    ],
    [
      'a secret of session cookies that is as long',
      [`--session-secret=${'x'.repeat(1025)}`],
      '--session-secret must have at most 1024 characters',
    ],
    [
      'a storage that there is not',
      ['--session-store=mysql'],
      '--session-store must be one of memory, sqlite, redis, not "mysql"',
    ],
    [
      'a storage in capital letters',
      ['--jwt-store=SQLite'],
      '--jwt-store must be one of memory, sqlite, redis, not "SQLite"',
    ],
  ])('refuses %s in one line', (_, args, message) => {
    expect(() => parseFlags(args, {})).toThrow(FlagError)
    expect(() => parseFlags(args, {})).toThrow(expect.objectContaining({ message }))
  })

  test.each(['http://h', 'redis://', 'redis://h/x', 'redis://:secret@h /', `redis://${'h'.repeat(1024)}`])(
    'refuses %s as an address of Redis, without repeating it: it may hold a password',
    (url) => {
      const message = '--redis-url must be the address of a Redis server, as redis://127.0.0.1:6379'
      expect(() => parseFlags([`--redis-url=${url}`], {})).toThrow(expect.objectContaining({ message }))
    },
  )

  test('knows the algorithms and the longest secret of the contract', () => {
    expect(ALGORITHMS).toEqual(JWT_ALGORITHMS)
    expect(DEFENCES).toEqual(DEFENCE_IDS)
    const secret = settingsSchema.shape.jwtSecret
    expect(secret.safeParse('x'.repeat(1024)).success).toBe(true)
    expect(secret.safeParse('x'.repeat(1025)).success).toBe(false)
  })

  test('knows the storages of the contract, and the same addresses of Redis', () => {
    expect(STORAGES).toEqual(STORAGE_KINDS)
    const { redisUrl } = settingsSchema.shape
    const urls = [
      'redis://h',
      'rediss://u:p@h:1/2',
      'redis://h/',
      'redis://h/x',
      'http://h',
      'redis://',
      'redis://a b',
    ]
    for (const url of urls) {
      const isTaken = redisUrl.safeParse(url).success
      const parse = () => parseFlags([`--redis-url=${url}`], {})
      if (isTaken) expect(parse()).toMatchObject({ redisUrl: url })
      else expect(parse).toThrow(FlagError)
    }
  })

  test.each([
    'web',
    'desktop',
    'no-open',
    'port',
    'session-port',
    'jwt-port',
    'jwt-secret',
    'jwt-alg',
    'session-secret',
    'session-store',
    'jwt-store',
    'data-dir',
    'redis-url',
    'help',
    'version',
  ])('explains --%s in its help', (name) => {
    expect(help('npm start --')).toContain(`--${name}`)
  })
})

const SECRETS = [
  ['jwt-secret', 'LAB_JWT_SECRET', 'jwtSecret', 'from elsewhere'],
  ['session-secret', 'LAB_SESSION_SECRET', 'sessionSecret', 'from elsewhere'],
  ['redis-url', 'LAB_REDIS_URL', 'redisUrl', 'redis://user:pass@h:1'],
] as const

describe.each(SECRETS)('what --%s is for', (flag, variable, property, value) => {
  test(`comes from ${variable} too, and is gone from there then`, () => {
    const env = { [variable]: value, PATH: '/bin' }
    expect(parseFlags([], env)).toEqual({ ...NOTHING, [property]: value })
    expect(env).toEqual({ PATH: '/bin' })
  })

  test(`is what the flag says, where ${variable} says something else`, () => {
    const env = { [variable]: value }
    const given = `${value}5`
    expect(parseFlags([`--${flag}=${given}`], env)).toEqual({ ...NOTHING, [property]: given })
    expect(env).toEqual({})
  })

  test(`is not given by an empty ${variable}`, () => {
    expect(parseFlags([], { [variable]: '' })).toEqual(NOTHING)
  })

  test(`is refused from ${variable} by that name, and not repeated`, () => {
    const wrong = 'x'.repeat(1025)
    const parse = () => parseFlags([], { [variable]: wrong })
    expect(parse).toThrow(FlagError)
    expect(parse).toThrow(expect.objectContaining({ message: expect.stringMatching(`^${variable} must `) }))
    expect(parse).not.toThrow(wrong)
  })

  test.each([
    ['after an equals sign', [`--${flag}=${value}`]],
    ['as an argument of its own', [`--${flag}`, value]],
    ['twice', [`--${flag}`, 'redis://other', `--${flag}=${value}`]],
  ])('is passed on by the environment when it is given %s', (_, given) => {
    const args = ['--desktop', ...given, '--port', '4600']
    expect(withoutSecrets(args)).toEqual(['--desktop', '--port', '4600'])
    const flags = parseFlags(args, {})
    expect(parseFlags(withoutSecrets(args), secretVariables(flags))).toEqual(flags)
  })

  test('is explained', () => {
    expect(help('npm start --')).toMatch(new RegExp(`${variable} +as --${flag}`))
  })
})
