// How the JWT server finds out what was revoked, and what a logout ends.
import { askingChange, asksWhatWasRevoked } from '#src/revocation/strategies'
import { CHECKED_TYPES, type CheckedType } from '#src/settings/revocation'
import { useText } from '../model/text'
import { useSetting } from '../model/use-setting'
import { Switch } from '../ui/controls/switch'
import { SettingsGroup, SwitchForm } from '../ui/settings-form'
import styles from '../ui/settings-form.module.css'
import { StrategyChoice } from './strategy-choice'

/** Shows the settings of revocation and changes them. */
export function RevocationSettings() {
  const { settings: say } = useText().revocation
  const [revocation, change] = useSetting('revocation')
  if (!revocation) return null
  const { checks, strategy, logoutRevokesBoth } = revocation
  const setCheck = (type: CheckedType, isOn: boolean) =>
    // In the order of the article, however they are turned on.
    void change({
      checks: CHECKED_TYPES.filter((each) => (each === type ? isOn : checks.includes(each))),
    })
  return (
    <SettingsGroup title={say.heading}>
      <SwitchForm
        label={say.enabled}
        hint={say.enabledHint}
        checked={asksWhatWasRevoked(revocation)}
        onChange={(isOn) => void change(askingChange(isOn, revocation))}
      />
      <div className={styles.option}>
        {CHECKED_TYPES.map((type) => (
          <Switch
            key={type}
            label={say.check[type]}
            checked={checks.includes(type)}
            onChange={(isOn) => setCheck(type, isOn)}
          />
        ))}
        <code className={styles.value}>{say.checksList({ list: pythonList(checks) })}</code>
        {checks.length === 0 && <p className={styles.note}>{say.noChecks}</p>}
      </div>
      <div className={styles.option}>
        <span className={styles.label}>{say.strategy}</span>
        <StrategyChoice
          label={say.strategy}
          value={strategy}
          onChange={(chosen) => void change({ strategy: chosen })}
        />
        <p className={styles.note}>{say.strategyNote}</p>
      </div>
      <SwitchForm
        label={say.logoutBoth}
        hint={say.logoutBothHint}
        checked={logoutRevokesBoth}
        onChange={(isOn) => void change({ logoutRevokesBoth: isOn })}
      />
    </SettingsGroup>
  )
}

/** Writes the types as the article's setting has them. */
function pythonList(types: readonly CheckedType[]): string {
  return `[${types.map((type) => `'${type}'`).join(', ')}]`
}
