// Whether the servers serve what other web pages send them.
import { useText } from '../model/text'
import { Rich } from '../ui/rich'
import styles from '../ui/settings-form.module.css'
import { OtherPagesSwitch } from './other-pages-switch'

/** Shows the switch with what it does. */
export function OtherPagesSettings() {
  const { otherPages } = useText().lanes
  return (
    <section className={styles.group} aria-label={otherPages.title}>
      <h3 className={styles.heading}>{otherPages.title}</h3>
      <div className={styles.option}>
        <OtherPagesSwitch label={otherPages.setting} />
        <p className={styles.note}>
          <Rich text={otherPages.note} />
        </p>
      </div>
    </section>
  )
}
