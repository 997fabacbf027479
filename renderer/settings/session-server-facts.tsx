// What the session server is, and which cookie it sets.

import { CopyButton } from '../model/copy-button'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { SettingsGroup } from '../ui/settings-form'
import styles from '../ui/settings-form.module.css'

/** The attributes of the cookie, as the server writes them. */
const COOKIE = {
  persistent: 'lab.sid=s:…; Path=/; Expires=…; HttpOnly; SameSite=Lax',
  session: 'lab.sid=s:…; Path=/; HttpOnly; SameSite=Lax',
} as const

/** Shows what there is to know of the session server. */
export function SessionServerFacts() {
  const { settings: words } = useText().lanes
  const origin = useLaneStatus('session', (status) => status.origin)
  const isPersistent = useModel((state) => state.status?.settings.lifetimes.cookiePersistent ?? true)
  return (
    <SettingsGroup title={words.server}>
      <p className={styles.note}>{words.sessionServer}</p>
      {origin !== null && (
        <div className={styles.line}>
          <code className={styles.value}>{origin}</code>
          <CopyButton label={words.copyAddress} getText={() => origin} />
        </div>
      )}
      <span className={styles.label}>{words.sessionCookie}</span>
      <code className={styles.value}>{isPersistent ? COOKIE.persistent : COOKIE.session}</code>
      <p className={styles.note}>{words.sessionCookieNote}</p>
    </SettingsGroup>
  )
}
