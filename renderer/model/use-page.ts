// Keeps the page itself in step with the settings: its language, which the desktop's menu has too, its title, its theme.
import { useEffect, useSyncExternalStore } from 'react'
import { tellLocale } from '../transport/connect'
import { useLocale, useText } from './text'
import { useModel } from './use-model'

const DARK = '(prefers-color-scheme: dark)'

function onSystemTheme(tell: () => void): () => void {
  const query = window.matchMedia(DARK)
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}

/** Returns the theme that the page has now. */
export function useTheme(): 'light' | 'dark' {
  const choice = useModel((state) => state.themeChoice)
  const systemIsDark = useSyncExternalStore(onSystemTheme, () => window.matchMedia(DARK).matches)
  if (choice !== 'system') return choice
  return systemIsDark ? 'dark' : 'light'
}

/** Puts language, title and theme onto the document. */
export function usePage(): void {
  const locale = useLocale()
  const title = useText().shell.name
  const theme = useTheme()
  useEffect(() => {
    document.documentElement.lang = locale
    document.title = title
    tellLocale(locale)
  }, [locale, title])
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
}
