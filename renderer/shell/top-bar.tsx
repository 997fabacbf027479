// The bar at the top: the brand, the doors to demonstrations and to the lab, the clock, the account, and the menu with all else.
import { ClockControl } from '../clock/clock-control'
import { DemonstrationsMenu } from '../demo/demonstrations-menu'
import { useDemonstration, useDemonstrationMoves } from '../demo/use-demonstration'
import { OffInRecording } from '../export/off-in-recording'
import { later } from '../model/later'
import { useText } from '../model/text'
import { HintedButton } from '../ui/controls/hinted-button'
import { LabMenu } from './lab-menu'
import styles from './top-bar.module.css'

const AccountSelect = later(async () => (await import('../actions/account-select')).AccountSelect)
const DifferenceChips = later(async () => (await import('../differences/difference-chips')).DifferenceChips)

/** Shows the top bar. `onHelp` opens the help. */
export function TopBar({ onHelp }: { onHelp: () => void }) {
  const { brand, name, landmark } = useText().shell
  const isSecondLab = useDemonstration() !== null
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand} aria-label={name}>
        <span className={styles.session}>{brand.session}</span>{' '}
        <span className={styles.versus}>{brand.versus}</span> <span className={styles.jwt}>{brand.jwt}</span>{' '}
        {brand.lab}
      </h1>
      <OffInRecording>
        <nav className={styles.doors} data-second-lab={isSecondLab || undefined} aria-label={landmark.doors}>
          <DemonstrationsMenu />
          <LabDoor />
        </nav>
        <div data-operator>
          <DifferenceChips />
        </div>
      </OffInRecording>
      <div className={styles.end}>
        <OffInRecording>
          <ClockControl />
          <div className={styles.account}>
            <AccountSelect />
          </div>
        </OffInRecording>
        <LabMenu onHelp={onHelp} />
      </div>
    </header>
  )
}

/** Leads from a demonstration back to the learner's own lab. */
function LabDoor() {
  const { brand, labHint } = useText().shell
  const isSecondLab = useDemonstration() !== null
  const { close } = useDemonstrationMoves()
  return (
    <HintedButton
      hint={labHint}
      variant="ghost"
      size="small"
      aria-current={isSecondLab ? undefined : 'page'}
      onClick={() => {
        if (isSecondLab) close()
      }}
    >
      {brand.lab}
    </HintedButton>
  )
}
