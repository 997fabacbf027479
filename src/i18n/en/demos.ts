// English: demonstrations and presenter mode.

export const demos = {}
