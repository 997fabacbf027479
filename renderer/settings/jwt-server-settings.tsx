// How the JWT server signs: its algorithm, and the key that goes with it.
import { JWT_ALGORITHMS, type JwtAlgorithm } from '#src/contract/settings'
import type { JwtKey } from '#src/contract/status'
import { CopyButton } from '../model/copy-button'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { Select } from '../ui/controls/select'
import styles from '../ui/settings-form.module.css'
import { OwnSecret } from './own-secret'
import { WeakSecretWarning } from './weak-secret-warning'

/** Shows the signing settings of the JWT server. */
export function JwtServerSettings() {
  const { settings: words } = useText().lanes
  const lab = useModel((state) => state.status)
  const send = useModel((state) => state.send)
  const origin = useLaneStatus('jwt', (status) => status.origin)
  if (!lab || origin === null) return null
  const alg = lab.settings.jwtAlgorithm
  const choose = (next: JwtAlgorithm) => {
    if (next !== alg) void send('change-settings', { jwtAlgorithm: next })
  }
  return (
    <section className={styles.group} aria-label={words.server}>
      <h3 className={styles.heading}>{words.server}</h3>
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
      {lab.jwtKey.kind === 'secret' ? (
        <SecretInUse jwtKey={lab.jwtKey} alg={alg} />
      ) : (
        <PublicKey pem={lab.jwtKey.publicKey} jwksUrl={`${origin}/.well-known/jwks.json`} />
      )}
    </section>
  )
}

type Secret = Extract<JwtKey, { kind: 'secret' }>

function SecretInUse({ jwtKey, alg }: { jwtKey: Secret; alg: JwtAlgorithm }) {
  const { settings: words } = useText().lanes
  return (
    <>
      <div className={styles.line}>
        <span className={styles.label}>{words.secretNow}</span>
        <CopyButton label={words.copySecret} getText={() => jwtKey.secret} />
      </div>
      <code className={styles.value}>{jwtKey.secret}</code>
      {jwtKey.weak ? (
        <WeakSecretWarning bits={jwtKey.bits} requiredBits={jwtKey.requiredBits} alg={alg} />
      ) : (
        <p className={styles.note}>{words.secretBits(jwtKey)}</p>
      )}
      <OwnSecret alg={alg} requiredBits={jwtKey.requiredBits} />
    </>
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
