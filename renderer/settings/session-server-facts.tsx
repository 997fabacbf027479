// What the session server is, and which cookie it sets.

import { INITIAL_SETTINGS, type Settings } from '#src/settings/settings'
import { CopyButton } from '../model/copy-button'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { SettingsGroup } from '../ui/settings-form'
import styles from '../ui/settings-form.module.css'

/** Returns the cookie with its attributes, as the server writes them. */
function cookie({ lifetimes, sessionDefences }: Pick<Settings, 'lifetimes' | 'sessionDefences'>): string {
  const attributes = [
    'lab.sid=s:…',
    'Path=/',
    lifetimes.cookiePersistent && 'Expires=…',
    sessionDefences['http-only'] && 'HttpOnly',
    sessionDefences['same-site'] && 'SameSite=Lax',
  ]
  return attributes.filter((attribute) => attribute !== false).join('; ')
}

/** Shows what there is to know of the session server. */
export function SessionServerFacts() {
  const { settings: words } = useText().lanes
  const origin = useLaneStatus('session', (status) => status.origin)
  const settings = useModel((state) => state.status?.settings ?? INITIAL_SETTINGS)
  const { sessionDefences: defences } = settings
  return (
    <SettingsGroup title={words.server}>
      <p className={styles.note}>{words.sessionServer({ hasSecret: defences['session-secret'] })}</p>
      {origin !== null && (
        <div className={styles.line}>
          <code className={styles.value}>{origin}</code>
          <CopyButton label={words.copyAddress} getText={() => origin} />
        </div>
      )}
      <span className={styles.label}>{words.sessionCookie}</span>
      <code className={styles.value}>{cookie(settings)}</code>
      <p className={styles.note}>
        {words.sessionCookieNote({ httpOnly: defences['http-only'], sameSite: defences['same-site'] })}
      </p>
    </SettingsGroup>
  )
}
