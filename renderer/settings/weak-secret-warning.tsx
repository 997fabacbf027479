// Says why a secret is too short.
import { TriangleAlert } from 'lucide-react'
import { useText } from '../model/text'
import styles from '../ui/settings-form.module.css'

interface WeakSecretWarningProps {
  readonly bits: number
  /** What the algorithm's hash asks for (RFC 7518 section 3.2). */
  readonly requiredBits: number
  readonly alg: string
}

/** Shows the warning. */
export function WeakSecretWarning(props: WeakSecretWarningProps) {
  const { head } = useText().lanes
  return (
    <p className={styles.warning}>
      <TriangleAlert size={15} aria-hidden />
      <span>{head.weakLong(props)}</span>
    </p>
  )
}
