// English: the hops in either lane's back end, and those of the session server, by their kinds; a part of the section `hops`.
import type { Name, Several } from '../named'

export const backEndHops = {
  'body-read': {
    label: ({ type }: { type: string }) => `${type} read as JSON`,
    sentence: ({ type }: { type: string }) =>
      `The body says that it is \`${type}\`, and the server reads it as JSON all the same. A form of another site may send such a body without asking first; \`application/json\` it may not.`,
    next: ({ type }: { type: string }) => `read the body as JSON, although it is \`${type}\`.`,
    fact: 'Content-Type',
  },
  'request-refused': {
    reason: {
      'not-found': {
        label: 'no such route',
        sentence: 'The server has no such route. It looks no further.',
        next: 'refuse, as there is no such route.',
        fact: 'no such route',
      },
      'method-not-allowed': {
        label: 'method not allowed',
        sentence:
          'The route is there, but not for this method. The `Allow` header says which ones it answers.',
        next: 'refuse, as the route does not answer this method.',
        fact: 'the route takes no such method',
      },
      'bad-json': {
        label: 'body is not JSON',
        sentence: 'The body says that it is JSON, and is not. Nothing in it is used.',
        next: 'refuse, as the body is not JSON.',
        fact: 'the body is not JSON',
      },
      'bad-body': {
        label: 'body unreadable',
        sentence: 'The server can read neither JSON nor a form in the body. Nothing in it is used.',
        next: 'refuse, as the body can not be read.',
        fact: 'the body can’t be read',
      },
      'body-too-large': {
        label: 'body too large',
        sentence: 'The body is larger than the server reads: 16 KiB are enough for any form here.',
        next: 'refuse, as the body is too large.',
        fact: 'the body is too large',
      },
      'bad-request': {
        label: 'request unreadable',
        sentence: 'The request breaks the rules of HTTP, and the answer says how. Nothing in it is used.',
        next: 'refuse, as the request can not be read.',
        fact: 'the request breaks the rules of HTTP',
      },
      'expectation-failed': {
        label: 'expectation not met',
        sentence:
          'The client makes a condition by `Expect` that the server does not know. It knows `100-continue` alone.',
        next: 'refuse, as the expectation can not be met.',
        fact: 'the expectation can’t be met',
      },
      'headers-too-large': {
        label: 'headers too large',
        sentence:
          'The headers are larger than the server reads: 64 KiB. In a browser these are mostly cookies of other programs on this machine, for cookies ignore ports.',
        next: 'refuse, as the headers are too large.',
        fact: 'the headers are too large',
      },
      'timed-out': {
        label: 'too slow',
        sentence: 'The rest of the request has not come in time. The server waits no longer.',
        next: 'refuse, as the rest of the request has not come.',
        fact: 'the rest of the request has not come in time',
      },
      'unsupported-type': {
        label: 'body of another type',
        sentence:
          'The `Content-Type` of the body is none that the server reads. The `Accept` header of the answer says which ones it does.',
        next: 'refuse, as the body is of another type.',
        fact: 'the body is of a type that isn’t read',
      },
    },
    missing: {
      label: ({ name }: Name) => `${name} is missing`,
      sentence: ({ name }: Name) =>
        `\`${name}\` is missing or empty. The server says so before it looks at anything else.`,
      next: ({ name }: Name) => `refuse, as \`${name}\` is missing.`,
      fact: 'a parameter is missing',
    },
    fact: { reason: 'Reason', parameter: 'Parameter' },
  },
  'account-checked': {
    outcome: {
      verified: {
        label: ({ name }: Name) => `${name}: password correct`,
        sentence: ({ name }: Name) =>
          `The hash of the password is the one that is kept for \`${name}\`. The server never kept the password itself.`,
        fact: 'the password is right',
      },
      unknown: {
        label: ({ name }: Name) => `no account ${name}`,
        sentence: ({ name }: Name) =>
          `There is no account \`${name}\`. The server takes as long and answers the same as for a wrong password, so nobody can find out who has an account.`,
        fact: 'there is no such account',
      },
      'wrong-password': {
        label: ({ name }: Name) => `wrong password for ${name}`,
        sentence: ({ name }: Name) =>
          `The hash of this password is not the one kept for \`${name}\`. The answer does not say whether name or password was wrong.`,
        fact: 'the password is wrong',
      },
    },
    next: ({ name }: Name) => `is this the password of \`${name}\`?`,
    fact: { email: 'Email', username: 'Username' },
  },
  'store-failed': {
    storage: { memory: 'Memory', sqlite: 'SQLite', redis: 'Redis' },
    label: ({ storage }: { storage: string }) => `${storage} can't be asked`,
    sentence: ({ storage, message }: { storage: string; message: string }) =>
      `${storage}: \`${message}\`. So the server can't know who is still logged in and what was revoked. It lets nobody in and answers 503: refusing is the safe side (fail closed).`,
    next: 'the store can’t be asked: refuse.',
    fact: 'Storage',
  },
  'access-denied': {
    label: ({ wanted }: { wanted: string; own: string | null }) => `account ${wanted} is another's`,
    sentence: ({ wanted, own }: { wanted: string; own: string | null }) =>
      `The credential is good, but it ${own === null ? 'does not belong' : `belongs to account \`${own}\`, and not`} to \`${wanted}\`. Who somebody is was settled; what they may do is a question of its own.`,
    next: ({ id }: { id: string }) => `refuse, as account \`${id}\` is not the one that is logged in.`,
    fact: { wanted: 'Asked for', own: 'Own ID' },
  },
  'phone-changed': {
    label: ({ name }: Name) => `change phone of ${name}`,
    sentence: ({ name }: Name) =>
      `The server changes the phone of \`${name}\`, whom it knows from the credential and not from the form.`,
    next: ({ name }: Name) => `change the phone of \`${name}\`.`,
    fact: 'Phone',
  },
  'account-deleted': {
    label: ({ name }: Name) => `delete account ${name}`,
    sentence: ({ name }: Name) =>
      `The account \`${name}\` is gone. What was issued for it must not go on working: that comes next.`,
    next: ({ name }: Name) => `delete the account \`${name}\`.`,
  },

  'cookie-checked': {
    label: 'cookie signature valid',
    sentence:
      "The HMAC in the cookie fits the session ID before it: this server signed it. That doesn't yet say that the session lives.",
    known: {
      label: 'signed with a known secret',
      sentence:
        'The HMAC in the cookie fits the session ID before it, but the secret is `keyboard cat`, which stands in the documentation of express-session. So anybody may have signed it.',
    },
    next: ({ name }: Name) => `is there a cookie \`${name}\`, and did this server sign it?`,
  },
  'session-asked': {
    label: ({ id }: { id: string }) => `get ${id}`,
    sentence: ({ id }: { id: string }) =>
      `The session ID \`${id}\` means nothing by itself, so the server looks it up. It does so on every request.`,
    next: ({ id }: { id: string }) => `ask the session store for \`${id}\`.`,
  },
  'session-answered': {
    label: ({ name }: Name) => `session of ${name}`,
    sentence: ({ name }: Name) =>
      `The store knows the session and it is neither ended nor idle too long. Now the server knows who asks: \`${name}\`.`,
    next: ({ id }: { id: string }) => `does the session store know \`${id}\`, and does it still live?`,
  },
  'session-touched': {
    label: ({ id }: { id: string; left: string; rolling: boolean }) => `extend ${id}`,
    sentence: ({ id, left, rolling }: { id: string; left: string; rolling: boolean }) =>
      `Session \`${id}\` was used, so its idle timeout starts again: ${left}. ${
        rolling
          ? 'Rolling is on: the response sends the cookie again, so it lives on in the browser too.'
          : 'Nothing in the browser changes: the cookie keeps the end that it has.'
      }`,
    revived: {
      label: ({ id }: { id: string; left: string; rolling: boolean }) => `bring ${id} back`,
      sentence: ({ id, left }: { id: string; left: string; rolling: boolean }) =>
        `Session \`${id}\` has ended since this request read it. The server writes back what it has read all the same, and so the session lives again: ${left}.`,
    },
    next: ({ id }: { id: string }) => `start the idle timeout of \`${id}\` again.`,
  },
  'session-stored': {
    label: ({ id, name }: { id: string; name: string }) => `set ${id}: ${name}`,
    sentence: ({ id, name }: { id: string; name: string }) =>
      `The server stores under the new ID \`${id}\` that \`${name}\` is logged in. The browser will get the ID only.`,
    'id-renewed': {
      label: ({ id, name }: { id: string; name: string }) => `keep ${id}: ${name}`,
      sentence: ({ id, name }: { id: string; name: string }) =>
        `The login came with session \`${id}\`, and the server leaves it its ID: it is \`${name}\`’s from now on. Whoever knew the ID before is logged in as \`${name}\` too.`,
    },
    'random-id': {
      label: ({ id, name }: { id: string; name: string }) => `set ${id}: ${name}`,
      sentence: ({ id, name }: { id: string; name: string }) =>
        `The server stores under the ID \`${id}\` that \`${name}\` is logged in. The ID is the next number of a counter: whoever sees one of their own knows those of others.`,
    },
    next: ({ id }: { id: string }) => `put the new session \`${id}\` into the session store.`,
  },
  'session-left': {
    label: ({ id }: { id: string }) => `leave ${id} as it is`,
    sentence: ({ id }: { id: string }) =>
      `The server only has the browser drop its cookie. Session \`${id}\` stays in the store: a copy of the cookie is as good as before.`,
    next: ({ id }: { id: string }) => `leave session \`${id}\` in the store, and only clear the cookie.`,
  },
  'session-destroyed': {
    label: ({ count, id }: { count: number; id: string }) =>
      count === 1 ? `destroy ${id}` : `destroy ${count} sessions`,
    because: {
      logout: ({ id }: { id: string }) =>
        `The server deletes \`${id}\` from its store. From this moment the cookie is worth nothing, wherever it is.`,
      'account-deleted': ({ count }: Several) =>
        count === 1
          ? "The account is gone, and its session with it. One deletion in the store is all that's needed."
          : `The account is gone, and all its ${count} sessions with it: on every device, at once.`,
      everywhere: ({ count }: Several) =>
        count === 1
          ? "Logged out everywhere: it was the account's only session. One deletion in the store is all that's needed."
          : `Logged out everywhere: the store knows all ${count} sessions of the account, and deletes them at once, on every device.`,
      operator: ({ count }: Several) =>
        count === 1
          ? 'The operator deletes the session from the store. From this moment its cookie is worth nothing, wherever it is.'
          : `The operator deletes ${count} sessions from the store. From this moment their cookies are worth nothing, wherever they are.`,
      replaced: ({ id }: { id: string }) =>
        `The login came with session \`${id}\`. It ends, and a new ID takes its place: whoever planted the old one gains nothing (session fixation).`,
    },
    next: ({ id }: { id: string }) => `delete \`${id}\` from the session store.`,
  },
}
