// Where notices stand: in a corner, over everything, and read out.
import { CircleAlert, Info, X } from 'lucide-react'
import { useEffect } from 'react'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { IconButton } from '../ui/controls/icon-button'
import styles from './notice-area.module.css'

/** How long a notice that asks nothing of the learner stays, in milliseconds. Errors stay until dismissed. */
const INFO_MS = 6000

/** Shows the model's notices. */
export function NoticeArea() {
  const notices = useModel((state) => state.notices)
  const dismiss = useModel((state) => state.dismissNotice)
  const { notice: say, landmark } = useText().shell
  const newestInfo = notices.findLast((notice) => notice.kind === 'info')?.id
  useEffect(() => {
    if (newestInfo === undefined) return
    const timer = setTimeout(() => dismiss(newestInfo), INFO_MS)
    return () => clearTimeout(timer)
  }, [newestInfo, dismiss])
  return (
    <section className={styles.area} aria-label={landmark.notices} aria-live="polite">
      {notices.map(({ id, kind, title, detail }) => (
        <div key={id} className={`${styles.notice} ${styles[kind]}`}>
          {kind === 'error' ? (
            <CircleAlert className={styles.icon ?? ''} size={16} aria-label={say.error} />
          ) : (
            <Info className={styles.icon ?? ''} size={16} aria-label={say.info} />
          )}
          <div className={styles.words}>
            <p className={styles.title}>{title}</p>
            {detail && <p className={styles.detail}>{detail}</p>}
          </div>
          <IconButton label={say.dismiss} icon={X} size="small" onClick={() => dismiss(id)} />
        </div>
      ))}
    </section>
  )
}
