// Which words each language has for each action: what is missing for one doesn't compile.
import type { ActionId, AnsweredBy, Registry } from './actions'

/** On its button or in a menu, and beside it when it is pointed at. */
type OnScreen<I extends ActionId> = Registry[I]['group'] extends 'login-form'
  ? unknown
  : { readonly button: string; readonly hint: string }

/** Why it has nothing to do on the session lane, whose server has no such route. */
type NotOnSession<I extends ActionId> =
  I extends AnsweredBy<'session'> ? unknown : { readonly nothingToDo: string }

/** What the session lane's own menu says of it before, where it stands there all the same. */
type WarnsOnSession<I extends ActionId> =
  I extends AnsweredBy<'session'>
    ? unknown
    : Registry[I]['group'] extends 'jwt'
      ? unknown
      : { readonly hintOnSession: string }

/** `caption` stands in a file that is exported. */
export type ActionWords = {
  readonly [I in ActionId]: { readonly caption: string } & OnScreen<I> & NotOnSession<I> & WarnsOnSession<I>
}
