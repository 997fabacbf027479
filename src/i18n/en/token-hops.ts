// English: hops. The JWT server with its checks, its blacklist and its signing; a part of the section `hops`.

export const tokenHops = {
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
}
