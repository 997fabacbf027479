// What the front end does for an action of the learner: which form, which request, which credential.
import { ACTIONS, type ActionEntry } from '#src/actions/actions'
import type { Action } from '#src/actions/schema'

/** A field of a form, as the learner filled it in. */
interface FormField {
  readonly name: string
  readonly value: string
  /** Whether a browser would hide what is typed. */
  readonly secret: boolean
}

export interface RequestPlan extends Pick<ActionEntry, 'method' | 'path' | 'token' | 'link' | 'aftermath'> {
  /** The form that is submitted; null for an action without one. */
  readonly form: readonly FormField[] | null
  /** How the form is encoded in the body. */
  readonly encoding: 'json' | 'form'
  /** A credential to send in place of the stored one; undefined for the stored one. */
  readonly credential: string | undefined
  /** A token to put into the link that is opened, in place of its own; undefined for its own. */
  readonly linkToken: string | undefined
  /** The name of the account that logs in; null where the credential says who it is. */
  readonly username: string | null
}

export function planOf(action: Action): RequestPlan {
  const { form, ...entry } = ACTIONS[action.type]
  const typed: Readonly<Record<string, string | undefined>> = action
  const { credential } = typed
  const opensLink = entry.link === 'opens'
  return {
    ...entry,
    form: form ? formFields(form.fields, typed) : null,
    encoding: form?.encoding ?? 'json',
    credential: opensLink ? undefined : credential,
    linkToken: opensLink ? credential : undefined,
    username: (form?.username && typed[form.username]) ?? null,
  }
}

/** Encodes a plan's form as a body, and says its type; null for no form. */
export function encodeForm(plan: RequestPlan): { type: string; body: Buffer } | null {
  if (!plan.form) return null
  const fields = plan.form.map(({ name, value }): [string, string] => [name, value])
  return plan.encoding === 'json'
    ? { type: 'application/json', body: Buffer.from(JSON.stringify(Object.fromEntries(fields))) }
    : { type: 'application/x-www-form-urlencoded', body: Buffer.from(new URLSearchParams(fields).toString()) }
}

function formFields(
  fields: NonNullable<ActionEntry['form']>['fields'],
  typed: Readonly<Record<string, string | undefined>>,
): FormField[] {
  return Object.entries(fields).map(([name, { secret = false }]) => ({
    name,
    value: typed[name] ?? '',
    secret,
  }))
}
