// How data names a forgery: which there are, and what can be chosen about each. What they do stands apart, as a page that only hands
// the choice on needs nothing of it.
import { z } from 'zod'

/** What can be chosen: one of a few, of which the first is taken unless told, or any text. */
export type Parameter =
  | { readonly kind: 'one-of'; readonly options: readonly [string, ...string[]] }
  | { readonly kind: 'text'; readonly initial: string }

const PARAMETERS = {
  'payload-edited': {
    claim: { kind: 'text', initial: 'sub' },
    /** As JSON. */
    value: { kind: 'text', initial: '"alice"' },
  },
  'strip-signature': {},
  'alg-none': { spelling: { kind: 'one-of', options: ['none', 'None', 'NONE', 'nOnE'] } },
  'hmac-with-public-key': { end: { kind: 'one-of', options: ['as-published', 'one-newline-more'] } },
  'own-jwk': {},
  'own-key-kid': {
    kid: { kind: 'text', initial: '../../../../dev/null' },
    /** What is found there, in Base64: a byte of zero, as most libraries refuse a key of no bytes. */
    key: { kind: 'text', initial: 'AA==' },
  },
  'other-characters': { change: { kind: 'one-of', options: ['last-character', 'padding'] } },
  'es256-n-minus-s': {},
} as const satisfies Record<string, Readonly<Record<string, Parameter>>>

export type ForgeryParameters = typeof PARAMETERS
export type ForgeryId = keyof ForgeryParameters

/** All ids, in the order of the menu. */
export const FORGERY_IDS = Object.keys(PARAMETERS) as [ForgeryId, ...ForgeryId[]]

/** The value of each parameter of a forgery. */
export type ForgeryValues<Id extends ForgeryId> = {
  readonly [N in keyof ForgeryParameters[Id]]: ForgeryParameters[Id][N] extends {
    readonly options: readonly (infer O)[]
  }
    ? O
    : string
}

/** How many UTF-16 units the value of a parameter may have. */
const MAX_VALUE_LENGTH = 1024

/** A forgery, with what is chosen about it; what isn't chosen is as the first option or the initial text has it. */
export const forgeryChoiceSchema = z
  .object({
    id: z.enum(FORGERY_IDS),
    values: z.record(z.string(), z.string().max(MAX_VALUE_LENGTH)).default({}),
  })
  .superRefine(({ id, values }, context) => {
    for (const [name, value] of Object.entries(values)) {
      const parameter = parametersOf(id).find(([known]) => known === name)?.[1]
      if (parameter === undefined) context.addIssue(`${id} has no parameter ${name}`)
      else if (parameter.kind === 'one-of' && !parameter.options.includes(value))
        context.addIssue(`${name} must be one of ${parameter.options.join(', ')}`)
    }
  })
export type ForgeryChoice = z.output<typeof forgeryChoiceSchema>

/** Lists a forgery's parameters, in the order in which they are asked for. */
export function parametersOf(id: ForgeryId): [string, Parameter][] {
  return Object.entries(PARAMETERS[id])
}

/** Returns the value of each parameter, chosen or not. */
export function valuesOf({ id, values }: ForgeryChoice): Record<string, string> {
  const initialOf = (parameter: Parameter): string =>
    parameter.kind === 'one-of' ? parameter.options[0] : parameter.initial
  return Object.fromEntries(
    parametersOf(id).map(([name, parameter]) => [name, values[name] ?? initialOf(parameter)]),
  )
}
