// The defences of a lane, each a switch with what it guards against and the two lines of code that differ.
import { allCareful, DEFENCES, type DefenceId, defencesOf } from '#src/defences/defences'
import { type ChangedBy, settingLanes } from '#src/settings/settings'
import { useText } from '../model/text'
import { useSetting } from '../model/use-setting'
import { Button } from '../ui/controls/button'
import { SettingsGroup, SwitchForm } from '../ui/settings-form'
import form from '../ui/settings-form.module.css'
import styles from './defences-settings.module.css'

/** Shows them and changes them, each by itself or all at once. */
export function DefencesSettings({ setting }: { setting: ChangedBy<'defences'> }) {
  const say = useText().defences
  const [set, change] = useSetting(setting)
  const [lane] = settingLanes(setting)
  if (!set || lane === undefined) return null
  const now: Readonly<Partial<Record<DefenceId, boolean>>> = set
  const ids = defencesOf(lane)
  const isCareful = ids.every((id) => now[id])
  return (
    <SettingsGroup title={say.title}>
      <p className={form.note}>{say.note}</p>
      <div className={form.buttons}>
        <Button size="small" disabled={isCareful} onClick={() => void change(allCareful(lane))}>
          {say.allCareful}
        </Button>
      </div>
      {ids.map((id) => {
        const { name, guards } = say.words[id]
        const { careless, careful, source } = DEFENCES[id]
        return (
          <div key={id} className={`${form.option} ${styles.defence}`}>
            <SwitchForm
              label={name}
              hint={`${guards} ${say.source({ source })}`}
              checked={now[id] ?? false}
              onChange={(isOn) => void change({ [id]: isOn })}
            />
            <dl className={styles.lines}>
              <CodeLine label={say.careless} code={careless} isInUse={!now[id]} />
              <CodeLine label={say.careful} code={careful} isInUse={now[id] ?? false} />
            </dl>
          </div>
        )
      })}
    </SettingsGroup>
  )
}

interface CodeLineProps {
  readonly label: string
  readonly code: string
  /** Whether the server runs it now. */
  readonly isInUse: boolean
}

function CodeLine({ label, code, isInUse }: CodeLineProps) {
  const { inUse } = useText().defences
  return (
    <div className={styles.line} data-in-use={isInUse}>
      <dt className={form.note}>{isInUse ? inUse({ line: label }) : label}</dt>
      <dd>
        <code className={form.value}>{code}</code>
      </dd>
    </div>
  )
}
