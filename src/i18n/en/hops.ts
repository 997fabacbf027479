// English: hops. Each hop as a few words for the diagram and as a sentence for the learner; who holds a request and what comes next.

/** Names that a sentence puts between backticks are cut and made visible before they come here. */
export interface Name {
  readonly name: string
}
/** Names, already joined, and how many they are. */
export interface Counted extends Name {
  readonly count: number
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })

export const hops = {
  participant: {
    frontEnd: 'Front End',
    backEnd: 'Back End',
    sessionStore: 'Session store',
    blacklist: 'Blacklist',
    externalClient: 'External client',
  },

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
  },

  diagram: {
    name: ({ method, path }: { method: string; path: string }) => `Sequence diagram of ${method} ${path}`,
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
    form: ({ line }: { line: string }) =>
      `\`${line}\` arrives at the server, with the password in its body: the only time that it crosses the wire.`,
  },
  response: {
    setCookie: 'Set-Cookie',
    tokens: 'tokens',
    label: ({ status, carries }: { status: string; carries: readonly string[] }) =>
      [status, ...carries].join(', '),
    done: ({ status }: { status: string }) => `The server answers \`${status}\`: done as asked.`,
    setsCookie: ({ status }: { status: string }) =>
      `The server answers \`${status}\`. Its \`Set-Cookie\` header brings a session ID and nothing else; the rest stays in the store.`,
    clearsCookie: ({ status }: { status: string }) =>
      `The server answers \`${status}\`, and its \`Set-Cookie\` header has the browser remove the cookie.`,
    bringsTokens: ({ status }: { status: string }) =>
      `The server answers \`${status}\` with the signed token in the body. It keeps no session: whoever has the token has the access.`,
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
    label: ({ wanted }: { wanted: string; own: string | null }) => `wrong: account ${wanted} is another's`,
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
    label: ({ id }: { id: string; left: string }) => `extend ${id}`,
    sentence: ({ id, left }: { id: string; left: string }) =>
      `Session \`${id}\` was used, so its idle timeout starts again: ${left}. Nothing in the browser changes.`,
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
      `\`${jti}\` is not on the blacklist. That was the last check: the token is accepted.`,
  },
  tokenSigned: {
    access: 'access',
    refresh: 'refresh',
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

  /** What a check says that failed. */
  failed: {
    header: {
      label: 'no Authorization header',
      sentence:
        'There is no `Authorization` header, so nothing can be checked: the credential is missing, not wrong.',
    },
    scheme: {
      label: 'not one Bearer token',
      sentence:
        'The `Authorization` header is not `Bearer` followed by one token. The server reads nothing else.',
    },
    segments: {
      label: 'wrong: not three parts',
      sentence:
        'A signed JWT has three parts with dots between. This one does not, so there is nothing to verify.',
    },
    encoding: {
      label: 'wrong: not Base64url JSON',
      sentence:
        'A part of the token is not valid Base64url, or not JSON inside. It was damaged, or never was a JWT.',
    },
    alg: {
      label: ({ found }: { found: string | null }) => (found === null ? 'wrong alg' : `wrong alg: ${found}`),
      sentence: ({ found }: { found: string | null }) =>
        found === null
          ? 'The header asks for an `alg` other than the configured one. The server decides that, never the token.'
          : `The header asks for \`${found}\`. The server accepts the configured \`alg\` only: were the token to choose, \`none\` would open every door.`,
    },
    signature: {
      label: 'wrong signature',
      sentence:
        'The signature does not fit: header or payload were changed, or another key signed them. That is wrong, not late: it will never be right.',
    },
    exp: {
      label: ({ ago }: { ago: string | null }) => (ago === null ? 'late: expired' : `late: expired ${ago}`),
      sentence: ({ ago }: { ago: string | null }) =>
        `${ago === null ? 'The token has expired' : `The token expired ${ago}`}. It is late, not wrong: its signature is genuine. A refresh or a new login brings a fresh one.`,
    },
    time: {
      label: ({ name }: Name) => `wrong: ${name} is no time`,
      sentence: ({ name }: Name) =>
        `\`${name}\` has to be a number, the seconds since 1970. The server can't compare anything else with its clock.`,
    },
    nbf: {
      label: ({ ahead }: { ahead: string | null }) =>
        ahead === null ? 'early: not yet valid' : `early: valid ${ahead}`,
      sentence: ({ ahead }: { ahead: string | null }) =>
        `${ahead === null ? 'The token is not valid yet' : `The token becomes valid ${ahead}`}: it is early, not wrong.`,
    },
    iat: {
      label: 'early: iat is ahead',
      sentence:
        'By its `iat` the token is issued in the future. The clocks disagree, or somebody made it up.',
    },
    sub: {
      label: 'sub missing or no text',
      sentence:
        'The `sub` is not there, or is no string. The server will not guess whom the token speaks for.',
    },
    jti: {
      label: 'jti missing or no text',
      sentence:
        'The `jti` is no string, or is not there although it has to go on the blacklist. Nothing else tells one token from another.',
    },
    type: {
      label: ({ found }: { found: string | null }) =>
        found === null ? 'wrong type' : `wrong type: ${found}`,
      sentence: ({ found }: { found: string | null }) =>
        `${found === null ? 'The token is of the other type' : `\`type\` is \`${found}\``}. A refresh token opens no routes, an access token fetches no new ones, however genuine.`,
    },
    blocklist: {
      label: 'revoked',
      sentence: 'The `jti` is on the blacklist. The token is neither wrong nor late: it was taken back.',
    },
    cookie: {
      label: 'no session cookie',
      sentence: 'The request brings no session cookie: the credential is missing, not wrong.',
    },
    'cookie-signature': {
      label: 'wrong cookie signature',
      sentence:
        'The signature in the cookie does not fit its session ID: somebody changed it. It is wrong, and the store is not even asked.',
    },
    'session-known': {
      label: 'wrong: unknown session',
      sentence:
        'The cookie is signed, but the store has no such session. It was never here, or the store forgot it.',
    },
    'session-alive': {
      label: {
        logout: 'revoked: logged out',
        'account-deleted': 'revoked: account deleted',
        replaced: 'revoked: replaced at login',
        other: 'revoked: session ended',
      },
      sentence:
        'The session was ended before its time. The cookie is genuine, yet the server took back what it stands for.',
    },
    idle: {
      label: ({ ago }: { ago: string | null }) =>
        ago === null ? 'late: idle too long' : `late: expired ${ago}`,
      sentence: ({ ago }: { ago: string | null }) =>
        `${ago === null ? 'The session was idle too long' : `The idle timeout passed ${ago}`}. It is late, not wrong: the cookie is genuine, its session has expired.`,
    },
  },

  holding: {
    frontEndPrepares: 'The front end prepares the request and holds it.',
    frontEndHasResponse: 'The front end has the response.',
    serverHolds: 'The server has the request and holds it.',
    next: ({ state, next }: { state: string; next: string }) => `${state} Next: ${next}`,
    submit: 'the form is submitted.',
    attach: ({ name }: Name) => `attach \`${name}\` to it.`,
    attachAny: 'is there a credential to attach?',
    store: ({ name }: Name) => `keep \`${name}\`.`,
    storeAny: 'keep what the response brings.',
    remove: ({ name }: Name) => `throw \`${name}\` away.`,
    removeAny: 'throw the credential away.',
    noAnswer: 'give up waiting for the answer.',
    request: ({ line }: { line: string }) => `send \`${line}\` to the server.`,
    requestAny: 'send it to the server.',
    response: ({ status }: { status: string }) => `answer with \`${status}\`.`,
    responseAny: 'answer.',
    refused: {
      'not-found': 'refuse, as there is no such route.',
      'method-not-allowed': 'refuse, as the route does not answer this method.',
      'bad-json': 'refuse, as the body is not JSON.',
      'bad-body': 'refuse, as the body can not be read.',
      'body-too-large': 'refuse, as the body is too large.',
      other: 'refuse the request.',
    },
    missingParameter: ({ name }: Name) => `refuse, as \`${name}\` is missing.`,
    account: ({ name }: Name) => `is this the password of \`${name}\`?`,
    accountAny: 'is the password right?',
    accessDenied: ({ id }: { id: string }) =>
      `refuse, as account \`${id}\` is not the one that is logged in.`,
    accessDeniedAny: "refuse, as the account is somebody else's.",
    phone: ({ name }: Name) => `change the phone of \`${name}\`.`,
    phoneAny: 'change the phone.',
    deleteAccount: ({ name }: Name) => `delete the account \`${name}\`.`,
    deleteAccountAny: 'delete the account.',
    cookie: ({ name }: Name) => `is there a cookie \`${name}\`, and did this server sign it?`,
    cookieAny: 'is there a session cookie, and did this server sign it?',
    sessionAsked: ({ id }: { id: string }) => `ask the session store for \`${id}\`.`,
    sessionAskedAny: 'ask the session store.',
    sessionAnswered: ({ id }: { id: string }) =>
      `does the session store know \`${id}\`, and does it still live?`,
    sessionAnsweredAny: 'does the session store know it?',
    sessionTouched: ({ id }: { id: string }) => `start the idle timeout of \`${id}\` again.`,
    sessionTouchedAny: 'start the idle timeout again.',
    sessionStored: ({ id }: { id: string }) => `put the new session \`${id}\` into the session store.`,
    sessionStoredAny: 'put a new session into the session store.',
    sessionDestroyed: ({ id }: { id: string }) => `delete \`${id}\` from the session store.`,
    sessionDestroyedAny: 'delete the session from the session store.',
    token: {
      found: 'is there a Bearer token in the `Authorization` header?',
      form: 'are there three parts, valid Base64url and JSON, and the configured `alg`?',
      signature: 'does the signature match?',
      times: 'is it neither too late (`exp`) nor too early (`nbf`, `iat`)?',
      claims: 'do `sub` and `type` fit this route?',
      other: 'check the token.',
    },
    blocklistAsked: ({ jti }: { jti: string }) => `is \`jti ${jti}\` on the blacklist?`,
    blocklistAskedAny: 'is the `jti` on the blacklist?',
    blocklistAnswered: ({ jti }: { jti: string }) => `the blacklist answers for \`jti ${jti}\`.`,
    blocklistAnsweredAny: 'the blacklist answers.',
    sign: ({ alg }: { alg: string }) => `sign with \`${alg}\`.`,
    signAny: 'sign the token.',
    revoke: ({ jti }: { jti: string }) => `put \`jti ${jti}\` on the blacklist.`,
    revokeAll: ({ name }: Name) => `put the tokens of \`${name}\` on the blacklist.`,
    revokeAny: 'put the `jti` on the blacklist.',
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
      wrong: 'wrong',
      late: 'too late',
      early: 'too early',
      revoked: 'revoked',
    },
  },
}
