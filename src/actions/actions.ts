// Everything that a user agent can be told to do, one entry an action. What lists actions or names a route takes it from here.
import { LANES, type LaneId } from '#src/trace/lane'
import type { TokenType } from '#src/trace/state'

/** The types of token that a front end keeps; one for a download is in its link only. */
export type KeptToken = Exclude<TokenType, 'download'>

/**
 * What a front end with JWTs forgets when the server has done what was asked. Logging out forgets all after a 401 too:
 * the server doesn't take the token any more, and the learner wants to be logged out.
 */
export type Aftermath = 'keep' | 'forget-refresh-token' | 'forget-all' | 'log-out'

/** A field of a form. A browser hides what is typed into a secret one. */
interface FormField {
  readonly maxLength: number
  readonly secret?: boolean
}

export interface ActionEntry {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  /** The form that is submitted, and how its body is encoded; absent for an action without one. */
  readonly form?: {
    readonly encoding: 'json' | 'form'
    readonly fields: Readonly<Record<string, FormField>>
    /** The field that says who logs in; absent where the credential does. */
    readonly username?: string
  }
  /** The token that a front end with JWTs attaches; null for none. A browser attaches its cookies in any case. */
  readonly token: KeptToken | null
  /** Whether its answer brings a link with a token in it, or it goes where such a link leads. */
  readonly link?: 'brings' | 'opens'
  /**
   * The kinds of edited credential that the inspector offers to send by it, first the one that it is there for. Absent where
   * nothing can be sent in place of the stored one.
   */
  readonly edited?: readonly (TokenType | 'cookie')[]
  /** The lanes whose server has such a route. */
  readonly lanes: readonly LaneId[]
  /** Whether the attacker is offered it too. */
  readonly attacker: boolean
  readonly aftermath: Aftermath
  /**
   * Where it stands on the screen: in the bar, with what needs no more than a click (`page`, `credential`), in the form for logins;
   * in the menu of what is needed less often with its pages (`more-page`), with what is done to an account at one click (`more`) and
   * with what asks for more first (`account`), and there for the JWT lane only (`jwt`).
   */
  readonly group: 'login' | 'login-form' | 'page' | 'credential' | 'more-page' | 'account' | 'more' | 'jwt'
  /** Its icon of lucide's. */
  readonly icon: string
  /** The icon of its button and its item in menus, where it is another. */
  readonly buttonIcon?: string
}

const REGISTRY = {
  login: {
    method: 'POST',
    path: '/login',
    form: {
      encoding: 'json',
      fields: { username: { maxLength: 12_000 }, password: { maxLength: 12_000, secret: true } },
      username: 'username',
    },
    token: null,
    lanes: LANES,
    attacker: false,
    aftermath: 'keep',
    group: 'login',
    icon: 'LogIn',
  },
  /** Brings one token only: a refresh token that is still there belongs to the login before. */
  'login-by-email': {
    method: 'POST',
    path: '/user/login',
    form: {
      encoding: 'form',
      fields: { email: { maxLength: 12_000 }, password: { maxLength: 12_000, secret: true } },
      username: 'email',
    },
    token: null,
    lanes: LANES,
    attacker: false,
    aftermath: 'forget-refresh-token',
    group: 'login-form',
    icon: 'Mail',
  },
  'open-protected': {
    method: 'GET',
    path: '/protected',
    token: 'access',
    edited: ['access', 'refresh', 'download', 'cookie'],
    lanes: LANES,
    attacker: true,
    aftermath: 'keep',
    group: 'page',
    icon: 'Lock',
  },
  'open-partially-protected': {
    method: 'GET',
    path: '/partially-protected',
    token: 'access',
    edited: ['access', 'refresh', 'cookie'],
    lanes: LANES,
    attacker: true,
    aftermath: 'keep',
    group: 'more-page',
    icon: 'LockOpen',
  },
  'update-phone': {
    method: 'POST',
    path: '/user/update/phone',
    form: { encoding: 'form', fields: { id: { maxLength: 200 }, phone: { maxLength: 200 } } },
    token: 'access',
    edited: [],
    lanes: LANES,
    attacker: false,
    aftermath: 'keep',
    group: 'account',
    icon: 'Smartphone',
    buttonIcon: 'UserRound',
  },
  refresh: {
    method: 'POST',
    path: '/refresh',
    token: 'refresh',
    edited: ['refresh', 'access'],
    lanes: ['jwt'],
    attacker: true,
    aftermath: 'keep',
    group: 'credential',
    icon: 'RefreshCw',
  },
  logout: {
    method: 'DELETE',
    path: '/logout',
    token: 'access',
    lanes: LANES,
    attacker: true,
    aftermath: 'log-out',
    group: 'credential',
    icon: 'LogOut',
  },
  'logout-everywhere': {
    method: 'DELETE',
    path: '/logout-everywhere',
    token: 'access',
    lanes: LANES,
    attacker: true,
    aftermath: 'log-out',
    group: 'more',
    icon: 'UserX',
  },
  'logout-refresh': {
    method: 'DELETE',
    path: '/logout2',
    token: 'refresh',
    lanes: ['jwt'],
    attacker: true,
    aftermath: 'forget-refresh-token',
    group: 'jwt',
    icon: 'RefreshCwOff',
    buttonIcon: 'KeyRound',
  },
  /** Asks for a link that is good for one download within a minute. */
  'get-download-link': {
    method: 'POST',
    path: '/download-link',
    token: 'access',
    link: 'brings',
    lanes: ['jwt'],
    attacker: false,
    aftermath: 'keep',
    group: 'jwt',
    icon: 'Link',
  },
  /** Opens the link that was got last; an edited credential is a whole token to put into it instead. */
  'open-download-link': {
    method: 'GET',
    path: '/download',
    token: null,
    link: 'opens',
    edited: ['download'],
    lanes: ['jwt'],
    attacker: false,
    aftermath: 'keep',
    group: 'jwt',
    icon: 'Download',
  },
  'delete-account': {
    method: 'DELETE',
    path: '/user',
    token: 'access',
    lanes: LANES,
    attacker: false,
    aftermath: 'forget-all',
    group: 'account',
    icon: 'Trash2',
  },
} as const satisfies Record<string, ActionEntry>

/** The entries as they were written, for types that derive from them. */
export type Registry = typeof REGISTRY
export type ActionId = keyof Registry

/** The names of all icons in use, as lucide has them. */
export type IconName = IconsOf<Registry[ActionId]>
type IconsOf<E> =
  | (E extends { readonly icon: infer N } ? N : never)
  | (E extends { readonly buttonIcon: infer N } ? N : never)

/** All actions by id. */
export const ACTIONS: Readonly<Record<ActionId, ActionEntry & Icons>> = REGISTRY

interface Icons {
  readonly icon: IconName
  readonly buttonIcon?: IconName
}

/** All ids, in the order in which menus show them. */
export const ACTION_IDS = Object.keys(REGISTRY) as readonly ActionId[]

/** Where a server publishes its public keys (RFC 7517 section 5): a route for other servers, and no action. */
export const JWKS_PATH = '/.well-known/jwks.json'

/** The actions of a group. */
type ActionIn<G extends ActionEntry['group']> = {
  [I in ActionId]: Registry[I]['group'] extends G ? I : never
}[ActionId]

/** The actions that a lane's server has a route for. */
export type AnsweredBy<L extends LaneId> = {
  [I in ActionId]: L extends Registry[I]['lanes'][number] ? I : never
}[ActionId]

/** The actions that the session server has no route for. */
export type NotOnSession = Exclude<ActionId, AnsweredBy<'session'>>

/** The actions that the attacker is offered. */
type OfAttacker = { [I in ActionId]: Registry[I]['attacker'] extends true ? I : never }[ActionId]

/** The actions by which the inspector offers to send an edited credential. */
export type SendsEdited = {
  [I in ActionId]: Registry[I] extends { readonly edited: readonly [unknown, ...unknown[]] } ? I : never
}[ActionId]

/** Lists the actions of some groups, in order. */
export function actionsIn<G extends ActionEntry['group']>(...groups: readonly G[]): readonly ActionIn<G>[] {
  return ACTION_IDS.filter((id): id is ActionIn<G> => groups.some((group) => group === ACTIONS[id].group))
}

/** What the attacker is offered, in order. */
export const ATTACKER_ACTIONS = ACTION_IDS.filter((id): id is OfAttacker => ACTIONS[id].attacker)

/** Lists the actions by which an edited credential of a kind can be sent: first the one that is there for it, if there is one. */
export function actionsSending(kind: TokenType | 'cookie'): readonly SendsEdited[] {
  const sending = ACTION_IDS.filter((id): id is SendsEdited => ACTIONS[id].edited?.includes(kind) ?? false)
  const isMeant = (id: ActionId) => ACTIONS[id].edited?.[0] === kind
  return [...sending.filter(isMeant), ...sending.filter((id) => !isMeant(id))]
}

/** Tells whether the session server has no route for an action. */
export function isNotOnSession(id: ActionId): id is NotOnSession {
  return !ACTIONS[id].lanes.includes('session')
}

/** Tells whether an action opens a page that asks who is there. */
export function opensPage(id: ActionId): boolean {
  return ACTIONS[id].group === 'page' || ACTIONS[id].group === 'more-page'
}

/** Returns method and path of an action. */
export function routeOf(id: ActionId): Pick<ActionEntry, 'method' | 'path'> {
  const { method, path } = ACTIONS[id]
  return { method, path }
}

/** Tells whether a request's target, or a link, leads to the route of an action, whatever its host and query. */
export function leadsTo(id: ActionId, target: string): boolean {
  return target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] === ACTIONS[id].path
}
