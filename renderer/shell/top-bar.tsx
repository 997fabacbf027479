// The bar at the top: the brand, how requests go, and the settings of the page.
import { CircleHelp } from 'lucide-react'
import { ClockControl } from '../clock/clock-control'
import { DemonstrationsMenu } from '../demo/demonstrations-menu'
import { ExportMenu } from '../export/export-menu'
import { OffInRecording } from '../export/off-in-recording'
import { useText } from '../model/text'
import { IconButton } from '../ui/controls/icon-button'
import { BreakpointsMenu } from './breakpoints-menu'
import { HoldControls } from './hold-controls'
import { ModeControls } from './mode-controls'
import { LanguageMenu, ThemeMenu } from './page-menus'
import { PresenterButton } from './presenter-button'
import { ResetButton } from './reset-button'
import styles from './top-bar.module.css'

/** Shows the top bar. What only the operator needs is not shown to a class. */
export function TopBar({ onHelp }: { onHelp: () => void }) {
  const { brand, name, help } = useText().shell
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand} aria-label={name}>
        <span className={styles.session}>{brand.session}</span>{' '}
        <span className={styles.versus}>{brand.versus}</span> <span className={styles.jwt}>{brand.jwt}</span>{' '}
        {brand.lab}
      </h1>
      <OffInRecording>
        <DemonstrationsMenu />
        <ModeControls />
        <HoldControls />
        <div data-operator>
          <BreakpointsMenu />
          <ResetButton />
        </div>
      </OffInRecording>
      <div className={styles.end}>
        <OffInRecording>
          <ClockControl />
        </OffInRecording>
        <PresenterButton />
        <div data-operator>
          <ExportMenu />
          <LanguageMenu />
          <ThemeMenu />
          <IconButton label={help.button} icon={CircleHelp} onClick={onHelp} aria-keyshortcuts="?" />
        </div>
      </div>
    </header>
  )
}
