// The demonstrations, as data: each begins where both lanes are at their start and all settings are the article's.
import type { Action } from '#src/actions/schema'
import { DEFAULT_REVOCATION } from '#src/settings/revocation'
import { LANES } from '#src/trace/lane'
import { type Demonstration, question } from './demonstration'
import { attacker, decisive, frontEnd, step } from './step'

const LOG_IN: Action = { type: 'login', username: 'test', password: 'test' }
const LOG_OUT: Action = { type: 'logout' }
const OPEN: Action = { type: 'open-protected' }
const REFRESH: Action = { type: 'refresh' }
const OPEN_LINK: Action = { type: 'open-download-link' }

const REFUSED = { session: 401, jwt: 401 }

const REGISTRY = {
  /** Logging out ends the session; a JWT that nobody asks after works on. */
  'logout-does-not-kill': {
    minutes: 4,
    question: question(['session', 'jwt', 'both', 'neither'], 'jwt'),
    lesson: {
      stage: [
        step('change-settings', { revocation: { ...DEFAULT_REVOCATION, strategy: 'none' } }),
        frontEnd(LANES, LOG_IN),
        step('steal', { lanes: [...LANES] }),
        frontEnd(LANES, LOG_OUT),
      ],
      last: [decisive(attacker(LANES, OPEN, { session: 401, jwt: 200 }))],
    },
  },
  /** The logout is noted all the time; what is switched on is only the look-up. */
  'blacklist-on': {
    minutes: 3,
    question: question(['yes', 'no'], 'no'),
    lesson: {
      stage: [
        step('change-settings', { revocation: { ...DEFAULT_REVOCATION, enabled: false } }),
        frontEnd(['jwt'], LOG_IN),
        step('steal', { lanes: ['jwt'] }),
        frontEnd(['jwt'], LOG_OUT),
        attacker(['jwt'], OPEN),
      ],
      last: [
        step('change-settings', { revocation: DEFAULT_REVOCATION }),
        decisive(attacker(['jwt'], OPEN, REFUSED)),
      ],
    },
  },
  /** `/logout` without `/logout2`: the access token is dead, the refresh token buys a new one. */
  'forgotten-refresh-token': {
    minutes: 4,
    question: question(['yes', 'no'], 'no'),
    lesson: {
      stage: [
        frontEnd(['jwt'], LOG_IN),
        step('steal', { lanes: ['jwt'] }),
        frontEnd(['jwt'], LOG_OUT),
        attacker(['jwt'], OPEN, REFUSED),
      ],
      last: [decisive(attacker(['jwt'], REFRESH)), attacker(['jwt'], OPEN)],
    },
    cure: {
      stage: [
        step('change-settings', { revocation: { ...DEFAULT_REVOCATION, logoutRevokesBoth: true } }),
        frontEnd(['jwt'], LOG_IN),
        step('steal', { lanes: ['jwt'] }),
        frontEnd(['jwt'], LOG_OUT),
      ],
      last: [decisive(attacker(['jwt'], REFRESH, REFUSED))],
    },
  },
  /** Memory forgets sessions, which is a nuisance, and revocations, which is a hole; a file forgets neither. */
  'restart-forgets': {
    minutes: 5,
    question: question(['test', 'attacker', 'both', 'nobody'], 'attacker'),
    lesson: {
      stage: [
        frontEnd(LANES, LOG_IN),
        step('steal', { lanes: ['jwt'] }),
        frontEnd(['jwt'], LOG_OUT),
        attacker(['jwt'], OPEN, REFUSED),
        frontEnd(['session'], OPEN),
      ],
      last: [
        step('restart-server', { lanes: [...LANES] }),
        decisive(frontEnd(['session'], OPEN, REFUSED)),
        decisive(attacker(['jwt'], OPEN)),
      ],
    },
    cure: {
      stage: [
        step('set-storage', { lanes: [...LANES], kind: 'sqlite' }),
        // What an earlier lesson left in the file is not part of this one.
        step('reset', { lanes: [...LANES] }),
        frontEnd(LANES, LOG_IN),
        step('steal', { lanes: ['jwt'] }),
        frontEnd(['jwt'], LOG_OUT),
      ],
      last: [
        step('restart-server', { lanes: [...LANES] }),
        decisive(frontEnd(['session'], OPEN)),
        decisive(attacker(['jwt'], OPEN, REFUSED)),
      ],
    },
  },
  /** A session lies where it was made; a signature can be checked wherever the secret is. */
  'second-node': {
    minutes: 5,
    question: question(['session', 'jwt', 'both', 'neither'], 'jwt'),
    lesson: {
      stage: [
        // With a blacklist node 2 would look into its own.
        step('change-settings', { revocation: { ...DEFAULT_REVOCATION, strategy: 'none' } }),
        step('add-node', { lanes: [...LANES] }),
        step('set-routing', { lanes: [...LANES], routing: 1 }),
        frontEnd(LANES, LOG_IN),
        frontEnd(LANES, OPEN),
      ],
      last: [
        step('set-routing', { lanes: [...LANES], routing: 2 }),
        decisive(frontEnd(LANES, OPEN, { session: 401, jwt: 200 })),
      ],
    },
    cure: {
      stage: [
        step('set-storage', { lanes: ['session'], kind: 'sqlite' }),
        step('reset', { lanes: ['session'] }),
        step('set-routing', { lanes: ['session'], routing: 1 }),
        frontEnd(['session'], LOG_IN),
      ],
      last: [step('set-routing', { lanes: ['session'], routing: 2 }), decisive(frontEnd(['session'], OPEN))],
    },
  },
  /** A refresh token that was replaced comes back: so two have it, and its whole family is revoked. */
  'stolen-refresh-token': {
    minutes: 4,
    question: question(['attacker', 'front-end', 'both', 'nobody'], 'nobody'),
    lesson: {
      stage: [
        step('change-settings', { rotation: { enabled: true, graceSeconds: 0 } }),
        frontEnd(['jwt'], LOG_IN),
        step('steal', { lanes: ['jwt'] }),
        frontEnd(['jwt'], REFRESH),
      ],
      last: [decisive(attacker(['jwt'], REFRESH, REFUSED)), frontEnd(['jwt'], REFRESH, REFUSED)],
    },
  },
  /** The token in the link is good for one use: its `jti` is kept once it has been used. */
  'one-time-link': {
    minutes: 3,
    question: question(['200', '401'], '401'),
    lesson: {
      stage: [
        frontEnd(['jwt'], LOG_IN),
        frontEnd(['jwt'], { type: 'get-download-link' }),
        frontEnd(['jwt'], OPEN_LINK),
      ],
      last: [decisive(frontEnd(['jwt'], OPEN_LINK, REFUSED))],
    },
  },
} satisfies Record<string, Demonstration>

type Registry = typeof REGISTRY

/** What each demonstration does, in the order in which the menu shows them. */
export const DEMONSTRATION_STEPS: Readonly<Record<keyof Registry, Demonstration>> = REGISTRY

/** What the instructor presses for the last step of a round, and what that has shown. */
interface RoundWords {
  readonly press: string
  readonly answer: string
}

interface LessonWords<A extends string> extends RoundWords {
  readonly name: string
  /** Two sentences to say, while the class looks at the stage. */
  readonly say: string
  /** What to ask the class before the last step, and the answers to put up a hand for, in a word or two. */
  readonly ask: string
  readonly answers: Readonly<Record<A, string>>
}

/** Which words each language has for each demonstration: what is missing for one doesn't compile. */
export type DemonstrationWords = {
  readonly [I in keyof Registry]: LessonWords<Registry[I]['question']['answers'][number]> &
    (Registry[I] extends { readonly cure: object }
      ? { readonly cure: RoundWords }
      : { readonly cure?: undefined })
}
