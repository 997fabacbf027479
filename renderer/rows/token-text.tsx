// A token on one line: its three parts, each in its colour and cut to its beginning.
import { Fragment } from 'react'
import { cutMiddle, shortParts } from './short-text'
import styles from './token-text.module.css'

/** Shows a token; a text that hasn't three parts stands there without colours. */
export function TokenText({ token }: { token: string }) {
  const parts = shortParts(token)
  if (!parts) return <span className={styles.token}>{cutMiddle(token, 16, 6)}</span>
  return (
    <span className={styles.token}>
      {parts.map(({ name, text }, index) => (
        <Fragment key={name}>
          {index > 0 && <span className={styles.dot}>.</span>}
          <span className={styles[name]}>{text}</span>
        </Fragment>
      ))}
    </span>
  )
}
