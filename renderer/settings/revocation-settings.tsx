// How the JWT server finds out what was revoked, and what a logout ends.
import { CHECKED_TYPES, type CheckedType } from '#src/contract/revocation'
import { useText } from '../model/text'
import { Switch } from '../ui/controls/switch'
import styles from '../ui/settings-form.module.css'
import { SettingSwitch } from './setting-switch'
import { StrategyChoice } from './strategy-choice'
import { useRevocation } from './use-revocation'

/** Shows the settings of revocation and changes them. */
export function RevocationSettings() {
  const { settings: say } = useText().revocation
  const { rules, changeRevocation } = useRevocation()
  if (!rules) return null
  const { enabled, checks, strategy, logoutRevokesBoth } = rules.revocation
  const setCheck = (type: CheckedType, isOn: boolean) =>
    // In the order of the article, however they are turned on.
    changeRevocation({
      checks: CHECKED_TYPES.filter((each) => (each === type ? isOn : checks.includes(each))),
    })
  return (
    <section className={styles.group} aria-label={say.heading}>
      <h3 className={styles.heading}>{say.heading}</h3>
      <SettingSwitch
        label={say.enabled}
        hint={say.enabledHint}
        checked={enabled}
        onChange={(isOn) => changeRevocation({ enabled: isOn })}
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
          onChange={(chosen) => changeRevocation({ strategy: chosen })}
        />
        <p className={styles.note}>{say.strategyNote}</p>
      </div>
      <SettingSwitch
        label={say.logoutBoth}
        hint={say.logoutBothHint}
        checked={logoutRevokesBoth}
        onChange={(isOn) => changeRevocation({ logoutRevokesBoth: isOn })}
      />
    </section>
  )
}

/** Writes the types as the article's setting has them. */
function pythonList(types: readonly CheckedType[]): string {
  return `[${types.map((type) => `'${type}'`).join(', ')}]`
}
