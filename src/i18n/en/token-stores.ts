// English: hops. What the JWT server asks its stores and tells them: what each strategy looks up, keeps, and can't do.
import type { Jti, Name, Several } from './named'

const look = 'One look-up for each request: the price of being able to revoke.'

export const tokenStores = {
  storeFailed: {
    label: ({ storage }: { storage: string }) => `${storage} can't be asked`,
    sentence: ({ storage, message }: { storage: string; message: string }) =>
      `${storage}: \`${message}\`. So the server can't know who is still logged in and what was revoked. It lets nobody in and answers 503: refusing is the safe side (fail closed).`,
  },
  storage: { memory: 'Memory', sqlite: 'SQLite', redis: 'Redis' },

  allowlistAsked: {
    label: ({ jti }: Jti) => `is ${jti} listed?`,
    sentence: ({ jti }: Jti) =>
      `The token is genuine and in time. Whether it is still good is what the list of all good tokens says, so the server asks for its \`jti\` \`${jti}\`. ${look}`,
  },
  allowlistKnown: {
    label: 'listed, so good',
    sentence: ({ jti }: Jti) =>
      `\`${jti}\` is on the allowlist. That has an entry for every token issued, where a blacklist has only the revoked ones: it is the larger of the two, and much like a session store.`,
  },

  versionAsked: {
    label: ({ name }: Name) => `version of ${name}?`,
    sentence: ({ name }: Name) =>
      `The token bears the version that \`${name}\` had when it was issued. The server looks up which one the account has reached by now. ${look}`,
  },
  versionCurrent: {
    label: ({ found }: { found: string }) => `version ${found} is current`,
    sentence: ({ found }: { found: string }) =>
      `The token bears version \`${found}\`, and that counts still. The store keeps one number for each account, however many tokens it has; so it can't tell one of them from another.`,
  },

  familyAsked: {
    label: ({ jti }: Jti) => `is ${jti} the newest?`,
    sentence: ({ jti }: Jti) =>
      `The refresh token is genuine and in time. With rotation each is good for one refresh, so the server asks whether \`${jti}\` was replaced already, and replaces it in the same step.`,
  },
  family: {
    current: {
      label: 'the newest, now retired',
      sentence: ({ jti }: Jti) =>
        `\`${jti}\` was the newest of its family. It is retired from now on: the response brings its successor. Should it ever come again, somebody has a copy.`,
    },
    grace: {
      label: 'retired just now: grace',
      sentence: ({ jti }: Jti) =>
        `\`${jti}\` was replaced a moment ago, within the grace window, as happens when two tabs race. It is taken this once more. A thief who is quick enough gets through here, too.`,
    },
  },

  spentAsked: {
    label: ({ jti }: Jti) => `first use of ${jti}?`,
    sentence: ({ jti }: Jti) =>
      `The link's token is genuine and in time, and good for one use. The server asks whether \`${jti}\` was used before, and uses it up in the same step: of two requests at once only one gets through.`,
  },
  spentFirst: {
    label: 'first use: used up now',
    sentence: ({ jti }: Jti) =>
      `\`${jti}\` had not been used. Now it is used up, and the store remembers that until the token's own \`exp\`; after that it comes too late anyway.`,
  },

  keysFetched: {
    label: ({ alg }: { alg: string }) => `public key, ${alg}`,
    sentence: ({ alg, kid }: { alg: string; kid: string }) =>
      `This node has no key of its own. It fetches the public one (\`${alg}\`, \`kid\` \`${kid}\`) from the first node, as JWKS, and keeps it: with it it verifies every token, and can sign none.`,
  },

  revoked: {
    blocklist: {
      logoutBoth:
        'Both tokens of the login go on the blacklist, each until its own `exp`. With the access token alone, whoever has the refresh token would fetch a new one.',
      everywhere: ({ count }: Several) =>
        count === 1
          ? 'Logged out everywhere: the one token that was still good goes on the blacklist.'
          : `Logged out everywhere: all ${count} tokens that were still good go on the blacklist, one entry each. For that the server has to know what it has issued.`,
      operator: ({ count }: Several) =>
        count === 1
          ? 'The operator puts the token on the blacklist, to stay until its own `exp`.'
          : `The operator puts ${count} tokens on the blacklist, one entry each, to stay until their own \`exp\`.`,
      reuse: ({ count }: Several) =>
        count === 1
          ? 'A retired refresh token came again, so the one token of the same login that was still good goes on the blacklist, too.'
          : `A retired refresh token came again, so the ${count} tokens that came of the same login go on the blacklist.`,
      'parent-ended': ({ count }: Several) =>
        count === 1
          ? 'The token that this one was issued for has ended meanwhile. Nobody has received the new one, and it goes on the blacklist at once.'
          : `The token that these were issued for has ended meanwhile. Nobody has received the ${count} new ones, and they go on the blacklist at once.`,
    },
    allowlist: {
      logoutBoth:
        'Both tokens of the login come off the allowlist. With the access token alone, whoever has the refresh token would fetch a new one.',
      logout: ({ jti }: Jti) =>
        `The server takes \`${jti}\` off the allowlist. What isn't listed is refused, so there is nothing that has to be kept until its \`exp\`.`,
      'account-deleted': ({ count }: Several) =>
        count === 1
          ? 'The account is gone, so its token comes off the allowlist. Its signature would be valid still.'
          : `The account is gone, so its ${count} tokens come off the allowlist. Their signatures would be valid still.`,
      everywhere: ({ count }: Several) =>
        count === 1
          ? 'Logged out everywhere: the one token that was listed comes off the allowlist.'
          : `Logged out everywhere: all ${count} tokens that were listed come off the allowlist, on every device.`,
      operator: ({ count }: Several) =>
        count === 1
          ? 'The operator takes the token off the allowlist: from now on it is unknown, and refused.'
          : `The operator takes ${count} tokens off the allowlist: from now on they are unknown, and refused.`,
      reuse: ({ count }: Several) =>
        count === 1
          ? 'A retired refresh token came again, so the one token of the same login that was still listed comes off the allowlist, too.'
          : `A retired refresh token came again, so the ${count} tokens that came of the same login come off the allowlist.`,
      'parent-ended': ({ count }: Several) =>
        count === 1
          ? 'The token that this one was issued for has ended meanwhile. Nobody has received the new one, and it comes off the allowlist at once.'
          : `The token that these were issued for has ended meanwhile. Nobody has received the ${count} new ones, and they come off the allowlist at once.`,
    },
  },

  familyRevoked: {
    label: ({ count }: Several) =>
      count === 1 ? 'revoke family, 1 token' : `revoke family, ${count} tokens`,
    logout:
      'The login is over, so its whole family of refresh tokens is: the newest one and all that it replaced.',
    everywhere:
      'Logged out everywhere: this login’s family of refresh tokens is revoked, the newest one and all that it replaced.',
    'account-deleted':
      'The account is gone, so the family of refresh tokens is revoked: nobody gets a new access token from it.',
    operator:
      'The operator revokes the refresh token, and so its family: otherwise its successor would go on in its place.',
    reuse:
      'A retired refresh token came again, so two hold a copy, and the server can’t tell the thief from the owner. It revokes the whole family: the thief is out, and the owner logs in again.',
    'parent-ended':
      'The refresh token has ended while its successor was made. Nobody has received that, and the family is revoked.',
  },

  versionRaised: {
    label: ({ name, version }: Name & { version: string }) => `${name}: version ${version}`,
    logout: ({ name }: Name) =>
      `One token was to be logged out, but a version can’t revoke a single one: all tokens of \`${name}\` issued before are refused from now on, on every device.`,
    everywhere: ({ name }: Name) =>
      `All tokens of \`${name}\` issued before are refused from now on. One number does it, however many there are: this is what versions are best at.`,
    'account-deleted': ({ name }: Name) =>
      `The account is gone: all tokens issued for \`${name}\` are refused from now on, should the name ever come back.`,
    operator: ({ name }: Name) =>
      `The operator raises the version of \`${name}\`: all tokens issued before are refused from now on. A version can’t revoke a single one.`,
    reuse: ({ name }: Name) =>
      `A retired refresh token came again. The version of \`${name}\` is raised, so that the access tokens that came of it are refused, too, and all others with them.`,
    'parent-ended': ({ name }: Name) =>
      `The token that the new ones were issued for has ended meanwhile. Nobody has received them, and a version can’t revoke them alone: all tokens of \`${name}\` issued before are refused from now on.`,
  },

  nothingRevoked: {
    label: 'nothing can be revoked',
    sentence: ({ jti }: Jti) =>
      `The server keeps nothing that it could ask later, so it can revoke nothing. The front end forgets the token; a copy of \`${jti}\` works on until its own \`exp\`.`,
  },

  signed: {
    download: ({ alg }: { alg: string }) =>
      `The server signs with \`${alg}\` a token for one download within a minute. It will stand in a link, where others may see it: so it is good for next to nothing else.`,
    rotated: ({ alg }: { alg: string }) =>
      `The server signs with \`${alg}\` a new access token, and a new refresh token in the place of the one that was just used. Each refresh token is good once.`,
  },

  /** The words of a held request: what comes next. */
  held: {
    storeFailed: 'the store can’t be asked: refuse.',
    allowlistAsked: ({ jti }: Jti) => `is \`jti ${jti}\` on the allowlist?`,
    allowlistAskedAny: 'is the `jti` on the allowlist?',
    allowlistAnswered: ({ jti }: Jti) => `the allowlist answers for \`jti ${jti}\`.`,
    allowlistAnsweredAny: 'the allowlist answers.',
    versionAsked: ({ name }: Name) => `which version has \`${name}\` reached?`,
    versionAskedAny: 'which version has the account reached?',
    versionAnswered: ({ name }: Name) => `the store answers with the version of \`${name}\`.`,
    versionAnsweredAny: 'the store answers with the version.',
    versionRaised: ({ name }: Name) => `raise the version of \`${name}\`.`,
    versionRaisedAny: 'raise the version of the account.',
    familyAsked: ({ jti }: Jti) => `is the refresh token \`jti ${jti}\` the newest of its family?`,
    familyAskedAny: 'is the refresh token the newest of its family?',
    familyAnswered: ({ jti }: Jti) => `the store answers for the refresh token \`jti ${jti}\`.`,
    familyAnsweredAny: 'the store answers for the refresh token.',
    familyRevoked: 'revoke the whole family of the refresh token.',
    spentAsked: ({ jti }: Jti) => `was \`jti ${jti}\` used before?`,
    spentAskedAny: 'was the token used before?',
    spentAnswered: ({ jti }: Jti) => `the store answers for \`jti ${jti}\`, and uses it up.`,
    spentAnsweredAny: 'the store answers, and uses the token up.',
    keysFetched: 'fetch the public key from the first node.',
    nothingRevoked: 'there is nothing that could revoke the token.',
  },
}
