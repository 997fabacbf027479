// All English strings in one: a module of its own, so that a page can load one language without the other.
import * as actions from './en/actions'
import * as costs from './en/costs'
import * as demos from './en/demos'
import * as hops from './en/hops'
import * as inspector from './en/inspector'
import * as lanes from './en/lanes'
import * as revocation from './en/revocation'
import * as servers from './en/servers'
import * as shell from './en/shell'
import * as timeline from './en/timeline'
import * as token from './en/token'

/** All strings in English. They decide which strings there are. */
export const english = {
  ...actions,
  ...shell,
  ...timeline,
  ...lanes,
  ...hops,
  ...inspector,
  ...token,
  ...revocation,
  ...servers,
  ...demos,
  ...costs,
}
