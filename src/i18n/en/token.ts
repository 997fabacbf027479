// English: token.
export const token = {}
