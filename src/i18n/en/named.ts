// What the sentences of all topics are made of: what they name and count, and the plural of English.

/** Names that a sentence puts between backticks are cut and made visible before they come here. */
export interface Name {
  readonly name: string
}

/** Names, already joined, and how many they are. */
export interface Counted extends Name {
  readonly count: number
}

/** The beginning of a token's name. */
export interface Jti {
  readonly jti: string
}

/** How many there are of what a sentence is about. */
export interface Several {
  readonly count: number
}

/** An instant, as a clock shows it. */
export interface Time {
  readonly time: string
}

/** Says how many there are of a thing. */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
