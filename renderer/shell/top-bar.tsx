// The bar at the top: the brand, how requests go, the way back to the start, and the settings of the page.
import { CircleHelp, Maximize2, Minimize2, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { LANES } from '#src/trace/lane'
import forms from '../actions/forms.module.css'
import { ClockControl } from '../clock/clock-control'
import { DemonstrationsMenu } from '../demo/demonstrations-menu'
import { ExportMenu } from '../export/export-menu'
import { OffInRecording } from '../export/off-in-recording'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { anythingWaits } from '../model/waiting'
import { Button } from '../ui/controls/button'
import { HintedButton } from '../ui/controls/hinted-button'
import { IconButton } from '../ui/controls/icon-button'
import { Popover } from '../ui/floating/popover'
import { BreakpointsMenu, HoldControls, ModeControls } from './mode-controls'
import { LanguageMenu, ThemeMenu } from './page-menus'
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

/** Shows "Reset". It asks first only when a request would be cut off by it. */
function ResetButton() {
  const { reset: say } = useText().shell
  const wouldEndSomething = useModel(anythingWaits)
  const send = useModel((state) => state.send)
  const [isAsking, setAsking] = useState(false)
  const reset = () => {
    setAsking(false)
    void send('reset', { lanes: [...LANES] })
  }
  const change = (open: boolean) => {
    if (open && !wouldEndSomething) reset()
    else setAsking(open)
  }
  return (
    <Popover
      title={say.title}
      open={isAsking}
      onOpenChange={change}
      trigger={
        <HintedButton hint={say.hint} variant="ghost" icon={RotateCcw} aria-label={say.button}>
          <span className={styles.roomier}>{say.button}</span>
        </HintedButton>
      }
    >
      <p className={forms.question}>{say.body}</p>
      <div className={forms.foot}>
        <Button variant="danger" icon={RotateCcw} onClick={reset}>
          {say.confirm}
        </Button>
      </div>
    </Popover>
  )
}

/** Turns presenter mode on and off. */
function PresenterButton() {
  const say = useText().demos.presenter
  const isPresenting = useModel((state) => state.isPresenting)
  const setPresenting = useModel((state) => state.setPresenting)
  return (
    <IconButton
      label={`${isPresenting ? say.leave : say.enter} (${say.key})`}
      icon={isPresenting ? Minimize2 : Maximize2}
      aria-keyshortcuts="F5"
      onClick={() => setPresenting(!isPresenting)}
    />
  )
}
