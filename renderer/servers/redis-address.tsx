// Where Redis is: a field for its address, which is checked before the lab is asked.
import { DEFAULT_REDIS_URL, settingsSchema } from '#src/settings/settings'
import { useText } from '../model/text'
import { useSetting } from '../model/use-setting'
import { Button } from '../ui/controls/button'
import { FieldForm } from '../ui/settings-form'
import styles from '../ui/settings-form.module.css'

/** Shows the address that is set; another counts when the form is sent. */
export function RedisAddress() {
  const { storage: say } = useText().servers
  const [now, change] = useSetting('redisUrl')
  return (
    <FieldForm
      label={say.url}
      hint={say.urlHint}
      mono
      now={now ?? DEFAULT_REDIS_URL}
      write={String}
      read={(typed) => {
        const read = settingsSchema.shape.redisUrl.safeParse(typed.trim())
        return read.success
          ? { ok: true, value: read.data }
          : { ok: false, error: say.urlError({ example: DEFAULT_REDIS_URL }) }
      }}
      onUse={change}
      below={({ typed, isNew }) =>
        typed !== null && (
          <Button type="submit" size="small" className={styles.start} aria-disabled={!isNew}>
            {say.urlUse}
          </Button>
        )
      }
    />
  )
}
