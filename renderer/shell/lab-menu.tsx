// The menu of the top bar: all that is not needed each minute.
import {
  ChevronDown,
  CircleHelp,
  Coins,
  Ellipsis,
  FastForward,
  Gauge,
  KeyRound,
  Languages,
  RotateCcw,
  Share,
  SunMoon,
} from 'lucide-react'
import { useRef, useState } from 'react'
import { LANES } from '#src/trace/lane'
import { ExportMenuItems, RecordingPicker } from '../export/export-menu'
import { later } from '../model/later'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { canStep } from '../model/waiting'
import { Button } from '../ui/controls/button'
import { Menu, MenuItem, MenuLabel, MenuLine, MenuSub } from '../ui/floating/menu'
import { GateItems, SpeedItems } from './gate-items'
import { LanguageItems, PresenterItem, ThemeItems } from './page-items'

const ResetDialog = later(async () => (await import('../differences/reset-dialog')).ResetDialog, 'at-once')

/** Shows the menu. `onHelp` opens the help. */
export function LabMenu({ onHelp }: { onHelp: () => void }) {
  const { shell, exporting } = useText()
  const { menu: say, hold, mode, help, language, theme } = shell
  const picker = useRef<HTMLInputElement>(null)
  const isRecording = useModel((state) => state.recording !== null)
  const mayRun = useModel(canStep)
  const send = useModel((state) => state.send)
  const openInspector = useModel((state) => state.openInspector)
  const [isAsking, setAsking] = useState(false)
  const off = isRecording ? exporting.recording.off : null
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button icon={Ellipsis}>
            {say.button}
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      >
        <MenuLabel>{say.requests}</MenuLabel>
        <GateItems off={off} />
        <MenuSub icon={Gauge} label={mode.speed}>
          <SpeedItems />
        </MenuSub>
        <MenuItem
          icon={FastForward}
          kbd={help.key.run}
          reason={off ?? (mayRun ? null : hold.nobodyWaits)}
          onSelect={() => void send('run-to-end', { lanes: [...LANES] })}
        >
          {hold.run}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={KeyRound} hint={say.anyJwtHint} onSelect={() => openInspector('any-jwt')}>
          {say.anyJwt}
        </MenuItem>
        <MenuItem icon={Coins} hint={say.costsHint} onSelect={() => openInspector('costs')}>
          {say.costs}
        </MenuItem>
        <MenuSub icon={Share} label={exporting.menu}>
          <ExportMenuItems onImport={() => picker.current?.click()} />
        </MenuSub>
        <MenuLine />
        <PresenterItem />
        <MenuSub icon={Languages} label={language.label}>
          <LanguageItems />
        </MenuSub>
        <MenuSub icon={SunMoon} label={theme.label}>
          <ThemeItems />
        </MenuSub>
        <MenuItem icon={CircleHelp} kbd={help.key.help} onSelect={onHelp}>
          {help.button}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={RotateCcw} hint={shell.reset.hint} reason={off} onSelect={() => setAsking(true)}>
          {shell.reset.button}
        </MenuItem>
      </Menu>
      <RecordingPicker ref={picker} />
      {isAsking && <ResetDialog onClose={() => setAsking(false)} />}
    </>
  )
}
