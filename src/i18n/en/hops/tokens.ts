// English: the hops of the JWT server, by their kinds; a part of the section `hops`.
import { type Jti, type Name, plural, type Several } from '../named'

const look = 'One look-up for each request: the price of being able to revoke.'

export const tokenHops = {
  'token-checked': {
    group: {
      found: {
        label: 'Bearer token found',
        sentence: 'The `Authorization` header brings a Bearer token. Nothing in it is believed yet.',
        next: 'is there a Bearer token in the `Authorization` header?',
      },
      form: {
        label: ({ alg }: { alg: string | null }) =>
          alg === null ? 'form in order' : `form in order, ${alg}`,
        sentence: ({ alg }: { alg: string | null }) =>
          alg === null
            ? 'Three parts, valid Base64url and JSON, and the one `alg` that the server accepts.'
            : `Three parts, valid Base64url and JSON, and \`alg\` is \`${alg}\`: the one that the server accepts, whatever a token asks for.`,
        unpinned: {
          label: 'form in order, any alg',
          sentence:
            'Three parts, valid Base64url and JSON. Nobody compares `alg` with the configured one: the token itself decides how it will be verified.',
        },
        next: 'are there three parts, valid Base64url and JSON, and the configured `alg`?',
      },
      signature: {
        label: 'signature matches',
        sentence:
          'The server computes the signature over header and payload with its key, and it fits. So nobody has changed a character since it was issued.',
        unverified: {
          label: 'signature not verified',
          sentence:
            'The server only decodes the token. Whoever can write Base64url can write whatever they like into it.',
        },
        none: {
          label: 'alg none: no signature to verify',
          sentence:
            'The token says `none`, and the server takes its word for it: there is no signature, and nothing is verified.',
        },
        broughtKey: {
          label: ({ place }: { place: string | null }) =>
            place === null
              ? 'signature matches a key of the token’s choice'
              : `signature matches the key of ${place}`,
          sentence: ({ place }: { place: string | null }) =>
            `The signature fits, but the token itself says by its ${place === null ? 'header' : `\`${place}\``} which key to verify it with. Anybody can sign with a key of their own and name that.`,
        },
        next: 'does the signature match?',
      },
      times: {
        label: ({ left }: { left: string | null }) =>
          left === null ? 'not expired' : `not expired, ${left}`,
        sentence: ({ left }: { left: string | null }) =>
          left === null
            ? 'The token has not expired, and it is valid already. The server reads that from the token alone.'
            : `The token has not expired, and it is valid already: ${left}. The server reads that from the token alone.`,
        endless: {
          label: 'never expires',
          sentence:
            'The token has no `exp`: it works until it is revoked or the key changes. A thief would be glad of it.',
        },
        next: 'is it valid already (`iat`, `nbf`), and not yet expired (`exp`)?',
      },
      claims: {
        label: ({ type }: { type: string | null }) => (type === null ? 'claims fit' : `type is ${type}`),
        sentence: ({ type }: { type: string | null }) =>
          type === null
            ? '`sub` and `type` are as this route needs them.'
            : `\`sub\` says who asks, and \`type\` is \`${type}\`, as this route needs it.`,
        untyped: {
          label: 'claims fit, any type',
          sentence:
            '`sub` says who asks. Nobody looks at `type`: a refresh token is as good here as an access token.',
        },
        ofAnother: {
          label: ({ name }: { name: string | null }) =>
            name === null ? 'renews for another token’s owner' : `renews for ${name}`,
          sentence: ({ name }: { name: string | null }) =>
            `The server renews for ${name === null ? 'whoever' : `\`${name}\`, whom`} the old access token in the body names. Nobody compares that with the owner of the refresh token.`,
        },
        next: 'do `sub` and `type` fit this route?',
      },
    },
    next: 'check the token.',
  },
  'token-signed': {
    type: { access: 'access', refresh: 'refresh', download: 'download' },
    label: ({ types, alg }: { types: readonly string[]; alg: string }) =>
      types.length === 1 ? `sign ${types.join('')} token, ${alg}` : `sign ${types.join(' + ')}, ${alg}`,
    sentence: {
      login: ({ alg }: { alg: string }) =>
        `The server signs with \`${alg}\` a short-lived access token, and a refresh token to fetch new ones with. It stores no login.`,
      one: ({ alg }: { alg: string }) =>
        `The server signs an access token with \`${alg}\`. All that it will need to know later is in the token.`,
      download: ({ alg }: { alg: string }) =>
        `The server signs with \`${alg}\` a token for one download within a minute. It will stand in a link, where others may see it: so it is good for next to nothing else.`,
      rotated: ({ alg }: { alg: string }) =>
        `The server signs with \`${alg}\` a new access token, and a new refresh token in the place of the one that was just used. Each refresh token is good once.`,
    },
    next: ({ alg }: { alg: string }) => `sign with \`${alg}\`.`,
  },
  'keys-fetched': {
    label: ({ alg }: { alg: string }) => `public key, ${alg}`,
    sentence: ({ alg, kid }: { alg: string; kid: string }) =>
      `This node has no key of its own. It fetches the public one (\`${alg}\`, \`kid\` \`${kid}\`) from the first node, as JWKS, and keeps it: with it it verifies every token, and can sign none.`,
    next: 'fetch the public key from the first node.',
    fact: 'Key (`kid`)',
  },
  'spent-asked': {
    label: ({ jti }: Jti) => `first use of ${jti}?`,
    sentence: ({ jti }: Jti) =>
      `The link's token is genuine and in time, and good for one use. The server asks whether \`${jti}\` was used before, and uses it up in the same step: of two requests at once only one gets through.`,
    next: ({ jti }: Jti) => `was \`jti ${jti}\` used before?`,
  },
  'spent-answered': {
    label: 'first use: used up now',
    sentence: ({ jti }: Jti) =>
      `\`${jti}\` had not been used. Now it is used up, and the store remembers that until the token's own \`exp\`; after that it comes too late anyway.`,
    spent: {
      label: 'used up',
      sentence:
        'This token was used before. It is neither invalid nor expired: it was good once, and that is over. Whoever wants the file again asks for a new link.',
    },
    next: ({ jti }: Jti) => `the store answers for \`jti ${jti}\`, and uses it up.`,
    fact: 'Used before',
  },

  'blocklist-asked': {
    label: ({ jti }: Jti) => `is ${jti} revoked?`,
    sentence: ({ jti }: Jti) =>
      `The token is genuine and in time. But a signature can't tell that it was taken back, so the server asks for its \`jti\` \`${jti}\`.`,
    byText: {
      label: 'is this text revoked?',
      sentence:
        'The token is genuine and in time. Whether it was taken back the server asks by its text: in other characters the same token is another to it.',
    },
    next: ({ jti }: Jti) => `is \`jti ${jti}\` on the blacklist?`,
  },
  'blocklist-answered': {
    label: 'not revoked',
    sentence: ({ jti }: Jti) =>
      `\`${jti}\` is not on the blacklist: nobody has taken it back. The look-up was the price of knowing that.`,
    revoked: {
      label: 'revoked',
      sentence: 'The `jti` is on the blacklist. The token is neither invalid nor expired: it was taken back.',
    },
    byText: {
      label: 'this text is not revoked',
      sentence:
        'This text is not on the blacklist. Whether the same token stands there in other characters, nobody has asked.',
      revoked: {
        label: 'revoked',
        sentence:
          'This very text is on the blacklist. The token is neither invalid nor expired: it was taken back.',
      },
    },
    next: ({ jti }: Jti) => `the blacklist answers for \`jti ${jti}\`.`,
  },
  'allowlist-asked': {
    label: ({ jti }: Jti) => `is ${jti} listed?`,
    sentence: ({ jti }: Jti) =>
      `The token is genuine and in time. Whether it is still good is what the list of all good tokens says, so the server asks for its \`jti\` \`${jti}\`. ${look}`,
    next: ({ jti }: Jti) => `is \`jti ${jti}\` on the allowlist?`,
  },
  'allowlist-answered': {
    label: 'listed, so good',
    sentence: ({ jti }: Jti) =>
      `\`${jti}\` is on the allowlist. That has an entry for every token issued, where a blacklist has only the revoked ones: it is the larger of the two, and much like a session store.`,
    unknown: {
      label: 'revoked: not listed',
      sentence:
        'The `jti` is not on the allowlist. The token is neither invalid nor expired: what is not listed counts as revoked, be it that it was taken off, or that the list has forgotten it.',
    },
    next: ({ jti }: Jti) => `the allowlist answers for \`jti ${jti}\`.`,
    fact: 'On the allowlist',
  },
  'version-asked': {
    label: ({ name }: Name) => `version of ${name}?`,
    sentence: ({ name }: Name) =>
      `The token bears the version that \`${name}\` had when it was issued. The server looks up which one the account has reached by now. ${look}`,
    next: ({ name }: Name) => `which version has \`${name}\` reached?`,
  },
  'version-answered': {
    label: ({ found }: { found: string }) => `version ${found} is current`,
    sentence: ({ found }: { found: string }) =>
      `The token bears version \`${found}\`, and that counts still. The store keeps one number for each account, however many tokens it has; so it can't tell one of them from another.`,
    revoked: {
      label: ({ found, wanted }: { found: string; wanted: string }) =>
        `revoked: version ${found}, now ${wanted}`,
      sentence: ({ found, wanted }: { found: string; wanted: string }) =>
        `The token bears version \`${found}\`, and the account is at \`${wanted}\`. Since it was issued, all tokens of the account were revoked; a version can't spare a single one.`,
    },
    next: ({ name }: Name) => `the store answers with the version of \`${name}\`.`,
    fact: 'Version in the token',
  },
  'family-asked': {
    label: ({ jti }: Jti) => `is ${jti} the newest?`,
    sentence: ({ jti }: Jti) =>
      `The refresh token is genuine and in time. With rotation each is good for one refresh, so the server asks whether \`${jti}\` was replaced already, and replaces it in the same step.`,
    next: ({ jti }: Jti) => `is the refresh token \`jti ${jti}\` the newest of its family?`,
  },
  'family-answered': {
    outcome: {
      current: {
        label: 'the newest, now retired',
        sentence: ({ jti }: Jti) =>
          `\`${jti}\` was the newest of its family. It is retired from now on: the response brings its successor. Should it ever come again, somebody has a copy.`,
        fact: 'the newest of its family: good, and replaced now',
      },
      grace: {
        label: 'retired just now: grace',
        sentence: ({ jti }: Jti) =>
          `\`${jti}\` was replaced a moment ago, within the grace window, as happens when two tabs race. It is taken this once more. A thief who is quick enough gets through here, too.`,
        fact: 'replaced a moment ago: taken once more within the grace period',
      },
      reused: {
        label: 'reused: a copy exists',
        sentence: () =>
          'This refresh token was replaced before, and now it comes again: two hold a copy, the owner and a thief. The server can’t tell which of them this is, so it gives neither a new one.',
        fact: 'replaced before, and used again: somebody has a copy',
      },
      revoked: {
        label: 'revoked with its family',
        sentence: () =>
          'The refresh token is neither invalid nor expired, but its whole family was revoked: one of them had been used twice, or the login was ended.',
        fact: 'its family is revoked',
      },
      unknown: {
        label: 'unknown refresh token',
        sentence: () =>
          'The store knows no such refresh token: it has forgotten it, or never had it. What is unknown is not trusted, however genuine its signature.',
        fact: 'the store knows no such token',
      },
    },
    next: ({ jti }: Jti) => `the store answers for the refresh token \`jti ${jti}\`.`,
  },

  'token-revoked': {
    label: ({ count, jti }: Several & Jti) => (count === 1 ? `revoke ${jti}` : `revoke ${count} tokens`),
    text: ({ count }: Several) =>
      count === 1
        ? 'The text of the token goes on the blacklist. The same token in other characters isn’t meant by that.'
        : `The texts of ${count} tokens go on the blacklist. The same tokens in other characters aren’t meant by that.`,
    blocklist: {
      logout: ({ count, jti }: Several & Jti) =>
        count === 1
          ? `The token can't be changed from afar, so its \`jti\` \`${jti}\` goes on the blacklist, to stay until the token's own \`exp\`.`
          : 'Both tokens of the login go on the blacklist, each until its own `exp`. With the access token alone, whoever has the refresh token would fetch a new one.',
      'account-deleted': ({ count }: Several) =>
        count === 1
          ? 'The account is gone, so its token goes on the blacklist. Its signature would be valid still.'
          : `The account is gone, so its ${count} tokens go on the blacklist, each by its \`jti\`. Their signatures would be valid still.`,
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
      logout: ({ count, jti }: Several & Jti) =>
        count === 1
          ? `The server takes \`${jti}\` off the allowlist. What isn't listed is refused, so there is nothing that has to be kept until its \`exp\`.`
          : 'Both tokens of the login come off the allowlist. With the access token alone, whoever has the refresh token would fetch a new one.',
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
    next: ({ jti }: Jti) => `put \`jti ${jti}\` on the blacklist.`,
    nextAll: ({ name }: Name) => `put the tokens of \`${name}\` on the blacklist.`,
    nextNone: 'put the `jti` on the blacklist.',
    fact: {
      how: 'How',
      blocklist: 'put on the blacklist',
      text: 'put on the blacklist by its text',
      allowlist: 'taken off the allowlist',
    },
  },
  'family-revoked': {
    label: ({ count }: Several) =>
      count === 1 ? 'revoke family, 1 token' : `revoke family, ${count} tokens`,
    because: {
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
    next: 'revoke the whole family of the refresh token.',
    fact: 'Family',
  },
  'version-raised': {
    label: ({ name, version }: Name & { version: string }) => `${name}: version ${version}`,
    because: {
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
    next: ({ name }: Name) => `raise the version of \`${name}\`.`,
  },
  'nothing-revoked': {
    label: 'nothing can be revoked',
    sentence: ({ jti, others }: { others: number } & Jti) =>
      `The server keeps nothing that it could ask later, so it can revoke nothing. The front end forgets the token; a copy of \`${jti}\`${others === 0 ? '' : `, or of ${plural(others, 'other token', 'other tokens')} of the account,`} works on until its own \`exp\`.`,
    next: 'there is nothing that could revoke the token.',
    fact: 'no: nothing is kept that could be asked later, so the token lives on until its `exp`',
  },
}
