// English: the hops in the front end and across the wire, by their kinds; a part of the section `hops`.
import type { Counted, Name } from '../named'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

export const frontEndHops = {
  'form-submitted': {
    label: ({ names }: { names: readonly string[] }) => `submit ${names.join(', ')}`,
    sentence: ({ names }: { names: readonly string[] }) =>
      `The user submits the form with ${list.format(names.map((name) => `\`${name}\``))}. Nothing has left the browser yet.`,
    next: 'the form is submitted.',
    hidden: 'hidden',
  },
  'credential-attached': {
    cookies: {
      label: ({ name }: Name) => `attach ${name}`,
      sentence: ({ name }: Name) =>
        `The browser attaches the cookie \`${name}\` by itself, as it does to every request to this host.`,
    },
    localStorage: {
      label: ({ name }: Name) => `attach ${name}`,
      sentence: ({ name }: Name) =>
        `The page's own code takes \`${name}\` from localStorage and puts it into the \`Authorization\` header. No browser would do that by itself.`,
    },
    loot: {
      label: ({ name }: Name) => `attach stolen ${name}`,
      sentence: ({ name }: Name) =>
        `The attacker attaches the copy of \`${name}\`. It is the very same credential: nothing in it says who sends it, so the server can't see a difference.`,
    },
    edited: {
      label: 'attach the edited credential',
      sentence: 'The credential as you edited it goes along in place of the stored one, this once.',
    },
    expired: {
      label: 'cookie expired, not sent',
      sentence:
        "The cookie's time has passed, so the browser drops it. The request goes out without a credential.",
    },
    nothing: {
      label: 'nothing to attach',
      sentence: 'There is no credential to attach. The request goes out without one, and is anonymous.',
    },
    next: ({ name }: Name) => `attach \`${name}\` to it.`,
    nextNothing: 'is there a credential to attach?',
    fact: {
      where: 'Kept in',
      nothing: 'nothing: there is no credential to attach',
      header: 'Sent in',
      edited: 'Edited',
      editedYes: 'yes: sent in place of the stored one',
      expired: 'Expired',
      expiredYes: 'yes: the cookie’s time had passed, so the browser left it out',
    },
  },
  'credential-stored': {
    cookies: {
      label: ({ name }: Counted) => `store ${name}`,
      sentence: ({ name }: Counted) =>
        `\`Set-Cookie\` tells the browser to keep \`${name}\`. From now on it sends it back by itself.`,
    },
    localStorage: {
      label: ({ name, count }: Counted) => (count === 1 ? `store ${name}` : `store ${count} tokens`),
      sentence: ({ name }: Counted) =>
        `The page's code puts \`${name}\` into localStorage. It stays until code removes it, even when it has expired.`,
    },
    loot: {
      label: ({ name, count }: Counted) => (count === 1 ? `keep ${name}` : `keep ${count} tokens`),
      sentence: ({ name }: Counted) =>
        `The attacker keeps \`${name}\`, issued for the stolen credential: with it the attack goes on.`,
    },
    next: ({ name }: Name) => `keep \`${name}\`.`,
  },
  'credential-removed': {
    cookies: {
      label: ({ name }: Counted) => `remove ${name}`,
      sentence: ({ name }: Counted) =>
        `\`Set-Cookie\` with a time in the past: the browser throws \`${name}\` away. What counts is that the server did too.`,
    },
    localStorage: {
      label: ({ name, count }: Counted) => (count === 1 ? `remove ${name}` : `remove ${count} tokens`),
      sentence: ({ name }: Counted) =>
        `The page's code removes \`${name}\` from localStorage. A copy in other hands would be untouched by that.`,
    },
    loot: {
      label: ({ name, count }: Counted) => (count === 1 ? `drop ${name}` : `drop ${count} tokens`),
      sentence: ({ name }: Counted) => `The attacker has no more use for \`${name}\`, and drops it.`,
    },
    next: ({ name }: Name) => `throw \`${name}\` away.`,
  },
  'auto-refresh': {
    outcome: {
      refreshing: {
        label: 'expired: refresh, then repeat',
        sentence:
          "`Token has expired`. The page's code doesn't bother the user: it fetches a new access token with the refresh token, then sends the request once more.",
        next: 'refresh by itself, as the access token has expired.',
      },
      'no-refresh-token': {
        label: 'log in again',
        sentence:
          "`Token has expired`, and there is no refresh token to fetch a new access token with. The page's code gives up and forgets what it has: the user has to log in again.",
        next: 'give up, as there is no refresh token: the user has to log in again.',
      },
      refused: {
        label: 'log in again',
        sentence:
          "The server doesn't take the refresh token any more, so there will be no new access token. The page's code gives up and forgets both: the user has to log in again.",
        next: 'give up, as the refresh token was refused: the user has to log in again.',
      },
    },
    next: 'is there a refresh token to refresh with?',
  },
  'no-answer': {
    label: 'no answer',
    sentence: ({ message }: { message: string }) =>
      `No answer came: \`${message}\`. Whether the server did something before, the client can't know.`,
    next: 'give up waiting for the answer.',
  },

  request: {
    label: ({ line, carries }: { line: string; carries: readonly string[] }) => [line, ...carries].join(', '),
    sentence: {
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
    next: ({ line }: { line: string }) => `send \`${line}\` to the server.`,
  },
  response: {
    carries: { setCookie: 'Set-Cookie', tokens: 'tokens', link: 'link' },
    label: ({ status, carries }: { status: string; carries: readonly string[] }) =>
      [status, ...carries].join(', '),
    sentence: {
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
      expired: ({ status }: { status: string }) =>
        `The server answers \`${status}\`: the credential was genuine, but its time has passed. A front end takes this answer as the sign to refresh, or to log in again.`,
      revoked: ({ status }: { status: string }) =>
        `The server answers \`${status}\`: the credential is genuine and has time left, but it was taken back. Only a new login helps.`,
      forbidden: ({ status }: { status: string }) =>
        `The server answers \`${status}\`: it knows who asks, and that this is not theirs to do.`,
      notFound: ({ status }: { status: string }) =>
        `The server answers \`${status}\`: what was asked for is not here.`,
      unprocessable: ({ status }: { status: string }) =>
        `The server answers \`${status}\`: it understood the request, but the token in it is invalid. This is flask-jwt-extended’s choice; by the standard it would be \`401\` with \`error="invalid_token"\` (RFC 6750 section 3.1).`,
      fault: ({ status }: { status: string }) =>
        `The server answers \`${status}\`: the fault is on its side, not in the request.`,
      notImplemented: ({ status }: { status: string }) =>
        `The server answers \`${status}\`: this node has the public key only. It can verify every token and sign none; the first node signs.`,
      unavailable: ({ status }: { status: string }) =>
        `The server answers \`${status}\`: not now. What it can't look up it doesn't guess, so nobody gets in meanwhile, and nothing revoked slips through.`,
    },
    next: ({ status }: { status: string }) => `answer with \`${status}\`.`,
  },
}
