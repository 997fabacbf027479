// The bar that says that the page shows a recording, and leads back to the lab.

import { History, Undo2 } from 'lucide-react'
import type { Locale } from '#src/i18n/languages'
import { useLocale, useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Rich } from '../ui/rich'
import styles from './export.module.css'

/** Shows a bar over everything while a recording is shown. */
export function RecordingBar() {
  const shown = useModel((state) => state.recording)
  const leave = useModel((state) => state.leaveRecording)
  const say = useText().exporting.recording
  const locale = useLocale()
  const lanes = shown?.behind.status?.lanes
  const somethingWaits = lanes !== undefined && [lanes.session, lanes.jwt].some(({ holding }) => holding)
  return (
    <div role="status">
      {shown && (
        <section className={styles.bar} aria-label={say.label}>
          <History size={16} aria-hidden />
          <p className={styles.sentence}>
            <Rich
              text={say.bar({
                name: shown.name.replaceAll('`', ''),
                time: dateAndTime(Date.parse(shown.recording.exportedAt), locale),
              })}
            />
            {somethingWaits && <strong className={styles.waiting}>{say.waiting}</strong>}
          </p>
          <Button variant="primary" size="small" icon={Undo2} onClick={leave}>
            {say.back}
          </Button>
        </section>
      )}
    </div>
  )
}

/** Writes an instant, in epoch milliseconds, as the reader's language and time zone have it. */
export function dateAndTime(epochMs: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(epochMs)
}
