// Commands as a broken page sends them: each gets an answer, none is a fault of the lab, and the stream stays sound.
import fc, { type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import { answerCommand } from '#main/host/answer'
import { LATEST_INSTANT_MS } from '#src/contract/clock'
import { COMMANDS, type CommandName, type CommandPayload, isCommandName } from '#src/contract/commands'
import { DEMONSTRATIONS } from '#src/contract/demonstrations'
import { type CommandAnswer, commandAnswerSchema, streamMessageSchema } from '#src/contract/lab-api'
import type { Routing } from '#src/contract/stage-commands'
import { FORGERY_IDS } from '#src/forge/choice'
import { DEFAULT_LIFETIMES } from '#src/settings/lifetimes'
import { DEFAULT_REVOCATION, REVOCATION_STRATEGIES } from '#src/settings/revocation'
import { JWT_ALGORITHMS } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import { FUZZ_LIMIT_MS, tries } from '../../support/fuzz'
import { startTestLab, type TestLab } from '../../support/lab'
import { anyText, hostileTokens } from '../../support/malformed'
import { almost } from '../../support/other-values'

const NOW = Date.UTC(2026, 0, 1)
const NO_REDIS = 'redis://127.0.0.1:1'

const lanes: Arbitrary<LaneId[]> = fc.constantFrom<LaneId[][]>(['session'], ['jwt'], ['session', 'jwt'])
const onLanes = fc.record({ lanes })
const nothing = fc.constant({})
const username = fc.oneof(fc.constantFrom('test', 'alice', 'nobody'), anyText)
const token = hostileTokens('a.b.c', 'HS256', () => 'AAAA')
const credential = fc.option(fc.oneof(token, anyText), { nil: undefined })
const jsonText = fc.oneof(
  fc.json(),
  fc.constantFrom('{"alg":"HS256"}', '{"alg":"none"}', '{"alg":"ES256"}', '{"sub":"test"}'),
)

const forgeries = fc.oneof(
  fc.record({ id: fc.constantFrom(...FORGERY_IDS) }),
  fc.record({
    id: fc.constant('payload-edited' as const),
    values: fc.record({ claim: anyText, value: anyText }),
  }),
  fc.record({ id: fc.constant('own-key-kid' as const), values: fc.record({ kid: anyText, key: anyText }) }),
)

const action: Arbitrary<CommandPayload<'perform'>['action']> = fc.oneof(
  fc.record({ type: fc.constant('login' as const), username, password: username }),
  fc.record({ type: fc.constant('login-by-email' as const), email: username, password: username }),
  fc.record({
    type: fc.constantFrom('open-protected', 'open-partially-protected', 'refresh', 'open-download-link'),
    credential,
  }),
  fc.record({
    type: fc.constant('update-phone' as const),
    id: fc.constantFrom('1', '2', 'x'),
    phone: anyText,
    credential,
  }),
  fc.record({
    type: fc.constantFrom(
      'logout',
      'logout-refresh',
      'logout-everywhere',
      'get-download-link',
      'delete-account',
    ),
  }),
)

/** What fits the schema of each command; a test takes some away or puts others in their place. */
const payloads: { readonly [C in CommandName]: Arbitrary<CommandPayload<C>> } = {
  perform: fc.record({ lanes, action, as: fc.constantFrom('front-end', 'attacker') }),
  'set-mode': fc.record({
    lanes,
    mode: fc.constantFrom('run', 'run', 'slow', 'step'),
    speed: fc.constant(4),
  }),
  'set-breakpoints': fc.record({ lanes, breakpoints: fc.subarray(['verify', 'response']) }),
  'next-hop': onLanes,
  'run-to-end': onLanes,
  reset: onLanes,
  'set-clock': fc.record({ paused: fc.boolean(), rate: fc.constantFrom(1, 600) }),
  'advance-clock': fc.record({ to: fc.constantFrom(NOW - 1, NOW + 901_000, NOW + 1e10, LATEST_INSTANT_MS) }),
  'reset-clock': nothing,
  'race-refresh': nothing,
  steal: onLanes,
  operate: fc.record({
    operation: fc.oneof(
      fc.record({ type: fc.constant('revoke-token' as const), jti: anyText }),
      fc.record({ type: fc.constant('revoke-account' as const), sub: username }),
      fc.record({ type: fc.constant('destroy-session' as const), id: anyText }),
      fc.record({ type: fc.constant('destroy-account-sessions' as const), username }),
    ),
  }),
  'set-storage': fc.record({ lanes, kind: fc.constantFrom('memory', 'sqlite', 'redis') }),
  'restart-server': onLanes,
  'add-node': onLanes,
  'remove-node': onLanes,
  'set-routing': fc.record({ lanes, routing: fc.constantFrom<Routing[]>('round-robin', 1, 2) }),
  'stage-demonstration': fc.record({ id: fc.constantFrom(...DEMONSTRATIONS) }),
  'finish-demonstration': nothing,
  'pace-demonstration': fc.record({ to: fc.constantFrom('next', 'back') }),
  'count-hands': fc.record({ answer: fc.nat(5), hands: fc.nat(1000) }),
  'end-demonstration': nothing,
  'measure-costs': nothing,
  'count-stores': nothing,
  'change-settings': fc.record(
    {
      jwtAlgorithm: fc.constantFrom(...JWT_ALGORITHMS),
      jwtSecret: fc.option(fc.string({ minLength: 1 })),
      traceBoundHops: fc.constantFrom(100, 20_000),
      lifetimes: fc.constant({ ...DEFAULT_LIFETIMES, accessTokenSeconds: 10, leewaySeconds: 3600 }),
      revocation: fc
        .constantFrom(...REVOCATION_STRATEGIES)
        .map((strategy) => ({ ...DEFAULT_REVOCATION, strategy })),
      rotation: fc.record({ enabled: fc.boolean(), graceSeconds: fc.nat(60) }),
      redisUrl: fc.constantFrom(
        NO_REDIS,
        'redis://[',
        'redis://@',
        'redis://127.0.0.1:99999',
        'redis://%zz:x@127.0.0.1:1',
      ),
    },
    { requiredKeys: [] },
  ),
  'sign-token': fc.record({
    header: jsonText,
    payload: jsonText,
    key: fc.oneof(
      fc.constantFrom({ kind: 'server' as const }, { kind: 'wrong' as const }),
      fc.record({ kind: fc.constant('secret' as const), secret: anyText }),
      fc.record({ kind: fc.constant('forgery' as const), forgery: forgeries, signature: anyText }),
    ),
  }),
  'forge-token': fc.record({ token, forgery: forgeries }),
  'verify-token': fc.record({
    token,
    key: fc.oneof(
      fc.constant({ kind: 'server' as const }),
      fc.record({ kind: fc.constant('secret' as const), secret: anyText }),
      fc.record({ kind: fc.constant('public-key' as const), key: fc.oneof(anyText, fc.json()) }),
    ),
  }),
}

/** It takes seconds, on servers of its own, and knows no input; the tests of main/cost try it. */
const names = Object.keys(COMMANDS).filter(
  (name): name is CommandName => isCommandName(name) && name !== 'measure-costs',
)

const isSlow = (name: CommandName) => name.endsWith('-demonstration')

interface Command {
  readonly name: CommandName
  readonly payload: unknown
}

const commandNamed = (name: CommandName): Arbitrary<Command> =>
  fc
    .oneof({ weight: 3, arbitrary: payloads[name] }, { weight: 1, arbitrary: payloads[name].chain(almost) })
    .map((payload) => ({ name, payload }))

const command = fc.oneof(
  { weight: 6, arbitrary: fc.constant('perform' as const).chain(commandNamed) },
  { weight: 12, arbitrary: fc.constantFrom(...names.filter((name) => !isSlow(name))).chain(commandNamed) },
  { weight: 1, arbitrary: fc.constantFrom(...names.filter(isSlow)).chain(commandNamed) },
)

/** Expects an answer that can be sent, and that is no fault of the lab's own. */
function expectSound(name: CommandName, answer: CommandAnswer): void {
  const sent = commandAnswerSchema.parse(JSON.parse(JSON.stringify(answer)))
  if (sent.ok) COMMANDS[name].result.parse(sent.result)
  else expect(sent.error.code, name).not.toBe('ERR_LAB_INTERNAL')
}

/** Ends a lab, and checks what it has told its listener. */
async function expectSoundStream({ lab, view }: TestLab): Promise<void> {
  await lab.stop()
  for (const message of view.messages) streamMessageSchema.parse(JSON.parse(JSON.stringify(message)))
}

test(
  'commands in any order and at once are carried out or refused with a reason',
  async () => {
    const run = async (commands: readonly Command[]) => {
      const test = await startTestLab({ redisUrl: NO_REDIS })
      const answers: Promise<void>[] = []
      for (const given of commands) {
        const answer = test.lab.handle(given.name, given.payload).then((got) => expectSound(given.name, got))
        answers.push(answer)
        // A demonstration waits for its requests, and those may wait for the learner.
        if (!isSlow(given.name)) await answer
      }
      await expectSoundStream(test)
      await Promise.all(answers)
    }
    // One is logged in mostly, or little could happen.
    const first: Command = {
      name: 'perform',
      payload: { lanes: ['session', 'jwt'], action: { type: 'login', username: 'test', password: 'test' } },
    }
    const commands = fc.array(command, { minLength: 20, maxLength: 40 }).map((more) => [first, ...more])
    await fc.assert(fc.asyncProperty(commands, run), { ...tries(4), endOnFailure: true })
  },
  FUZZ_LIMIT_MS,
)

test(
  'what is no command at all is refused, as a value and as text',
  async () => {
    const lab = await startTestLab({ redisUrl: NO_REDIS })
    const name = fc.oneof(
      fc.constantFrom<string>(...names),
      fc.constantFrom('constructor', '__proto__', 'toString', 'events', ''),
      anyText,
    )
    const payload = fc.anything({
      withBigInt: true,
      withNullPrototype: true,
      withObjectString: true,
      withDate: true,
    })
    await fc.assert(
      fc.asyncProperty(name, payload, anyText, async (called, value, text) => {
        for (const answer of [
          await lab.lab.handle(called, value),
          await answerCommand(lab.lab, called, text),
        ]) {
          if (isCommandName(called)) expectSound(called, answer)
          else expect(answer).toMatchObject({ ok: false, error: { code: 'ERR_LAB_BAD_COMMAND' } })
        }
      }),
      tries(1_000),
    )
    await expectSoundStream(lab)
  },
  FUZZ_LIMIT_MS,
)
