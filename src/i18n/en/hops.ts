// English: hops. Each hop as a few words for the diagram and as a sentence for the learner; who holds a request and what comes next.
import { acts } from './acts'
import { failedChecks } from './failed-checks'
import { heldRequests } from './held-requests'
import type { Counted, Name } from './named'
import { tokenStores } from './token-stores'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

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
    sentence: ({ sentence }: { sentence: string }) =>
      `${sentence} This route does without one too: the request goes on, from nobody in particular.`,
  },
  /** Why an action has nothing to do on the session lane. */
  nothingTo: {
    refresh:
      'There is nothing to refresh: a session has one credential, and each use starts its idle timeout again. So the server has no such route.',
    'logout-refresh':
      'There is no second credential to revoke: one logout ends the one session. So the server has no such route.',
    'get-download-link':
      'There is no need of a token in the link: the browser sends the cookie along with every link to this host. So the server has no such route.',
    'open-download-link':
      'There is no link with a token in it here: the cookie opens a download as it opens everything else. So the server has no such route.',
  },

  diagram: {
    name: ({ method, path }: { method: string; path: string }) => `Sequence diagram of ${method} ${path}`,
    /** Tells the diagrams of the two lanes apart. */
    nameOn: ({ name, lane }: { name: string; lane: string }) => `${name}, ${lane}`,
    step: ({ from, to, label }: { from: string; to: string; label: string }) => `${from} to ${to}: ${label}`,
    note: ({ at, label }: { at: string; label: string }) => `${at}: ${label}`,
    refused: ({ label }: { label: string }) => `refused: ${label}`,
    drawing: 'Drawing the diagram…',
    failed: 'The diagram could not be drawn. The list of hops has everything that is in it.',
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

  // In the front end.
  submitted: {
    label: ({ names }: { names: readonly string[] }) => `submit ${names.join(', ')}`,
    sentence: ({ names }: { names: readonly string[] }) =>
      `The user submits the form with ${list.format(names.map((name) => `\`${name}\``))}. Nothing has left the browser yet.`,
  },
  attachedCookie: {
    label: ({ name }: Name) => `attach ${name}`,
    sentence: ({ name }: Name) =>
      `The browser attaches the cookie \`${name}\` by itself, as it does to every request to this host.`,
  },
  attachedToken: {
    label: ({ name }: Name) => `attach ${name}`,
    sentence: ({ name }: Name) =>
      `The page's own code takes \`${name}\` from localStorage and puts it into the \`Authorization\` header. No browser would do that by itself.`,
  },
  attachedLoot: {
    label: ({ name }: Name) => `attach stolen ${name}`,
    sentence: ({ name }: Name) =>
      `The attacker attaches the copy of \`${name}\`. It is the very same credential: nothing in it says who sends it, so the server can't see a difference.`,
  },
  attachedEdited: {
    label: 'attach the edited credential',
    sentence: 'The credential as you edited it goes along in place of the stored one, this once.',
  },
  attachedExpired: {
    label: 'cookie expired, not sent',
    sentence:
      "The cookie's time has passed, so the browser drops it. The request goes out without a credential.",
  },
  attachedNothing: {
    label: 'nothing to attach',
    sentence: 'There is no credential to attach. The request goes out without one, and is anonymous.',
  },
  storedCookie: {
    label: ({ name }: Name) => `store ${name}`,
    sentence: ({ name }: Name) =>
      `\`Set-Cookie\` tells the browser to keep \`${name}\`. From now on it sends it back by itself.`,
  },
  storedTokens: {
    label: ({ name, count }: Counted) => (count === 1 ? `store ${name}` : `store ${count} tokens`),
    sentence: ({ name }: Counted) =>
      `The page's code puts \`${name}\` into localStorage. It stays until code removes it, even when it has expired.`,
  },
  storedLoot: {
    label: ({ name, count }: Counted) => (count === 1 ? `keep ${name}` : `keep ${count} tokens`),
    sentence: ({ name }: Counted) =>
      `The attacker keeps \`${name}\`, issued for the stolen credential: with it the attack goes on.`,
  },
  removedLoot: {
    label: ({ name, count }: Counted) => (count === 1 ? `drop ${name}` : `drop ${count} tokens`),
    sentence: ({ name }: Counted) => `The attacker has no more use for \`${name}\`, and drops it.`,
  },
  removedCookie: {
    label: ({ name }: Name) => `remove ${name}`,
    sentence: ({ name }: Name) =>
      `\`Set-Cookie\` with a time in the past: the browser throws \`${name}\` away. What counts is that the server did too.`,
  },
  removedTokens: {
    label: ({ name, count }: Counted) => (count === 1 ? `remove ${name}` : `remove ${count} tokens`),
    sentence: ({ name }: Counted) =>
      `The page's code removes \`${name}\` from localStorage. A copy in other hands would be untouched by that.`,
  },
  autoRefresh: {
    refreshing: {
      label: 'expired: refresh, then repeat',
      sentence:
        "`Token has expired`. The page's code doesn't bother the user: it fetches a new access token with the refresh token, then sends the request once more.",
    },
    'no-refresh-token': {
      label: 'log in again',
      sentence:
        "`Token has expired`, and there is no refresh token to fetch a new access token with. The page's code gives up and forgets what it has: the user has to log in again.",
    },
    refused: {
      label: 'log in again',
      sentence:
        "The server doesn't take the refresh token any more, so there will be no new access token. The page's code gives up and forgets both: the user has to log in again.",
    },
  },
  noAnswer: {
    label: 'no answer',
    sentence: ({ message }: { message: string }) =>
      `No answer came: \`${message}\`. Whether the server did something before, the client can't know.`,
  },

  // Across the wire.
  request: {
    label: ({ line, carries }: { line: string; carries: readonly string[] }) => [line, ...carries].join(', '),
    cookie: ({ line }: { line: string }) =>
      `\`${line}\` arrives at the server. HTTP remembers nothing: only the \`Cookie\` header says who asks.`,
    authorization: ({ line }: { line: string }) =>
      `\`${line}\` arrives at the server. Only the \`Authorization\` header says who asks, and all that is needed is in it.`,
    anonymous: ({ line }: { line: string }) =>
      `\`${line}\` arrives at the server. It bears no credential: nothing in it says who asks.`,
    link: ({ line }: { line: string }) =>
      `\`${line}\` arrives at the server. The token stands in the URL, so a plain link works without a header. But URLs end up in logs and histories: good that it works once only.`,
    form: ({ line }: { line: string }) =>
      `\`${line}\` arrives at the server, with the password in its body: the only time that it crosses the wire.`,
  },
  response: {
    setCookie: 'Set-Cookie',
    tokens: 'tokens',
    link: 'link',
    label: ({ status, carries }: { status: string; carries: readonly string[] }) =>
      [status, ...carries].join(', '),
    done: ({ status }: { status: string }) => `The server answers \`${status}\`: done as asked.`,
    setsCookie: ({ status }: { status: string }) =>
      `The server answers \`${status}\`. Its \`Set-Cookie\` header brings a session ID and nothing else; the rest stays in the store.`,
    clearsCookie: ({ status }: { status: string }) =>
      `The server answers \`${status}\`, and its \`Set-Cookie\` header has the browser remove the cookie.`,
    bringsTokens: ({ status }: { status: string }) =>
      `The server answers \`${status}\` with the signed token in the body. It keeps no session: whoever has the token has the access.`,
    bringsLink: ({ status }: { status: string }) =>
      `The server answers \`${status}\` with a link that has a token in it: good for one download within 60 seconds, for whoever has it.`,
    badRequest: ({ status }: { status: string }) =>
      `The server answers \`${status}\`: the request itself is not in order.`,
    unauthorized: ({ status }: { status: string }) =>
      `The server answers \`${status}\`: it does not know who asks, or does not believe it.`,
    forbidden: ({ status }: { status: string }) =>
      `The server answers \`${status}\`: it knows who asks, and that this is not theirs to do.`,
    notFound: ({ status }: { status: string }) =>
      `The server answers \`${status}\`: what was asked for is not here.`,
    unprocessable: ({ status }: { status: string }) =>
      `The server answers \`${status}\`: it understood the request, but the token in it is not acceptable.`,
    fault: ({ status }: { status: string }) =>
      `The server answers \`${status}\`: the fault is on its side, not in the request.`,
    notImplemented: ({ status }: { status: string }) =>
      `The server answers \`${status}\`: this node has the public key only. It can verify every token and sign none; the first node signs.`,
    unavailable: ({ status }: { status: string }) =>
      `The server answers \`${status}\`: not now. What it can't look up it doesn't guess, so nobody gets in meanwhile, and nothing revoked slips through.`,
  },

  // In the back end, either lane.
  refused: {
    'not-found': { label: 'no such route', sentence: 'The server has no such route. It looks no further.' },
    'method-not-allowed': {
      label: 'method not allowed',
      sentence: 'The route is there, but not for this method. The `Allow` header says which ones it answers.',
    },
    'bad-json': {
      label: 'body is not JSON',
      sentence: 'The body says that it is JSON, and is not. Nothing in it is used.',
    },
    'bad-body': {
      label: 'body unreadable',
      sentence: 'The server can read neither JSON nor a form in the body. Nothing in it is used.',
    },
    'body-too-large': {
      label: 'body too large',
      sentence: 'The body is larger than the server reads: 16 KiB are enough for any form here.',
    },
  },
  missingParameter: {
    label: ({ name }: Name) => `${name} is missing`,
    sentence: ({ name }: Name) =>
      `\`${name}\` is missing or empty. The server says so before it looks at anything else.`,
  },
  accountVerified: {
    label: ({ name }: Name) => `${name}: password correct`,
    sentence: ({ name }: Name) =>
      `The hash of the password is the one that is kept for \`${name}\`. The server never kept the password itself.`,
  },
  accountUnknown: {
    label: ({ name }: Name) => `wrong: no account ${name}`,
    sentence: ({ name }: Name) =>
      `There is no account \`${name}\`. The server takes as long and answers the same as for a wrong password, so nobody can find out who has an account.`,
  },
  accountWrongPassword: {
    label: ({ name }: Name) => `wrong password of ${name}`,
    sentence: ({ name }: Name) =>
      `The hash of this password is not the one that is kept for \`${name}\`. The answer does not say whether name or password was wrong.`,
  },
  accessDenied: {
    label: ({ wanted }: { wanted: string; own: string | null }) => `account ${wanted} is another's`,
    sentence: ({ wanted, own }: { wanted: string; own: string | null }) =>
      `The credential is good, but it ${own === null ? 'does not belong' : `belongs to account \`${own}\`, and not`} to \`${wanted}\`. Who somebody is was settled; what they may do is a question of its own.`,
  },
  phoneChanged: {
    label: ({ name }: Name) => `change phone of ${name}`,
    sentence: ({ name }: Name) =>
      `The server changes the phone of \`${name}\`, whom it knows from the credential and not from the form.`,
  },
  accountDeleted: {
    label: ({ name }: Name) => `delete account ${name}`,
    sentence: ({ name }: Name) =>
      `The account \`${name}\` is gone. What was issued for it must not go on working: that comes next.`,
  },

  // In the session lane's back end.
  cookieValid: {
    label: 'cookie signature valid',
    sentence:
      "The HMAC in the cookie fits the session ID before it: this server signed it. That doesn't yet say that the session lives.",
  },
  sessionAsked: {
    label: ({ id }: { id: string }) => `get ${id}`,
    sentence: ({ id }: { id: string }) =>
      `The session ID \`${id}\` means nothing by itself, so the server looks it up. It does so on every request.`,
  },
  sessionFound: {
    label: ({ name }: Name) => `session of ${name}`,
    sentence: ({ name }: Name) =>
      `The store knows the session and it is neither ended nor idle too long. Now the server knows who asks: \`${name}\`.`,
  },
  sessionTouched: {
    label: ({ id }: { id: string; left: string; rolling: boolean }) => `extend ${id}`,
    sentence: ({ id, left, rolling }: { id: string; left: string; rolling: boolean }) =>
      `Session \`${id}\` was used, so its idle timeout starts again: ${left}. ${
        rolling
          ? 'Rolling is on: the response sends the cookie again, so it lives on in the browser too.'
          : 'Nothing in the browser changes: the cookie keeps the end that it has.'
      }`,
  },
  sessionStored: {
    label: ({ id, name }: { id: string; name: string }) => `set ${id}: ${name}`,
    sentence: ({ id, name }: { id: string; name: string }) =>
      `The server stores under the new ID \`${id}\` that \`${name}\` is logged in. The browser will get the ID only.`,
  },
  sessionDestroyed: {
    label: ({ count, id }: { count: number; id: string }) =>
      count === 1 ? `destroy ${id}` : `destroy ${count} sessions`,
    logout: ({ id }: { id: string }) =>
      `The server deletes \`${id}\` from its store. From this moment the cookie is worth nothing, wherever it is.`,
    accountDeleted: ({ count }: { count: number }) =>
      count === 1
        ? "The account is gone, and its session with it. One deletion in the store is all that's needed."
        : `The account is gone, and all its ${count} sessions with it: on every device, at once.`,
    everywhere: ({ count }: { count: number }) =>
      count === 1
        ? "Logged out everywhere: it was the account's only session. One deletion in the store is all that's needed."
        : `Logged out everywhere: the store knows all ${count} sessions of the account, and deletes them at once, on every device.`,
    operator: ({ count }: { count: number }) =>
      count === 1
        ? 'The operator deletes the session from the store. From this moment its cookie is worth nothing, wherever it is.'
        : `The operator deletes ${count} sessions from the store. From this moment their cookies are worth nothing, wherever they are.`,
    replaced: ({ id }: { id: string }) =>
      `The login came with session \`${id}\`. It ends, and a new ID takes its place: whoever planted the old one gains nothing (session fixation).`,
  },

  // In the JWT lane's back end.
  tokenFound: {
    label: 'Bearer token found',
    sentence: 'The `Authorization` header brings a Bearer token. Nothing in it is believed yet.',
  },
  tokenForm: {
    label: ({ alg }: { alg: string | null }) => (alg === null ? 'form in order' : `form in order, ${alg}`),
    sentence: ({ alg }: { alg: string | null }) =>
      alg === null
        ? 'Three parts, valid Base64url and JSON, and the one `alg` that the server accepts.'
        : `Three parts, valid Base64url and JSON, and \`alg\` is \`${alg}\`: the one that the server accepts, whatever a token asks for.`,
  },
  tokenSignature: {
    label: 'signature matches',
    sentence:
      'The server computes the signature over header and payload with its key, and it fits. So nobody has changed a character since it was issued.',
  },
  tokenTimes: {
    label: ({ left }: { left: string | null }) => (left === null ? 'not expired' : `not expired, ${left}`),
    endless: 'never expires',
    sentence: ({ left }: { left: string | null }) =>
      left === null
        ? 'The token is neither too late nor too early. The server reads that from the token alone.'
        : `The token is neither too late nor too early: ${left}. The server reads that from the token alone.`,
    endlessSentence:
      'The token has no `exp`: it works until it is revoked or the key changes. A thief would be glad of it.',
  },
  tokenClaims: {
    label: ({ type }: { type: string | null }) => (type === null ? 'claims fit' : `type is ${type}`),
    sentence: ({ type }: { type: string | null }) =>
      type === null
        ? '`sub` and `type` are as this route needs them.'
        : `\`sub\` says who asks, and \`type\` is \`${type}\`, as this route needs it.`,
  },
  blocklistAsked: {
    label: ({ jti }: { jti: string }) => `is ${jti} revoked?`,
    sentence: ({ jti }: { jti: string }) =>
      `The token is genuine and in time. But a signature can't tell that it was taken back, so the server asks for its \`jti\` \`${jti}\`.`,
  },
  blocklistClear: {
    label: 'not revoked',
    sentence: ({ jti }: { jti: string }) =>
      `\`${jti}\` is not on the blacklist: nobody has taken it back. The look-up was the price of knowing that.`,
  },
  tokenSigned: {
    access: 'access',
    refresh: 'refresh',
    download: 'download',
    label: ({ types, alg }: { types: readonly string[]; alg: string }) =>
      types.length === 1 ? `sign ${types.join('')} token, ${alg}` : `sign ${types.join(' + ')}, ${alg}`,
    login: ({ alg }: { alg: string }) =>
      `The server signs with \`${alg}\` a short-lived access token, and a refresh token to fetch new ones with. It stores no login.`,
    one: ({ alg }: { alg: string }) =>
      `The server signs an access token with \`${alg}\`. All that it will need to know later is in the token.`,
  },
  tokenRevoked: {
    label: ({ count, jti }: { count: number; jti: string }) =>
      count === 1 ? `revoke ${jti}` : `revoke ${count} tokens`,
    logout: ({ jti }: { jti: string }) =>
      `The token can't be changed from afar, so its \`jti\` \`${jti}\` goes on the blacklist, to stay until the token's own \`exp\`.`,
    accountDeleted: ({ count }: { count: number }) =>
      count === 1
        ? 'The account is gone, so its token goes on the blacklist. Its signature would be valid still.'
        : `The account is gone, so its ${count} tokens go on the blacklist, each by its \`jti\`. Their signatures would be valid still.`,
  },

  stores: tokenStores,

  failed: failedChecks,

  holding: heldRequests,

  outcome: {
    running: 'under way',
    done: ({ status }: { status: string }) => status,
    refused: ({ status, fault }: { status: string; fault: string | null }) =>
      fault === null ? `refused, ${status}` : `refused, ${status}, ${fault}`,
    failed: ({ status }: { status: string | null }) => (status === null ? 'no answer' : `failed, ${status}`),
    aborted: 'stopped',
    fault: {
      missing: 'credential missing',
      wrong: 'wrong',
      late: 'too late',
      early: 'too early',
      revoked: 'revoked',
    },
  },
}
