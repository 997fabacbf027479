// What the front end does for each action of the learner: which form, which request, which credential.
import type { Action } from '#src/contract/commands'
import type { TokenType } from '#src/trace/state'

/** A field of a form, as the learner filled it in. */
interface FormField {
  readonly name: string
  readonly value: string
  /** Whether a browser would hide what is typed. */
  readonly secret: boolean
}

/**
 * What a front end with JWTs forgets when the server has done what was asked. Logging out forgets all after a 401 too:
 * the server doesn't take the token any more, and the learner wants to be logged out.
 */
export type Aftermath = 'keep' | 'forget-refresh-token' | 'forget-all' | 'log-out'

/** The types of token that a front end keeps; one for a download is in its link only. */
export type KeptToken = Exclude<TokenType, 'download'>

export interface RequestPlan {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  /** The form that is submitted; null for an action without one. */
  readonly form: readonly FormField[] | null
  /** How the form is encoded in the body. */
  readonly encoding: 'json' | 'form'
  /** The token that a front end with JWTs attaches; null for none. A browser attaches its cookies whatever the plan. */
  readonly token: KeptToken | null
  readonly aftermath: Aftermath
  /** A credential to send in place of the stored one; undefined for the stored one. */
  readonly credential: string | undefined
  /** Whether the request goes where a link points that an earlier response brought; its token stands in the URL. */
  readonly opensLink: boolean
  /** A token to put into that link in place of its own; undefined for its own. */
  readonly linkToken: string | undefined
  /** The name of the account that logs in; null where the credential says who it is. */
  readonly username: string | null
}

/** Plans the request of an action. */
export function planOf(action: Action): RequestPlan {
  const plan = {
    form: null,
    encoding: 'json',
    token: 'access',
    aftermath: 'keep',
    credential: 'credential' in action ? action.credential : undefined,
    opensLink: false,
    linkToken: undefined,
    username: null,
  } as const
  switch (action.type) {
    case 'login':
      return {
        ...plan,
        method: 'POST',
        path: '/login',
        form: [shown('username', action.username), hidden('password', action.password)],
        token: null,
        username: action.username,
      }
    case 'login-by-email':
      return {
        ...plan,
        method: 'POST',
        path: '/user/login',
        form: [shown('email', action.email), hidden('password', action.password)],
        encoding: 'form',
        token: null,
        username: action.email,
      }
    case 'open-protected':
      return { ...plan, method: 'GET', path: '/protected' }
    case 'open-partially-protected':
      return { ...plan, method: 'GET', path: '/partially-protected' }
    case 'update-phone':
      return {
        ...plan,
        method: 'POST',
        path: '/user/update/phone',
        form: [shown('id', action.id), shown('phone', action.phone)],
        encoding: 'form',
      }
    case 'refresh':
      return { ...plan, method: 'POST', path: '/refresh', token: 'refresh' }
    case 'logout':
      return { ...plan, method: 'DELETE', path: '/logout', aftermath: 'log-out' }
    case 'logout-refresh':
      return {
        ...plan,
        method: 'DELETE',
        path: '/logout2',
        token: 'refresh',
        aftermath: 'forget-refresh-token',
      }
    case 'logout-everywhere':
      return { ...plan, method: 'DELETE', path: '/logout-everywhere', aftermath: 'log-out' }
    case 'get-download-link':
      return { ...plan, method: 'POST', path: '/download-link' }
    case 'open-download-link':
      return {
        ...plan,
        method: 'GET',
        path: '/download',
        token: null,
        credential: undefined,
        opensLink: true,
        linkToken: action.credential,
      }
    case 'delete-account':
      return { ...plan, method: 'DELETE', path: '/user', aftermath: 'forget-all' }
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

function shown(name: string, value: string): FormField {
  return { name, value, secret: false }
}

function hidden(name: string, value: string): FormField {
  return { name, value, secret: true }
}
