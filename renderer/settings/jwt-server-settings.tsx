// How the JWT server signs: its algorithm, and the key that goes with it.

import type { JwtKey } from '#src/contract/status'
import { JWT_ALGORITHMS, type JwtAlgorithm, MAX_SECRET_LENGTH } from '#src/settings/settings'
import { CopyButton } from '../model/copy-button'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { useSetting } from '../model/use-setting'
import { Button } from '../ui/controls/button'
import { Select } from '../ui/controls/select'
import { FieldForm, SettingsGroup, SettingWarning } from '../ui/settings-form'
import styles from '../ui/settings-form.module.css'

/** Shows the signing settings of the JWT server. */
export function JwtServerSettings() {
  const { settings: words } = useText().lanes
  const jwtKey = useModel((state) => state.status?.jwtKey)
  const [alg, change] = useSetting('jwtAlgorithm')
  const origin = useLaneStatus('jwt', (status) => status.origin)
  if (!jwtKey || !alg || origin === null) return null
  const choose = (next: JwtAlgorithm) => {
    if (next !== alg) void change(next)
  }
  return (
    <SettingsGroup title={words.server}>
      <p className={styles.note}>{words.jwtServer}</p>
      <div className={styles.line}>
        <code className={styles.value}>{origin}</code>
        <CopyButton label={words.copyAddress} getText={() => origin} />
      </div>
      <div className={styles.line}>
        <span className={styles.label}>{words.algorithm}</span>
        <Select
          label={words.algorithm}
          size="small"
          value={alg}
          options={JWT_ALGORITHMS.map((each) => ({ value: each, label: each }))}
          onChange={choose}
        />
      </div>
      <p className={styles.note}>
        {words.algorithmNote({ kind: words.algorithmKind[alg.startsWith('HS') ? 'secret' : 'pair'] })}
      </p>
      {jwtKey.kind === 'secret' ? (
        <SecretInUse jwtKey={jwtKey} alg={alg} />
      ) : (
        <PublicKey pem={jwtKey.publicKey} jwksUrl={`${origin}/.well-known/jwks.json`} />
      )}
    </SettingsGroup>
  )
}

type Secret = Extract<JwtKey, { kind: 'secret' }>

function SecretInUse({ jwtKey, alg }: { jwtKey: Secret; alg: JwtAlgorithm }) {
  const { settings: words, head } = useText().lanes
  return (
    <>
      <div className={styles.line}>
        <span className={styles.label}>{words.secretNow}</span>
        <CopyButton label={words.copySecret} getText={() => jwtKey.secret} />
      </div>
      <code className={styles.value}>{jwtKey.secret}</code>
      {jwtKey.weak ? (
        <SettingWarning text={head.weakLong({ ...jwtKey, alg })} />
      ) : (
        <p className={styles.note}>{words.secretBits(jwtKey)}</p>
      )}
      <OwnSecret alg={alg} requiredBits={jwtKey.requiredBits} />
    </>
  )
}

/** A secret of the learner's own. A short one is taken, with a warning before and after. */
function OwnSecret({ alg, requiredBits }: { alg: JwtAlgorithm; requiredBits: number }) {
  const { settings: words, head } = useText().lanes
  const [own, change] = useSetting('jwtSecret')
  return (
    <FieldForm<string | null>
      label={words.ownSecret}
      hint={words.ownSecretNote}
      mono
      now={own}
      // The one in use stands above.
      write={() => ''}
      read={(typed) =>
        typed !== '' && typed.length <= MAX_SECRET_LENGTH
          ? { ok: true, value: typed }
          : { ok: false, error: typed && words.secretTooLong({ max: MAX_SECRET_LENGTH }) }
      }
      onUse={change}
      below={({ typed, isNew }) => {
        const bits = new TextEncoder().encode(typed ?? '').length * 8
        return (
          <>
            {isNew && bits < requiredBits && (
              <SettingWarning text={head.weakLong({ bits, requiredBits, alg })} />
            )}
            <div className={styles.buttons}>
              <Button type="submit" size="small" disabled={!isNew}>
                {words.useSecret}
              </Button>
              {own !== null && (
                <Button variant="ghost" size="small" onClick={() => void change(null)}>
                  {words.randomSecret}
                </Button>
              )}
            </div>
          </>
        )
      }}
    />
  )
}

function PublicKey({ pem, jwksUrl }: { pem: string; jwksUrl: string }) {
  const { settings: words } = useText().lanes
  return (
    <>
      <div className={styles.line}>
        <span className={styles.label}>{words.publicKey}</span>
        <CopyButton label={words.copyPublicKey} getText={() => pem} />
      </div>
      <pre className={`${styles.value} ${styles.pem}`}>{pem}</pre>
      <div className={styles.line}>
        <span className={styles.label}>{words.jwks}</span>
        <CopyButton label={words.copyJwks} getText={() => jwksUrl} />
      </div>
      <code className={styles.value}>{jwksUrl}</code>
      <p className={styles.note}>{words.jwksNote}</p>
    </>
  )
}
