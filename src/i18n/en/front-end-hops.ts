// English: hops. What the front end does with its credentials; a part of the section `hops`.
import type { Counted, Name } from './named'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

export const frontEndHops = {
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
}
