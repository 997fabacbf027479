// All strings in zh-TW in one: a module of its own, so that a page can load one language without the other.
import type { english } from './english'
import * as actions from './zh-tw/actions'
import * as costs from './zh-tw/costs'
import * as demos from './zh-tw/demos'
import * as hops from './zh-tw/hops'
import * as inspector from './zh-tw/inspector'
import * as lanes from './zh-tw/lanes'
import * as revocation from './zh-tw/revocation'
import * as servers from './zh-tw/servers'
import * as shell from './zh-tw/shell'
import * as timeline from './zh-tw/timeline'
import * as token from './zh-tw/token'

/** All strings in the Chinese of Taiwan. */
export const taiwanese: typeof english = {
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
