// English: hops. What each hop is called in the diagram, what happens in it and why, and what a held request will do next.

/** A name that stands in a sentence: of a credential, an account, a field. */
export interface Named {
  name: string
}
/** Names that stand in a sentence, already joined. */
export interface Names {
  names: string
}
/** The start of an ID, enough to recognise it. */
export interface Id {
  id: string
}
/** A length of time in words, such as `52 s`. */
export interface Lasting {
  duration: string
}

export const hops = {
  participant: {
    client: 'Front End',
    external: 'External client',
    backEnd: 'Back End',
    sessionStore: 'Session store',
    blocklist: 'Blacklist',
  },

  /** Joins names in a sentence. */
  join: ', ',
  /** Stands before what was refused or went wrong. */
  bad: ({ label }: { label: string }) => `✕ ${label}`,
  /** Stands for a check that failed on a route that serves everybody. */
  servedAnyway: ({ label }: { label: string }) => `${label}: anonymous`,

  /** A hop in the diagram: a few words. */
  label: {
    formSubmitted: ({ names }: Names) => `submit ${names}`,
    attached: ({ name }: Named) => `attach ${name}`,
    attachedEdited: ({ name }: Named) => `attach edited ${name}`,
    attachedNothing: 'nothing to attach',
    attachedExpired: 'cookie expired, not sent',
    stored: ({ names }: Names) => `store ${names}`,
    removed: ({ names }: Names) => `remove ${names}`,
    noAnswer: 'no answer',
    request: ({ line, credential }: { line: string; credential: string | null }) =>
      credential === null ? line : `${line}, ${credential}`,
    response: ({ status, reason, header }: { status: number; reason: string; header: string | null }) =>
      `${status}${reason && ` ${reason}`}${header === null ? '' : `, ${header}`}`,
    refused: {
      'not-found': 'no such route',
      'method-not-allowed': 'wrong method',
      'bad-json': 'body is not JSON',
      'bad-body': 'body not readable',
      'body-too-large': 'body too large',
    },
    missingParameter: ({ name }: Named) => `${name} is missing`,
    accountVerified: ({ name }: Named) => `password of ${name} right`,
    accountUnknown: ({ name }: Named) => `no account ${name}`,
    wrongPassword: ({ name }: Named) => `wrong password for ${name}`,
    accessDenied: ({ id }: Id) => `account ${id} is not its own`,
    phoneChanged: ({ name }: Named) => `phone of ${name} changed`,
    accountDeleted: ({ name }: Named) => `account ${name} deleted`,
    cookieValid: 'cookie signature valid',
    sessionAsked: ({ id }: Id) => `get ${id}`,
    sessionAnswered: ({ name }: Named) => `session of ${name}`,
    sessionTouched: ({ id, duration }: Id & Lasting) => `touch ${id}, ${duration} more`,
    sessionStored: ({ id, name }: Id & Named) => `store ${id}, user ${name}`,
    sessionDestroyed: ({ id }: Id) => `destroy ${id}`,
    sessionsDestroyed: ({ count }: { count: number }) => `destroy ${count} sessions`,
    tokenFound: 'Bearer token found',
    tokenForm: 'three parts, alg allowed',
    tokenFormAlg: ({ alg }: { alg: string }) => `three parts, alg ${alg}`,
    tokenSignature: 'signature matches',
    tokenTimes: ({ duration }: Lasting) => `not expired, ${duration} left`,
    tokenEndless: 'never expires',
    tokenClaims: 'sub and type fit',
    blocklistAsked: ({ id }: Id) => `is ${id} revoked?`,
    notRevoked: 'no, not revoked',
    tokensSigned: ({ names, alg }: Names & { alg: string }) => `sign ${names}, ${alg}`,
    tokenRevoked: ({ name, id }: Named & Id) => `revoke ${name} ${id}`,
    tokensRevoked: ({ count }: { count: number }) => `revoke ${count} tokens`,
  },

  /** A check that failed, in a few words: the check, and whether it was wrong or late. */
  failed: {
    header: 'no Authorization header',
    scheme: 'no single Bearer token',
    segments: 'not three parts',
    encoding: 'not Base64url of JSON',
    alg: 'alg not allowed',
    signature: 'signature wrong',
    exp: 'expired',
    expAgo: ({ duration }: Lasting) => `expired ${duration} ago`,
    nbf: 'not valid yet',
    nbfAhead: ({ duration }: Lasting) => `valid only in ${duration}`,
    iat: 'issued in the future',
    sub: 'sub is not a text',
    type: 'wrong type of token',
    blocklist: 'yes, revoked',
    cookie: 'no session cookie',
    'cookie-signature': 'cookie signature wrong',
    'session-known': 'no such session',
    'session-alive': 'session was ended',
    endedBy: {
      logout: 'ended by logout',
      'account-deleted': 'ended with the account',
      replaced: 'replaced at a later login',
    },
    idle: 'idle for too long',
    idleAgo: ({ duration }: Lasting) => `expired ${duration} ago`,
  },

  /** A hop for the learner: what happened here, and why. */
  sentence: {
    formSubmitted: ({ names }: Names) =>
      `The form is submitted with ${names}. Nothing has crossed the wire yet.`,
    attachedCookie: ({ name }: Named) =>
      `The browser takes \`${name}\` out of its cookie jar and adds it to the request by itself; the page’s code has no part in it.`,
    attachedToken: ({ name }: Named) =>
      `The page’s code takes \`${name}\` out of localStorage and puts it into the \`Authorization\` header; no browser does that by itself.`,
    attachedEdited: 'Your edited value goes along in place of the stored one, for this one request.',
    noCookie: 'The cookie jar has nothing for this host, so the request goes without a cookie.',
    noToken: 'localStorage has no token for this request, so it goes without one.',
    expiredCookie: 'The cookie’s own time has passed, so the browser no longer sends it.',
    storedCookie: ({ names }: Names) =>
      `\`Set-Cookie\` puts ${names} into the cookie jar. From now on it goes along with every request to this host.`,
    storedToken: ({ names }: Names) =>
      `The page’s code puts ${names} into localStorage, where every script of the page can read it.`,
    removedCookie: ({ names }: Names) => `The response had the browser drop ${names} from its cookie jar.`,
    removedToken: ({ names }: Names) =>
      `The page’s code removes ${names} from localStorage. A copy kept elsewhere is not touched by that.`,
    noAnswer: ({ message }: { message: string }) =>
      `The request got no answer: the connection ended first (\`${message}\`).`,
    requestPassword:
      'The request reaches the server with the password in its body. From the next one on, a credential stands for it.',
    requestCookie:
      'The request reaches the server. `Cookie` carries a session ID: a mere key, which says nothing of the user.',
    requestToken:
      'The request reaches the server. `Authorization` carries the whole token: who it is, until when, and the signature.',
    requestBare:
      'The request reaches the server without a credential, so it comes from nobody in particular.',
    responsePlain: ({ status }: { status: string }) =>
      `The response is back in the front end: \`${status}\`.`,
    responseCookie: ({ status }: { status: string }) =>
      `The response is back: \`${status}\`. Its \`Set-Cookie\` tells the browser what to keep or to drop.`,
    responseTokens: ({ status }: { status: string }) =>
      `The response is back: \`${status}\`. Its body carries what was signed; the page’s code must keep it.`,
    responseRefused: ({ status, msg }: { status: string; msg: string | null }) =>
      msg === null
        ? `The server refuses the request: \`${status}\`.`
        : `The server refuses the request: \`${status}\`, “${msg}”.`,
    responseFailed: ({ status }: { status: string }) =>
      `The server could not answer: \`${status}\`. That is the server’s fault, not the credential’s.`,
    refused: {
      'not-found': 'The server has no such route, so nothing else was looked at.',
      'method-not-allowed': 'The route exists, but doesn’t take this method; `Allow` names those it takes.',
      'bad-json': 'The body says that it is JSON, but can’t be read as JSON.',
      'bad-body': 'The body is of no kind that this server reads: send JSON or a form.',
      'body-too-large': 'The body is larger than 16 KiB, so the server doesn’t read it.',
    },
    missingParameter: ({ name }: Named) => `The server needs \`${name}\` in the body, and it isn’t there.`,
    accountVerified: ({ name }: Named) =>
      `The server finds the account \`${name}\`, and the password gives the hash that it has stored.`,
    accountUnknown: ({ name }: Named) =>
      `There is no account \`${name}\`. The answer doesn’t say so, and takes as long as for a wrong password: nobody learns which names exist.`,
    wrongPassword: ({ name }: Named) =>
      `The account \`${name}\` exists, but the password gives another hash than the one stored.`,
    accessDenied: ({ wanted, own }: { wanted: string; own: string }) =>
      `The credential is good, but belongs to account \`${own}\`, and \`${wanted}\` is another’s: known, yet not allowed.`,
    accessDeniedUnknown: ({ wanted }: { wanted: string }) =>
      `The credential is good, but account \`${wanted}\` doesn’t belong to it: known, yet not allowed.`,
    phoneChanged: ({ name }: Named) => `The account \`${name}\` has its new phone number.`,
    accountDeleted: ({ name }: Named) =>
      `The account \`${name}\` is gone. What was issued for it must be ended as well.`,
    cookieValid:
      'The signature matches: this server made the cookie’s session ID and nobody changed it. Whose it is, only the store knows.',
    sessionAsked: ({ id }: Id) =>
      `The server asks its store for session \`${id}\`. It has to at each request: the ID alone says nothing.`,
    sessionAnswered: ({ name }: Named) =>
      `The store has the session and it is alive: the request comes from \`${name}\`.`,
    sessionTouched: ({ id, duration }: Id & Lasting) =>
      `The session was used, so its idle timeout starts anew: \`${id}\` has ${duration} more.`,
    sessionStored: ({ id, name }: Id & Named) =>
      `The server makes a fresh session ID and notes that \`${id}\` is \`${name}\`. An ID from before the login would be a risk (session fixation).`,
    sessionDestroyed: {
      logout: ({ ids }: { ids: string }) =>
        `The server removes ${ids} from its store. From this moment the cookie is worth nothing, whoever has a copy.`,
      'account-deleted': ({ ids }: { ids: string }) => `With the account its sessions end: ${ids}.`,
      replaced: ({ ids }: { ids: string }) =>
        `The session from before this login ends: ${ids}. Whoever knew its ID must not share the new one.`,
    },
    tokenFound: 'The `Authorization` header has one `Bearer` token. Nothing in it is trusted yet.',
    tokenForm:
      'The token has three readable parts, and its `alg` is the one that this server is set to. The server decides on the algorithm, never the token.',
    tokenSignature:
      'The signature over header and payload matches the server’s key: the server wrote this token and nobody changed it. No store was asked.',
    tokenTimes: ({ duration }: Lasting) =>
      `The token is neither too late nor too early: \`exp\` is ${duration} away on the server’s clock.`,
    tokenEndless: 'The token is not too early, and has no `exp`: it is never too late.',
    tokenClaims:
      '`sub` names a subject, and `type` fits this route: an access token and a refresh token can’t swap places.',
    blocklistAsked: ({ id }: Id) =>
      `The token itself is good. Only the blacklist can tell whether \`jti ${id}\` was revoked meanwhile: a look-up, as with a session.`,
    notRevoked: ({ id }: Id) => `\`jti ${id}\` is not on the blacklist: the token counts.`,
    tokensSigned: ({ names, alg }: Names & { alg: string }) =>
      `The server signs ${names} with \`${alg}\`. It needs no record of the token to recognise it later.`,
    tokenRevoked: {
      logout: ({ names }: Names) =>
        `The blacklist gets the \`jti\` of ${names} until the token’s own \`exp\`. Its signature stays good: only asking the blacklist stops it.`,
      'account-deleted': ({ names }: Names) =>
        `With the account its tokens are revoked: the blacklist gets ${names}.`,
    },
    /** Stands after a check that failed on a route that serves everybody. */
    servedAnyway: ({ sentence }: { sentence: string }) =>
      `${sentence} This route serves everybody, so the request goes on as the anonymous user.`,
  },

  /** Why a check failed, for the learner: "wrong" told apart from "late". */
  why: {
    header: 'Missing: the request has no `Authorization` header, so there is nothing to check.',
    scheme: 'Wrong: `Authorization` must hold the word `Bearer` and one token after it, nothing else.',
    segments: 'Wrong: a signed JWT has three parts with dots between them, and this has another number.',
    encoding: 'Wrong: a part of the token is no Base64url, or doesn’t hold JSON.',
    alg: 'Wrong: the token names another `alg` than the one that this server accepts, so its signature isn’t even looked at.',
    signature:
      'Wrong: the signature doesn’t match the server’s key. The token was changed, or somebody else signed it.',
    exp: 'Late, not wrong: the signature is good, but `exp` has passed.',
    expAgo: ({ duration }: Lasting) =>
      `Late, not wrong: the signature is good, but \`exp\` passed ${duration} ago.`,
    nbf: 'Early, not wrong: `nbf` lies in the future, and until then the token doesn’t count.',
    nbfAhead: ({ duration }: Lasting) =>
      `Early, not wrong: \`nbf\` comes in ${duration}, and until then the token doesn’t count.`,
    iat: 'Early: `iat` says that the token is issued in the future, which no honest clock can do.',
    sub: 'Wrong: `sub` must be there and be a text, or the token speaks for nobody.',
    type: 'Wrong kind: an access token opens routes, a refresh token gets access tokens; neither stands in for the other.',
    blocklist: 'Revoked: signature and times are good, but this `jti` is on the blacklist.',
    cookie: 'Missing: the request has no session cookie, so there is nothing to check.',
    'cookie-signature':
      'Wrong: the cookie’s signature doesn’t match. The session ID was changed or made up, so the store isn’t asked.',
    'session-known':
      'Wrong: the signature is good, but the store has no session with this ID: it has forgotten it, or never had it.',
    'session-alive': 'Ended: the store knows this session, and the server has ended it.',
    endedBy: {
      logout: 'Ended: a logout ended this session. The cookie is genuine and still worth nothing.',
      'account-deleted': 'Ended: this session ended together with its account.',
      replaced: 'Ended: a later login replaced this session by a new one.',
    },
    idle: 'Late, not wrong: the session was not used for longer than its idle timeout.',
    idleAgo: ({ duration }: Lasting) =>
      `Late, not wrong: the session was not used in time, and expired ${duration} ago.`,
  },

  /** The bar over a diagram that waits: who holds what, and what comes next. */
  holding: {
    clientRequest: ({ next }: { next: string }) => `The front end holds the request back. Next: ${next}`,
    clientResponse: ({ next }: { next: string }) =>
      `The front end has the response and holds it. Next: ${next}`,
    server: ({ next }: { next: string }) => `The server has the request and holds it. Next: ${next}`,
  },
  next: {
    formSubmitted: 'submit the form.',
    attach: ({ name }: Named) => `attach \`${name}\`.`,
    attachNothing: 'look for a credential to attach.',
    request: ({ line }: { line: string }) => `send \`${line}\`.`,
    requestAny: 'send the request.',
    response: ({ status }: { status: string }) => `answer with \`${status}\`.`,
    responseAny: 'answer.',
    store: ({ names }: Names) => `store ${names}.`,
    remove: ({ names }: Names) => `remove ${names}.`,
    credential: 'the credential',
    noAnswer: 'give up waiting for an answer.',
    refuse: 'refuse the request.',
    refuseReason: {
      'not-found': 'there is no such route; refuse it.',
      'method-not-allowed': 'the route doesn’t take this method; refuse it.',
      'bad-json': 'the body is not JSON; refuse it.',
      'bad-body': 'the body can’t be read; refuse it.',
      'body-too-large': 'the body is too large; refuse it.',
    },
    refuseMissing: ({ name }: Named) => `\`${name}\` is missing; refuse it.`,
    account: ({ name }: Named) => `is there an account \`${name}\`, and is the password right?`,
    accountAny: 'is the password right?',
    deny: ({ id }: Id) => `account \`${id}\` belongs to somebody else; refuse it.`,
    denyAny: 'the account belongs to somebody else; refuse it.',
    changePhone: ({ name }: Named) => `change the phone of \`${name}\`.`,
    changePhoneAny: 'change the phone.',
    deleteAccount: ({ name }: Named) => `delete the account \`${name}\`.`,
    deleteAccountAny: 'delete the account.',
    cookie: 'is there a session cookie, and is its signature valid?',
    askStore: ({ id }: Id) => `ask the store for session \`${id}\`.`,
    askStoreAny: 'ask the store for the session.',
    storeAnswers: ({ id }: Id) => `does the store know session \`${id}\`, and is it alive?`,
    storeAnswersAny: 'does the store know the session?',
    touch: ({ id }: Id) => `start the idle timeout of session \`${id}\` anew.`,
    touchAny: 'start the session’s idle timeout anew.',
    storeSession: ({ id }: Id) => `store the new session \`${id}\`.`,
    storeSessionAny: 'store the new session.',
    destroy: ({ id }: Id) => `remove session \`${id}\` from the store.`,
    destroyAny: 'remove the session from the store.',
    check: {
      found: 'is there a `Bearer` token?',
      form: 'has the token three parts, and is its `alg` allowed?',
      signature: 'does the signature match?',
      times: 'is the token in time: not too late, not too early?',
      claims: 'do `sub` and `type` fit?',
    },
    checkAny: 'check the token.',
    askBlocklist: ({ id }: Id) => `ask the blacklist about \`jti ${id}\`.`,
    askBlocklistAny: 'ask the blacklist.',
    blocklistAnswers: ({ id }: Id) => `is \`jti ${id}\` on the blacklist?`,
    blocklistAnswersAny: 'is the token on the blacklist?',
    sign: 'sign what the client will get.',
    revoke: ({ id }: Id) => `put \`jti ${id}\` on the blacklist.`,
    revokeAny: 'put the token on the blacklist.',
  },

  /** Names of tokens in sentences. */
  tokenName: { access: 'access token', refresh: 'refresh token' },
  tokenShort: { access: 'access', refresh: 'refresh' },

  /** How a flow ended. */
  outcome: {
    running: 'under way',
    done: 'answered',
    refused: 'refused',
    refusedBy: {
      missing: 'refused: no credential',
      wrong: 'refused: wrong',
      late: 'refused: too late',
      early: 'refused: too early',
      revoked: 'refused: revoked',
    },
    failed: 'failed',
    aborted: 'stopped',
  },

  /** Why an action has nothing to do on the session lane. */
  nothingTo: {
    refresh:
      'There is nothing to refresh: a session has no second credential. Each request moves its idle timeout, so it stays alive while it is used. The server answers 404.',
    logoutRefresh:
      'There is no refresh token to revoke: one logout ends the one session. The server answers 404.',
  },

  diagram: {
    name: ({ line, count }: { line: string; count: number }) =>
      `Sequence diagram of ${line}, ${count} ${count === 1 ? 'hop' : 'hops'}`,
    hop: ({ index, label }: { index: number; label: string }) => `Hop ${index}: ${label}`,
    drawing: 'Drawing…',
    failed: 'The diagram could not be drawn. The hops are listed under `Message` below.',
    actions: 'Diagram',
    copySource: 'Copy mermaid source',
    copied: 'Copied',
    copyFailed: 'Could not copy',
    saveSvg: 'Save as SVG',
    savePng: 'Save as PNG',
    saved: 'Saved',
    saveFailed: 'Could not save',
  },
}
