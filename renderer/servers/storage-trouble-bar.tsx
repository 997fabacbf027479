// What is wrong with a lane's storage, what that means for requests, and what can be done.
import { RefreshCw, TriangleAlert } from 'lucide-react'
import { LANGUAGES, LOCALES } from '#src/i18n/languages'
import { storageProblemWords } from '#src/i18n/storage-problem-words'
import type { LaneId } from '#src/trace/lane'
import type { StorageKind } from '#src/trace/storage-kind'
import { useLocale, useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { useOneAtATime } from '../model/use-one-at-a-time'
import { Button } from '../ui/controls/button'
import styles from './servers.module.css'

/** In all languages, as this module is loaded later than the page in any case. */
const PROBLEMS = new Map(
  await Promise.all(
    LOCALES.map(async (locale) => [locale, await LANGUAGES[locale].loadStorageProblems()] as const),
  ),
)

/** Shows the problem of a lane's storage; nothing while there is none. */
export function StorageTrouble({ lane }: { lane: LaneId }) {
  const { storage: say } = useText().servers
  const words = PROBLEMS.get(useLocale())
  const storage = useLaneStatus(lane, (status) => status.storage)
  const send = useModel((state) => state.send)
  const [isBusy, begin] = useOneAtATime()
  if (storage === null || storage.problem === null || !words) return null
  const { kind, problem } = storage
  const keep = (wanted: StorageKind) => begin(() => send('set-storage', { lanes: [lane], kind: wanted }))
  return (
    <div className={styles.trouble} aria-busy={isBusy}>
      <TriangleAlert className={styles.sign ?? ''} size={16} aria-hidden />
      <div className={styles.words}>
        <p className={styles.what}>{say.failingNow({ problem: say.problem[kind] })}</p>
        <p className={styles.detail}>{`${storageProblemWords(problem, words)}${say.stop}`}</p>
      </div>
      <div className={styles.remedies}>
        <Button size="small" icon={RefreshCw} aria-disabled={isBusy} onClick={() => keep(kind)}>
          {isBusy ? say.trying : say.again}
        </Button>
        {kind !== 'memory' && (
          <Button variant="ghost" size="small" aria-disabled={isBusy} onClick={() => keep('memory')}>
            {say.useMemory}
          </Button>
        )}
      </div>
    </div>
  )
}
