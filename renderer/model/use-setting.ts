// One setting as the lab has it, and the way to change it.
import type { SettingKey, Settings, SettingsChange } from '#src/settings/settings'
import { useModel } from './use-model'

/**
 * Returns what is set, null before the lab has been heard, and what changes it. Of a group it changes the members that are
 * named.
 */
export function useSetting<K extends SettingKey>(key: K) {
  const value: Settings[K] | null = useModel((state) => state.status?.settings[key] ?? null)
  const send = useModel((state) => state.send)
  const change = (changed: SettingsChange[K]) => send('change-settings', { [key]: changed })
  return [value, change] as const
}
