// The switch by which the servers serve the requests of other web pages too.
import { useModel } from '../model/use-model'
import { Switch } from '../ui/controls/switch'

/** Shows the switch with these words beside it. */
export function OtherPagesSwitch({ label }: { label: string }) {
  const isOn = useModel((state) => state.status?.settings.admitOtherPages ?? false)
  const send = useModel((state) => state.send)
  return (
    <Switch
      label={label}
      checked={isOn}
      onChange={(admitOtherPages) => void send('change-settings', { admitOtherPages })}
    />
  )
}
