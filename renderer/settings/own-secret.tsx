// A secret of the learner's own for the JWT server. A short one is taken, with a warning before and after.
import { useState } from 'react'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { TextField } from '../ui/controls/text-field'
import styles from '../ui/settings-form.module.css'
import { WeakSecretWarning } from './weak-secret-warning'

/** How many UTF-16 units a secret may have, as the settings' schema says. */
const MAX_LENGTH = 1024

/** Shows the field for a secret, and the way back to a random one. */
export function OwnSecret({ alg, requiredBits }: { alg: string; requiredBits: number }) {
  const { settings: words } = useText().lanes
  const send = useModel((state) => state.send)
  const own = useModel((state) => state.status?.settings.jwtSecret ?? null)
  const [typed, setTyped] = useState('')
  const bits = new TextEncoder().encode(typed).length * 8
  const isTooLong = typed.length > MAX_LENGTH
  const isUsable = typed !== '' && !isTooLong && typed !== own
  const use = () => {
    if (isUsable) void send('change-settings', { jwtSecret: typed }).then((done) => done && setTyped(''))
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
        label={words.ownSecret}
        mono
        value={typed}
        onChange={setTyped}
        error={isTooLong ? words.secretTooLong({ max: MAX_LENGTH }) : null}
        hint={words.ownSecretNote}
      />
      {isUsable && bits < requiredBits && (
        <WeakSecretWarning bits={bits} requiredBits={requiredBits} alg={alg} />
      )}
      <div className={styles.buttons}>
        <Button type="submit" size="small" disabled={!isUsable}>
          {words.useSecret}
        </Button>
        {own !== null && (
          <Button
            variant="ghost"
            size="small"
            onClick={() => void send('change-settings', { jwtSecret: null })}
          >
            {words.randomSecret}
          </Button>
        )}
      </div>
    </form>
  )
}
