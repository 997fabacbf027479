// The sets of lifetimes that each show something, on both lanes at once.
import { LIFETIME_PRESETS, PRESET_LIFETIMES, presetOf } from '#src/contract/lifetime-presets'
import { useText } from '../model/text'
import { Select } from '../ui/controls/select'
import styles from '../ui/settings-form.module.css'
import { useLifetimes } from './use-lifetimes'

/** Shows which preset is set and what to try with it; choosing one sets everything. */
export function LifetimesSettingsPreset() {
  const { preset: words } = useText().lanes.settings.lifetimes
  const { lifetimes, change } = useLifetimes()
  if (!lifetimes) return null
  const now = presetOf(lifetimes)
  const named = LIFETIME_PRESETS.map((preset) => ({ value: preset, label: words.name[preset] }))
  const own = now === null ? [{ value: 'own' as const, label: words.own }] : []
  return (
    <section className={`${styles.group} ${styles.preset}`} aria-label={words.label}>
      <h3 className={styles.heading}>{words.label}</h3>
      <Select
        label={words.label}
        size="small"
        value={now ?? 'own'}
        options={[...own, ...named]}
        onChange={(chosen) => {
          if (chosen !== 'own' && chosen !== now) change(PRESET_LIFETIMES[chosen])
        }}
      />
      {now !== null && <p className={styles.note}>{words.tryThis[now]}</p>}
    </section>
  )
}
