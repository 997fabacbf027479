// A key of the keyboard.
import styles from './kbd.module.css'

/** Shows the name of a key as it stands on the keyboard. It is left out for screen readers, which name keys otherwise. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className={styles.kbd} aria-hidden>
      {children}
    </kbd>
  )
}
