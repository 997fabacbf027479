// The forgeries of a token: the menu that makes one, and what is said of the one that was made, with what can be chosen about it.
import { ChevronDown, Hammer } from 'lucide-react'
import { FORGERY_IDS, type ForgeryChoice, parametersOf, valuesOf } from '#src/forge/choice'
import { FORGERIES } from '#src/forge/forgeries'
import type { forge as en } from '#src/i18n/en/forge'
import { LANGUAGES, LOCALES } from '#src/i18n/languages'
import type { DecodedJwt } from '#src/token/decode-jwt'
import { useLocale } from '../../model/text'
import { HintedButton } from '../../ui/controls/hinted-button'
import { TextField } from '../../ui/controls/text-field'
import { Menu, MenuItem } from '../../ui/floating/menu'
import { Rich } from '../../ui/rich'
import { useInspector } from '../parts/inspector-view'
import { Choice } from '../parts/layout'
import layout from '../parts/layout.module.css'

/** In all languages, as the inspector is loaded later than the page in any case. */
const WORDS = new Map(
  await Promise.all(LOCALES.map(async (locale) => [locale, await LANGUAGES[locale].loadForge()] as const)),
)

function useForgeWords(): typeof en {
  const words = WORDS.get(useLocale())
  if (!words) throw new Error('A language has no words for forged tokens')
  return words
}

/** Shows the menu. `decoded` is the token that a forgery would begin with; `onForge` is null while there is none to begin with. */
export function ForgeMenu({
  decoded,
  onForge,
}: {
  decoded: DecodedJwt
  onForge: ((choice: ForgeryChoice) => void) | null
}) {
  const { algorithm } = useInspector()
  const say = useForgeWords()
  const reasonOf = (id: ForgeryChoice['id']): string | null => {
    if (onForge === null || algorithm === null) return say.unreadable
    const obstacle = FORGERIES[id].obstacle({ decoded, algorithm })
    return obstacle === null ? null : say.obstacle[obstacle]
  }
  return (
    <Menu
      trigger={
        <HintedButton hint={say.menuHint} icon={Hammer} size="small">
          {say.menu}
          <ChevronDown size={14} aria-hidden />
        </HintedButton>
      }
    >
      {FORGERY_IDS.map((id) => (
        <MenuItem
          key={id}
          hint={say.forgeries[id].does}
          reason={reasonOf(id)}
          onSelect={() => onForge?.({ id, values: {} })}
        >
          <Rich text={say.forgeries[id].name} />
        </MenuItem>
      ))}
    </Menu>
  )
}

/** Says what was forged, who falls for it and what stops it. */
export function ForgedNote({
  choice,
  onForge,
}: {
  choice: ForgeryChoice
  onForge: ((choice: ForgeryChoice) => void) | null
}) {
  const say = useForgeWords()
  const { name, does, fallsFor, stops } = say.forgeries[choice.id]
  return (
    <section aria-label={say.forged}>
      <div aria-live="polite">
        <h3 className={layout.heading}>
          {say.forged}{' '}
          <span className={layout.aside}>
            · <Rich text={name} />
          </span>
        </h3>
        <p className={layout.note}>
          <Rich text={does} />
        </p>
        <p className={layout.note}>
          <strong>{say.fallsFor}</strong> <Rich text={fallsFor} />
        </p>
        <p className={layout.note}>
          <strong>{say.stops}</strong> <Rich text={stops} />
        </p>
      </div>
      {parametersOf(choice.id).map(([parameter]) => (
        <ParameterControl key={parameter} choice={choice} parameter={parameter} onForge={onForge} />
      ))}
    </section>
  )
}

/** What a language says of one parameter, whichever it is. */
interface ParameterWords {
  readonly label: string
  readonly options?: Readonly<Record<string, string>>
}

function ParameterControl({
  choice,
  parameter,
  onForge,
}: {
  choice: ForgeryChoice
  parameter: string
  onForge: ((choice: ForgeryChoice) => void) | null
}) {
  const words: Readonly<Record<string, ParameterWords>> = useForgeWords().forgeries[choice.id].parameters
  const { label, options } = words[parameter] ?? { label: parameter }
  const value = valuesOf(choice)[parameter] ?? ''
  const change = (to: string) => onForge?.({ ...choice, values: { ...choice.values, [parameter]: to } })
  if (options)
    return (
      <Choice label={label} options={Object.keys(options)} words={options} value={value} onChange={change} />
    )
  return (
    <div className={layout.field}>
      <TextField mono label={label} value={value} onChange={change} />
    </div>
  )
}
