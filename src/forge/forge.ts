// Makes a forgery: a token's text becomes another's. What is chosen about it comes as texts, so that data can name it.
import { z } from 'zod'
import { LabError } from '#src/contract/lab-error'
import { type DecodedJwt, decodeJwt } from '#src/token/decode-jwt'
import { encodePart, type TokenTexts, withOldSignature } from '#src/token/signing'
import { FORGERIES, FORGERY_IDS, type ForgeryId } from './forgeries'
import type { Parameter, Workshop } from './forgery'

/** How many UTF-16 units the value of a parameter may have. */
const MAX_VALUE_LENGTH = 1024

/** A forgery, with what is chosen about it; what isn't chosen is as the registry has it. */
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
  return Object.entries(FORGERIES[id].parameters)
}

/** Returns the value of each parameter, chosen or not. */
export function valuesOf({ id, values }: ForgeryChoice): Record<string, string> {
  const initialOf = (parameter: Parameter): string =>
    parameter.kind === 'one-of' ? parameter.options[0] : parameter.initial
  return Object.fromEntries(
    parametersOf(id).map(([name, parameter]) => [name, values[name] ?? initialOf(parameter)]),
  )
}

/**
 * Makes a token out of another. What the forgery doesn't change stays as it is, to the character.
 * @throws LabError ERR_LAB_BAD_TOKEN_PART when the text is no JWT, ERR_LAB_NOTHING_THERE when the forgery can't be made of it or
 * against the algorithm in use.
 */
export async function forgeToken(token: string, choice: ForgeryChoice, workshop: Workshop): Promise<string> {
  const decoded = decodeJwt(token)
  const { header, payload, signature } = decoded
  if (!header?.value || !payload?.value || header.text === null || payload.text === null) {
    throw new LabError(
      'ERR_LAB_BAD_TOKEN_PART',
      'A forgery begins with a JWT whose header and payload are JSON objects',
    )
  }
  expectNoObstacle(decoded, choice, workshop)
  const issued = { header: header.text, payload: payload.text }
  const texts = await FORGERIES[choice.id].rewrite(issued, valuesOf(choice), workshop)
  return signForged(texts, signature?.raw ?? '', choice, workshop)
}

/**
 * Puts a token together from texts as they stand, with the third part that the forgery gives them.
 * @throws LabError ERR_LAB_NOTHING_THERE when the forgery can't be made of them or against the algorithm in use.
 */
export async function signForged(
  texts: TokenTexts,
  old: string,
  choice: ForgeryChoice,
  workshop: Workshop,
): Promise<string> {
  expectNoObstacle(decodeJwt(withOldSignature(texts.header, texts.payload, old)), choice, workshop)
  const input = `${encodePart(texts.header)}.${encodePart(texts.payload)}`
  return `${input}.${await FORGERIES[choice.id].sign({ input, old }, valuesOf(choice), workshop)}`
}

function expectNoObstacle(decoded: DecodedJwt, { id }: ForgeryChoice, { algorithm }: Workshop): void {
  const obstacle = FORGERIES[id].obstacle({ decoded, algorithm })
  if (obstacle === null) return
  throw new LabError(
    'ERR_LAB_NOTHING_THERE',
    `The forgery ${id} can't be made of this token while the server signs with ${algorithm} (${obstacle}): choose another`,
  )
}
