// English: revoking: the tables of tokens, the strategies, rotation.

export const revocation = {}
