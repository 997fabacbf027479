// English: hops. Each hop as a few words for the diagram and as a sentence for the learner; who holds a request and what comes
// next.
import { acts } from './acts'
import { backEndHops } from './hops/back-end'
import { failedChecks } from './hops/failed-checks'
import { frontEndHops } from './hops/front-end'
import { tokenHops } from './hops/tokens'
import type { Several } from './named'

export const hops = {
  participant: {
    frontEnd: 'Front End',
    backEnd: 'Back End',
    sessionStore: 'Session store',
    blacklist: 'Blacklist',
    allowlist: 'Allowlist',
    versions: 'Versions',
    families: 'Token families',
    /** What the JWT server keeps of tokens, where it is more than one of these, or none. */
    tokenStore: 'Token store',
    externalClient: 'External client',
    secondTab: 'Front End, tab 2',
    attacker: 'Attacker',
  },
  /** One of several servers, and the store that is its own. */
  node: ({ node }: { node: string }) => `Node ${node}`,
  inNode: ({ node }: { node: string }) => `in Node ${node}`,
  storeOfNode: ({ store, node }: { store: string; node: string }) => `${store} ${node}`,

  /** Stands before what was refused or went wrong. */
  bad: ({ label }: { label: string }) => `✕ ${label}`,
  /** Stands for a check that failed where the server goes on nonetheless. */
  goesOn: {
    label: ({ label }: { label: string }) => `${label}, goes on`,
    missing: ({ sentence }: { sentence: string }) =>
      `${sentence} This route does without one too: the request goes on, from nobody in particular.`,
    late: ({ sentence }: { sentence: string }) =>
      `${sentence} The server doesn't answer that yet: it reads the other claims first, and whatever else is wrong is told instead.`,
  },

  diagram: {
    name: ({ method, path }: { method: string; path: string }) => `Sequence diagram of ${method} ${path}`,
    /** Tells the diagrams of the two lanes apart. */
    nameOn: ({ name, lane }: { name: string; lane: string }) => `${name}, ${lane}`,
    step: ({ from, to, label }: { from: string; to: string; label: string }) => `${from} to ${to}: ${label}`,
    note: ({ at, label }: { at: string; label: string }) => `${at}: ${label}`,
    refused: ({ label }: { label: string }) => `refused: ${label}`,
    /** Hops that are folded into less, and what opens them. What is said of them has the words that are seen in it. */
    fold: {
      checksPassed: ({ count }: Several) => `${count} checks passed`,
      openChecks: ({ count, labels }: Several & { labels: readonly string[] }) =>
        `${count} checks passed: ${labels.join('; ')}`,
      more: ({ count }: Several): string => (count === 1 ? '1 more step' : `${count} more steps`),
      openExchange: ({ request, more }: { request: string; more: string }) => `${request}: ${more}`,
      /** On what folds it again. */
      fold: 'fold',
      foldChecks: ({ count }: Several) => `fold the ${count} checks that passed`,
      foldExchange: ({ request }: { request: string }) => `fold ${request} to request and answer`,
      /** How an exchange was refused. The message is the server's own. */
      answer: ({ status, msg }: { status: string; msg: string }) => `${status} ${msg}`,
    },
    failed: 'The diagram could not be drawn. The list of hops has everything that is in it.',
    take: 'Save',
    copySource: 'Copy the mermaid source',
    copied: 'Copied',
    copyFailed: 'Could not copy: the browser keeps the clipboard closed',
    saveSvg: 'Save as SVG',
    savePng: 'Save as PNG',
    saveFailed: 'Could not save the picture',
  },

  /** How the learner set the clock: a note across the diagram. */
  clock: {
    note: ({ parts }: { parts: readonly string[] }) => `clock ${parts.join(' · ')}`,
    moved: ({ duration, time }: { duration: string; time: string }) => `+${duration} · ${time}`,
    paused: 'paused',
    runs: ({ rate }: { rate: number }) => `runs ${rate}×`,
    runsAgain: 'runs again',
  },
  /** What was done outside of any request: a note across the diagram, too. */
  acts,

  /** What is said of each kind of hop: in the diagram, to the learner, and while a request is held before it. */
  kinds: { ...frontEndHops, ...backEndHops, ...tokenHops },
  failed: failedChecks,

  /** Who holds a request and whose it is, and what comes next. */
  holding: {
    prepares: {
      frontEnd: 'The front end prepares the request and holds it.',
      secondTab: 'The second tab prepares its request and holds it.',
      attacker: 'The attacker prepares the request and holds it.',
      externalClient: 'The external client prepares the request and holds it.',
    },
    hasResponse: {
      frontEnd: 'The front end has the response.',
      secondTab: 'The second tab has its response.',
      attacker: 'The attacker has the response.',
      externalClient: 'The external client has the response.',
    },
    serverHolds: {
      frontEnd: 'The server has the request and holds it.',
      secondTab: 'The server has the second tab’s request and holds it.',
      attacker: 'The server has the attacker’s request and holds it.',
      externalClient: 'The server has the external client’s request and holds it.',
    },
    next: ({ state, next }: { state: string; next: string }) => `${state} Next: ${next}`,
  },

  /** What a hop carries, as lines of name and value; what only one kind has stands with the kind. */
  fact: {
    account: 'Account',
    session: 'Session',
    jti: '`jti`',
    token: { access: 'Access token', refresh: 'Refresh token', download: 'Download token' },
    place: { cookies: 'cookie jar', localStorage: 'localStorage', loot: 'the attacker’s copies' },
    alg: 'Algorithm',
    expires: 'Ends',
    outcome: 'Result',
    message: 'Message',
    revoked: 'Revoked',
    version: 'Version of the account',
    because: 'Because of',
    cause: {
      logout: 'logout',
      everywhere: 'logout everywhere',
      'account-deleted': 'account deleted',
      operator: 'the operator',
      reuse: 'a refresh token that had been replaced was used again',
      'parent-ended': 'the token that it was issued for had ended',
      replaced: 'new session ID at login',
    },
    yes: 'yes',
    no: 'no',
  },

  outcome: {
    running: 'under way',
    done: ({ status }: { status: string }) => status,
    refused: ({ status, fault }: { status: string; fault: string | null }) =>
      fault === null ? `refused, ${status}` : `refused, ${status}, ${fault}`,
    failed: ({ status }: { status: string | null }) => (status === null ? 'no answer' : `failed, ${status}`),
    aborted: 'stopped',
    fault: {
      missing: 'credential missing',
      wrong: 'invalid',
      late: 'expired',
      early: 'not yet valid',
      revoked: 'revoked',
    },
  },
}
