// The languages of the UI, and what is known of each before its strings are loaded. Another language is a folder and an entry here.
import type { catalogue as en } from './en/catalogue'
import type { desktop } from './en/desktop'
import type { forge } from './en/forge'
import type { Glossary } from './en/glossary'
import type { storageProblems } from './en/storage-problems'

interface Language {
  /** What it calls itself, and the same so short that it fits on a button. */
  readonly name: string
  readonly short: string
  /**
   * Loads its strings. Each language is a file of its own in the built page, which loads the one that it shows, and the others
   * when it has time: with both it would begin with 282 KB of JavaScript in place of 246, and 250 are its bound (`npm run bench
   * -- interactive`).
   */
  readonly load: () => Promise<typeof en>
  /** Loads what is said of a storage that can't be used: the page asks for it later, as there mostly is nothing wrong. */
  readonly loadStorageProblems: () => Promise<typeof storageProblems>
  /** Loads what the terms of the field mean: the page asks for it once there is time. */
  readonly loadGlossary: () => Promise<Glossary>
  /** Loads what is said of forged tokens: the page asks for it together with the inspector. */
  readonly loadForge: () => Promise<typeof forge>
  /** Loads what the desktop's own menu and boxes say; no page needs it. */
  readonly loadDesktop: () => Promise<typeof desktop>
}

/** By BCP 47 tag, in the order of the menu. */
export const LANGUAGES = {
  en: {
    name: 'English',
    short: 'EN',
    load: async () => (await import('./en/catalogue')).catalogue,
    loadStorageProblems: async () => (await import('./en/storage-problems')).storageProblems,
    loadGlossary: async () => (await import('./en/glossary')).glossary,
    loadForge: async () => (await import('./en/forge')).forge,
    loadDesktop: async () => (await import('./en/desktop')).desktop,
  },
  'zh-TW': {
    name: '繁體中文',
    short: '繁中',
    load: async () => (await import('./zh-tw/catalogue')).catalogue,
    loadStorageProblems: async () => (await import('./zh-tw/storage-problems')).storageProblems,
    loadGlossary: async () => (await import('./zh-tw/glossary')).glossary,
    loadForge: async () => (await import('./zh-tw/forge')).forge,
    loadDesktop: async () => (await import('./zh-tw/desktop')).desktop,
  },
} satisfies Readonly<Record<string, Language>>

export type Locale = keyof typeof LANGUAGES

export const LOCALES = Object.keys(LANGUAGES) as readonly Locale[]

/** Returns the language of the UI that a reader prefers by the first of their BCP 47 tags; English where there is none. */
export function preferredLocale([preferred = '']: readonly string[]): Locale {
  return LOCALES.find((locale) => spokenIn(locale) === spokenIn(preferred)) ?? 'en'
}

/** The language of a tag, without its script and region. */
function spokenIn(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0]
}
