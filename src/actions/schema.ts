// An action as the lab is told it: its id, what the form holds, and perhaps an edited credential. All of it follows from its entry.
import { z } from 'zod'
import { ACTION_IDS, ACTIONS, type ActionId, type Registry } from './actions'

/** What is filled in for an entry. */
type Filled<E> = E extends { readonly form: { readonly fields: infer F } }
  ? { [N in keyof F]: string }
  : unknown

/**
 * A credential to send in place of the stored one, for this one request: a whole token on the JWT lane, a whole cookie
 * value on the session lane.
 */
type Edited<E> = E extends { readonly edited: readonly unknown[] }
  ? { credential?: string | undefined }
  : unknown

/** What the learner has the user agent do. */
export type Action = { [I in ActionId]: { type: I } & Filled<Registry[I]> & Edited<Registry[I]> }[ActionId]

const [first, ...others] = ACTION_IDS.map(schemaOf)
if (first === undefined) throw new Error('There are no actions')

/** The schema of any action. */
export const actionSchema = z.discriminatedUnion('type', [first, ...others]) as unknown as z.ZodType<
  Action,
  Action
>

function schemaOf(id: ActionId) {
  const { form, edited } = ACTIONS[id]
  const fields = Object.entries(form?.fields ?? {}).map(([name, { maxLength }]) => [name, text(maxLength)])
  return z.object({
    type: z.literal(id),
    ...Object.fromEntries(fields),
    ...(edited && { credential: text(16_384).optional() }),
  })
}

function text(maxLength: number) {
  return z.string().max(maxLength)
}
