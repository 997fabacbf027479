// English: hops. What crosses the wire, and what either server makes of it; a part of the section `hops`.
import type { Name } from './named'

export const serverHops = {
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
    'bad-request': {
      label: 'request unreadable',
      sentence: 'The request breaks the rules of HTTP, and the answer says how. Nothing in it is used.',
    },
    'expectation-failed': {
      label: 'expectation not met',
      sentence:
        'The client makes a condition by `Expect` that the server does not know. It knows `100-continue` alone.',
    },
    'headers-too-large': {
      label: 'headers too large',
      sentence:
        'The headers are larger than the server reads: 64 KiB. In a browser these are mostly cookies of other programs on this machine, for cookies ignore ports.',
    },
    'timed-out': {
      label: 'too slow',
      sentence: 'The rest of the request has not come in time. The server waits no longer.',
    },
    'unsupported-type': {
      label: 'body of another type',
      sentence:
        'The `Content-Type` of the body is none that the server reads. The `Accept` header of the answer says which ones it does.',
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
}
