// The hops in either lane's back end: what it refuses, and what it does with accounts.
import { z } from 'zod'
import { shortName } from '#src/token/short'
import { storageKindSchema } from '#src/trace/storage-kind'
import {
  data,
  fromStore,
  hop,
  IN_BACK,
  inWords,
  nextName,
  nothing,
  noVerdict,
  oneOf,
  PASSED,
  REFUSED,
  refused,
  say,
} from './hop'

const MESSAGE_LENGTH = 100

export const backEndHops = [
  hop(
    'body-read',
    { type: z.string() },
    {
      route: IN_BACK,
      verdict: noVerdict,
      reads: nothing,
      facts: ({ type }, { words }) => [data(words.fact, type)],
      says: ({ type }, words) => say(words, { type: shortName(type) }),
      next: (words, detail) => words.next({ type: shortName(detail) }),
    },
  ),
  hop(
    'request-refused',
    {
      reason: z.enum([
        'not-found',
        'method-not-allowed',
        'bad-json',
        'bad-body',
        'body-too-large',
        'missing-parameter',
        'bad-request',
        'expectation-failed',
        'headers-too-large',
        'timed-out',
        'unsupported-type',
      ]),
      parameter: z.string().nullable(),
    },
    {
      route: IN_BACK,
      verdict: refused,
      reads: nothing,
      facts: ({ reason, parameter }, { words }) => [
        inWords(
          words.fact.reason,
          (reason === 'missing-parameter' ? words.missing : words.reason[reason]).fact,
        ),
        ...(parameter === null ? [] : [data(words.fact.parameter, parameter)]),
      ],
      says: ({ reason, parameter }, words) =>
        reason === 'missing-parameter'
          ? say(words.missing, { name: shortName(parameter ?? '') })
          : words.reason[reason],
      // What is no reason is the parameter that is missing.
      next: (words, detail) =>
        oneOf(words.reason, detail)?.next ?? words.missing.next({ name: shortName(detail) }),
    },
  ),
  hop(
    'account-checked',
    {
      by: z.enum(['username', 'email']),
      value: z.string(),
      outcome: z.enum(['verified', 'unknown', 'wrong-password']),
    },
    {
      route: IN_BACK,
      breakpoint: 'verify',
      verdict: ({ outcome }) => (outcome === 'verified' ? PASSED : { ...REFUSED, fault: 'wrong' }),
      reads: nothing,
      facts: ({ by, value, outcome }, { fact, words }) => [
        data(words.fact[by], value),
        inWords(fact.outcome, words.outcome[outcome].fact),
      ],
      says: ({ value, outcome }, words) => say(words.outcome[outcome], { name: shortName(value) }),
      next: nextName,
    },
  ),
  /** A store could not be asked, or could not keep what it was given. The request is refused: nothing is taken for granted. */
  hop(
    'store-failed',
    { storage: storageKindSchema, message: z.string() },
    {
      route: fromStore(null),
      verdict: refused,
      reads: nothing,
      facts: ({ storage, message }, { fact, words }) => [
        data(words.fact, storage),
        data(fact.message, message),
      ],
      says: ({ storage, message }, words) =>
        say(words, { storage: words.storage[storage], message: shortName(message, MESSAGE_LENGTH) }),
      next: (words) => words.next,
    },
  ),
  hop(
    'access-denied',
    { wantedId: z.string(), ownId: z.string().nullable() },
    {
      route: IN_BACK,
      verdict: refused,
      reads: nothing,
      facts: ({ wantedId, ownId }, { words }) => [
        data(words.fact.wanted, wantedId),
        ...(ownId === null ? [] : [data(words.fact.own, ownId)]),
      ],
      says: ({ wantedId, ownId }, words) =>
        say(words, { wanted: shortName(wantedId), own: ownId === null ? null : shortName(ownId) }),
      next: (words, detail) => words.next({ id: shortName(detail) }),
    },
  ),
  hop(
    'phone-changed',
    { username: z.string(), phone: z.string() },
    {
      route: IN_BACK,
      verdict: noVerdict,
      reads: nothing,
      facts: ({ username, phone }, { fact, words }) => [
        data(fact.account, username),
        data(words.fact, phone),
      ],
      says: ({ username }, words) => say(words, { name: shortName(username) }),
      next: nextName,
    },
  ),
  hop(
    'account-deleted',
    { username: z.string() },
    {
      route: IN_BACK,
      verdict: noVerdict,
      reads: nothing,
      onlyOnce: () => 'account-deleted',
      facts: ({ username }, { fact }) => [data(fact.account, username)],
      says: ({ username }, words) => say(words, { name: shortName(username) }),
      next: nextName,
    },
  ),
]
