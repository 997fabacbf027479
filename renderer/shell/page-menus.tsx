// The settings of the page: its language and its theme.
import { Languages, Monitor, Moon, Sun } from 'lucide-react'
import { LANGUAGES, LOCALES } from '#src/i18n/languages'
import { THEME_CHOICES } from '../model/model-state'
import { useLocale, useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { IconButton } from '../ui/controls/icon-button'
import { Menu, MenuChoice } from '../ui/floating/menu'
import styles from './top-bar.module.css'

/** Shows the language, and lets it be changed. */
export function LanguageMenu() {
  const { language: say } = useText().shell
  const locale = useLocale()
  const { name, short } = LANGUAGES[locale]
  const setLocale = useModel((state) => state.setLocale)
  return (
    <Menu
      align="end"
      trigger={
        <Button
          variant="ghost"
          icon={Languages}
          className={styles.worded}
          aria-label={say.button({ language: name, short })}
        >
          {short}
        </Button>
      }
    >
      <MenuChoice
        label={say.label}
        value={locale}
        options={LOCALES.map((value) => ({ value, label: LANGUAGES[value].name }))}
        onChange={setLocale}
      />
    </Menu>
  )
}

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const

/** Shows the theme, and lets it be changed. */
export function ThemeMenu() {
  const { theme: say } = useText().shell
  const choice = useModel((state) => state.themeChoice)
  const setThemeChoice = useModel((state) => state.setThemeChoice)
  return (
    <Menu
      align="end"
      trigger={<IconButton label={`${say.label}: ${say[choice]}`} icon={themeIcons[choice]} />}
    >
      <MenuChoice
        label={say.label}
        value={choice}
        options={THEME_CHOICES.map((value) => ({ value, label: say[value] }))}
        onChange={setThemeChoice}
      />
    </Menu>
  )
}
