// What is named in a sentence.

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
