// What the session server is, and which cookie it sets.
import { useText } from '../model/text'
import { CopyButton } from '../ui/copy-button'
import styles from './lane-settings.module.css'
import { useLaneStatus } from './use-lane'

/** The attributes of the cookie, as the server writes them. */
const COOKIE = 'lab.sid=s:…; Path=/; Expires=…; HttpOnly; SameSite=Lax'

/** Shows what there is to know of the session server. It has nothing to set. */
export function SessionServerFacts() {
  const { settings: words } = useText().lanes
  const status = useLaneStatus('session')
  return (
    <section className={styles.group} aria-label={words.server}>
      <h3 className={styles.heading}>{words.server}</h3>
      <p className={styles.note}>{words.sessionServer}</p>
      {status && (
        <div className={styles.line}>
          <code className={styles.value}>{status.origin}</code>
          <CopyButton label={words.copyAddress} getText={() => status.origin} />
        </div>
      )}
      <span className={styles.label}>{words.sessionCookie}</span>
      <code className={styles.value}>{COOKIE}</code>
      <p className={styles.note}>{words.sessionCookieNote}</p>
    </section>
  )
}
