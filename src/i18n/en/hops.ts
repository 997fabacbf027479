// English: hops.
export const hops = {}
