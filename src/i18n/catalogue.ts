// Every string that a user can read, in both languages. English decides which there are; the other is checked against it.

import * as enCosts from './en/costs'
import * as enDemos from './en/demos'
import * as enHops from './en/hops'
import * as enInspector from './en/inspector'
import * as enLanes from './en/lanes'
import * as enRevocation from './en/revocation'
import * as enServers from './en/servers'
import * as enShell from './en/shell'
import * as enTimeline from './en/timeline'
import * as enToken from './en/token'
import * as zhCosts from './zh-tw/costs'
import * as zhDemos from './zh-tw/demos'
import * as zhHops from './zh-tw/hops'
import * as zhInspector from './zh-tw/inspector'
import * as zhLanes from './zh-tw/lanes'
import * as zhRevocation from './zh-tw/revocation'
import * as zhServers from './zh-tw/servers'
import * as zhShell from './zh-tw/shell'
import * as zhTimeline from './zh-tw/timeline'
import * as zhToken from './zh-tw/token'

/** The languages of the UI, as BCP 47 tags. */
export const LOCALES = ['en', 'zh-TW'] as const
export type Locale = (typeof LOCALES)[number]

const en = {
  ...enShell,
  ...enTimeline,
  ...enLanes,
  ...enHops,
  ...enInspector,
  ...enToken,
  ...enRevocation,
  ...enServers,
  ...enDemos,
  ...enCosts,
}

/** All strings of one language, by section. A string with values in it is a function of them; `code` stands between backticks. */
export type Catalogue = typeof en

/** The catalogue of each language. */
export const catalogues: Record<Locale, Catalogue> = {
  en,
  'zh-TW': {
    ...zhShell,
    ...zhTimeline,
    ...zhLanes,
    ...zhHops,
    ...zhInspector,
    ...zhToken,
    ...zhRevocation,
    ...zhServers,
    ...zhDemos,
    ...zhCosts,
  },
}

/** Returns the language of the UI that fits best to the ones that a reader prefers, best first. */
export function preferredLocale(languages: readonly string[]): Locale {
  return languages[0]?.toLowerCase().startsWith('zh') ? 'zh-TW' : 'en'
}
