// Where a lane's server keeps what it has to remember, and what of that a restart leaves.

import { TriangleAlert } from 'lucide-react'
import { LANES, type LaneId } from '#src/trace/lane'
import { STORAGE_KINDS, type StorageKind } from '#src/trace/storage-kind'
import { CopyButton } from '../model/copy-button'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { useOneAtATime } from '../model/use-one-at-a-time'
import { Button } from '../ui/controls/button'
import { ToggleGroup } from '../ui/controls/toggle-group'
import form from '../ui/settings-form.module.css'
import { RedisAddress } from './redis-address'
import styles from './servers.module.css'

/** Shows the storage of a lane and lets another be chosen, which counts at once. */
export function StorageSettings({ lane }: { lane: LaneId }) {
  const { storage: say } = useText().servers
  const status = useLaneStatus(lane, (all) => all)
  const send = useModel((state) => state.send)
  const isSameOnBoth = useModel(
    ({ status }) => status?.lanes.session.storage.kind === status?.lanes.jwt.storage.kind,
  )
  const [isBusy, begin] = useOneAtATime()
  if (!status) return null
  const { kind, place, problem } = status.storage
  const keep = (lanes: readonly LaneId[], wanted: StorageKind) =>
    begin(() => send('set-storage', { lanes: [...lanes], kind: wanted }))
  return (
    <div className={form.group} aria-busy={isBusy}>
      <ToggleGroup
        label={say.title[lane]}
        size="small"
        value={kind}
        options={STORAGE_KINDS.map((each) => ({
          value: each,
          label: say.choice[each],
          hint: say.remembers[lane][each],
        }))}
        onChange={(wanted) => {
          if (wanted !== kind) keep([lane], wanted)
        }}
      />
      {problem !== null && (
        <p className={styles.failing}>
          <TriangleAlert size={15} aria-hidden />
          {say.problem[kind]}
        </p>
      )}
      {place !== null && kind === 'sqlite' && (
        <>
          <div className={form.line}>
            <span className={form.label}>{say.file}</span>
            <CopyButton label={say.copyPlace} getText={() => place} />
          </div>
          <code className={form.value}>{place}</code>
        </>
      )}
      <p className={form.note}>
        {say.remembers[lane][kind]} {say.shared[kind]}
      </p>
      {kind === 'redis' && <RedisAddress />}
      <p className={form.note}>{say.nothingCarried}</p>
      {!isSameOnBoth && (
        <Button
          variant="ghost"
          size="small"
          className={form.start}
          aria-disabled={isBusy}
          onClick={() => keep(LANES, kind)}
        >
          {say.both({ kind: say.choice[kind] })}
        </Button>
      )}
    </div>
  )
}
