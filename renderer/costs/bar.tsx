// A bar with its number, in the colour of the lane around it.
import styles from './costs.module.css'

interface BarProps {
  value: number
  /** The value of a bar of full length. */
  most: number
  /** The value in words. */
  words: string
}

/** Shows a value as a bar, with the number beside it. Its length is for the eye only. */
export function Bar({ value, most, words }: BarProps) {
  const share = most > 0 ? Math.min(1, value / most) : 0
  return (
    <>
      <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
        <rect className={styles.ground} width="100" height="10" />
        <rect className={styles.filled} width={100 * share} height="10" />
      </svg>
      <span className={styles.value}>{words}</span>
    </>
  )
}
