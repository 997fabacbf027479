// English: lanes.
export const lanes = {}
