// The settings of the page, as items of a menu: its language, its theme, presenter mode.
import { Maximize2, Minimize2 } from 'lucide-react'
import { LANGUAGES, LOCALES } from '#src/i18n/languages'
import { THEME_CHOICES } from '../model/model-state'
import { useLocale, useText } from '../model/text'
import { useModel } from '../model/use-model'
import { MenuChoice, MenuItem } from '../ui/floating/menu'

/** Shows the languages, each by its own name. */
export function LanguageItems() {
  const { language: say } = useText().shell
  const setLocale = useModel((state) => state.setLocale)
  return (
    <MenuChoice
      label={say.label}
      value={useLocale()}
      options={LOCALES.map((value) => ({ value, label: LANGUAGES[value].name }))}
      onChange={setLocale}
    />
  )
}

/** Shows the themes. */
export function ThemeItems() {
  const { theme: say } = useText().shell
  const choice = useModel((state) => state.themeChoice)
  const setThemeChoice = useModel((state) => state.setThemeChoice)
  return (
    <MenuChoice
      label={say.label}
      value={choice}
      options={THEME_CHOICES.map((value) => ({ value, label: say[value] }))}
      onChange={setThemeChoice}
    />
  )
}

/** Turns presenter mode on and off. */
export function PresenterItem() {
  const say = useText().demos.presenter
  const isPresenting = useModel((state) => state.isPresenting)
  const setPresenting = useModel((state) => state.setPresenting)
  return (
    <MenuItem
      icon={isPresenting ? Minimize2 : Maximize2}
      kbd={say.key}
      onSelect={() => setPresenting(!isPresenting)}
    >
      {isPresenting ? say.leave : say.enter}
    </MenuItem>
  )
}
