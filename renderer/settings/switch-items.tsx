// The switches of the JWT lane that are turned in front of a class, as items of its menu: automatic refresh, and the blacklist.
import { askingChange, asksWhatWasRevoked } from '#src/revocation/strategies'
import { useText } from '../model/text'
import { useSetting } from '../model/use-setting'
import { MenuCheck } from '../ui/floating/menu'

/**
 * Has the JWT server ask what was revoked, or not, and the front end refresh by itself, or not; nothing before the lab has said how
 * they stand. Where no strategy is set, on means a blacklist.
 */
export function JwtSwitchItems() {
  const { revocation: words, lanes } = useText()
  const [revocation, changeRevocation] = useSetting('revocation')
  const [lifetimes, changeLifetimes] = useSetting('lifetimes')
  if (!revocation || !lifetimes) return null
  return (
    <>
      <MenuCheck
        hint={words.quick.hint[revocation.strategy]}
        checked={asksWhatWasRevoked(revocation)}
        onChange={(isOn) => void changeRevocation(askingChange(isOn, revocation))}
      >
        {words.quick.label[revocation.strategy]}
      </MenuCheck>
      <MenuCheck
        hint={lanes.autoRefresh.hint}
        checked={lifetimes.autoRefresh}
        onChange={(isOn) => void changeLifetimes({ autoRefresh: isOn })}
      >
        {lanes.autoRefresh.label}
      </MenuCheck>
    </>
  )
}
