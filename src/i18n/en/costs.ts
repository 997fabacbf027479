// English: what it costs, and export and import.

export const costs = {}
