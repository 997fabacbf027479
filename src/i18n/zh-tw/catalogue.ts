// 繁體中文（台灣）的全部文字。
import type { catalogue as en } from '../en/catalogue'
import { actionMenus, actions, race } from './actions'
import { attacker } from './attacker'
import { backEnd, tables } from './back-end'
import { clock } from './clock'
import { costs } from './costs'
import { defences } from './defences'
import { demos } from './demo'
import { differences } from './differences'
import { exporting } from './export'
import { flow } from './flow'
import { hops } from './hops'
import { inspector } from './inspector'
import { lanes } from './lane'
import { restart } from './restart'
import { row, tokenState } from './rows'
import { otherPages, servers } from './servers'
import { autoRefresh, laneSettings, lifetimes, revocationSettings } from './settings'
import { shell } from './shell'
import { timeline } from './timeline'
import { token } from './token'
import { verdict } from './verdict'

export const catalogue: typeof en = {
  actions,
  costs,
  defences,
  demos,
  differences,
  exporting,
  hops,
  inspector,
  lanes: {
    ...lanes,
    ...flow,
    autoRefresh,
    back: backEnd,
    otherPages,
    row,
    settings: { ...laneSettings, lifetimes },
  },
  revocation: { ...tokenState, ...tables, ...revocationSettings },
  servers: { ...servers, attacker, race, restart },
  shell: { ...shell, ...actionMenus, time: clock },
  timeline,
  token,
  verdict,
}
