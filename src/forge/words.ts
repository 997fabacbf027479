// Which words each language has for each forgery: what is missing for one doesn't compile.
import type { ForgeryId, ForgeryParameters, Parameter } from './choice'
import type { Obstacle } from './forgery'

/** The name of a parameter, and of each of its options; an option that is written into the token is its own name. */
type ParameterWords<P extends Parameter> = P extends { readonly options: readonly (infer O extends string)[] }
  ? { readonly label: string; readonly options: Readonly<Record<O, string>> }
  : { readonly label: string }

type ParametersWords<Id extends ForgeryId> = {
  readonly [N in keyof ForgeryParameters[Id]]: ForgeryParameters[Id][N] extends Parameter
    ? ParameterWords<ForgeryParameters[Id][N]>
    : never
}

/** The name of a forgery, what it does, which server falls for it, and what stops it, with the section that says so. */
export type ForgeriesWords = {
  readonly [Id in ForgeryId]: {
    readonly name: string
    readonly does: string
    readonly fallsFor: string
    readonly stops: string
    readonly parameters: ParametersWords<Id>
  }
}

export type ObstacleWords = Readonly<Record<Obstacle, string>>
