// How long the credentials of a lane live.
import { TriangleAlert } from 'lucide-react'
import type { LifetimeField, Lifetimes } from '#src/contract/lifetimes'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { Rich } from '../ui/rich'
import styles from '../ui/settings-form.module.css'
import { LifetimeSetting } from './lifetimes-settings-field'
import { SettingSwitch } from './setting-switch'
import { useLifetimes } from './use-lifetimes'

const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400

/** The usual lengths of each lifetime, in seconds; null for no end. */
const USUAL: Readonly<Record<LifetimeField, readonly (number | null)[]>> = {
  sessionIdleSeconds: [30, 5 * MINUTE, 30 * MINUTE, 30 * DAY],
  sessionAbsoluteSeconds: [HOUR, 12 * HOUR, 30 * DAY, null],
  accessTokenSeconds: [30, 2 * MINUTE, 15 * MINUTE, null],
  refreshTokenSeconds: [HOUR, DAY, 30 * DAY],
  leewaySeconds: [0, 10, MINUTE],
  nbfDelaySeconds: [0, 10, MINUTE],
}

/** The lifetimes of each lane, in the order in which they stand. */
const FIELDS: Readonly<Record<LaneId, readonly LifetimeField[]>> = {
  session: ['sessionIdleSeconds', 'sessionAbsoluteSeconds'],
  jwt: ['accessTokenSeconds', 'refreshTokenSeconds', 'leewaySeconds', 'nbfDelaySeconds'],
}

/** Shows the lifetimes of a lane and changes them. */
export function LifetimesSettings({ lane }: { lane: LaneId }) {
  const { lifetimes: words } = useText().lanes.settings
  const { lifetimes, change } = useLifetimes()
  if (!lifetimes) return null
  return (
    <section className={styles.group} aria-label={words.heading}>
      <h3 className={styles.heading}>{words.heading}</h3>
      <p className={styles.note}>{words.note}</p>
      {FIELDS[lane].map((field) => (
        <div key={field} className={styles.lifetime}>
          <LifetimeSetting field={field} lifetimes={lifetimes} usual={USUAL[field]} onChange={change} />
          {field === 'accessTokenSeconds' && lifetimes.accessTokenSeconds === null && <NeverWarning />}
        </div>
      ))}
      {lane === 'session' && <CookieSwitches lifetimes={lifetimes} onChange={change} />}
    </section>
  )
}

function NeverWarning() {
  const { lifetimes: words } = useText().lanes.settings
  return (
    <p className={styles.warning}>
      <TriangleAlert size={15} aria-hidden />
      <span>
        <Rich text={words.neverWarning} />
      </span>
    </p>
  )
}

interface CookieSwitchesProps {
  readonly lifetimes: Lifetimes
  readonly onChange: (change: Partial<Lifetimes>) => void
}

function CookieSwitches({ lifetimes, onChange }: CookieSwitchesProps) {
  const { lifetimes: words } = useText().lanes.settings
  return (
    <>
      <SettingSwitch
        label={words.rolling}
        hint={words.rollingHint}
        checked={lifetimes.sessionRolling}
        onChange={(sessionRolling) => onChange({ sessionRolling })}
      />
      <SettingSwitch
        label={words.persistent}
        hint={words.persistentHint}
        checked={lifetimes.cookiePersistent}
        onChange={(cookiePersistent) => onChange({ cookiePersistent })}
      />
    </>
  )
}
