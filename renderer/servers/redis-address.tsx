// Where Redis is: a field for its address, which is checked before the lab is asked.
import { useState } from 'react'
import { DEFAULT_REDIS_URL, settingsSchema } from '#src/contract/settings'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { TextField } from '../ui/controls/text-field'
import styles from './servers.module.css'

/** Shows the address that is set; another counts when the form is sent. */
export function RedisAddress() {
  const { storage: say } = useText().servers
  const now = useModel((state) => state.status?.settings.redisUrl ?? DEFAULT_REDIS_URL)
  const send = useModel((state) => state.send)
  const [typed, setTyped] = useState<string | null>(null)
  const wanted = (typed ?? now).trim()
  const isUsable = settingsSchema.shape.redisUrl.safeParse(wanted).success
  const isNew = isUsable && wanted !== now
  const use = () => {
    if (isNew) void send('change-settings', { redisUrl: wanted }).then((done) => done && setTyped(null))
  }
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault()
        use()
      }}
    >
      <TextField
        label={say.url}
        mono
        value={typed ?? now}
        onChange={setTyped}
        error={isUsable ? null : say.urlError({ example: DEFAULT_REDIS_URL })}
        hint={say.urlHint}
      />
      {typed !== null && (
        <Button type="submit" size="small" className={styles.start} aria-disabled={!isNew}>
          {say.urlUse}
        </Button>
      )}
    </form>
  )
}
