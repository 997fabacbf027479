// What to tell a learner whose Redis can't be used: one sentence that says what to do. None of them names the password.
import { EvictingRedis } from './redis-connection'
import { BadRow } from './stored-row'

/** Returns the address as it may be shown: without the password. */
export function shownAddress(url: string): string {
  // Up to the last @: where it can't be told apart, rather too much of it is hidden than too little.
  if (!URL.canParse(url)) return url.replace(/\/\/.*@/s, '//')
  const shown = new URL(url)
  shown.password = ''
  shown.search = ''
  shown.hash = ''
  return shown.href
}

/** Tells whether Redis can be read and only refuses to be written. */
export function isOfRedisWriting(error: unknown): boolean {
  return /^(OOM|READONLY|MISCONF|NOREPLICAS)\b/.test(messageOf(error))
}

/** Tells whether Redis has lost a row, or something else lies in its place. */
export function isOfRow(error: unknown): boolean {
  return error instanceof BadRow || /^(LOST|WRONGTYPE)\b/.test(messageOf(error))
}

/** Returns the sentence for a failure. `url` may hold a password. */
export function redisSentence(url: string, error: unknown): string {
  const redis = `Redis at ${shownAddress(url)}`
  if (error instanceof EvictingRedis) {
    return `${redis} may throw away what it is given to keep (its maxmemory-policy is ${error.policy}): set that to noeviction`
  }
  if (error instanceof BadRow) {
    return `${redis} holds something in ${error.collection} under "${error.key.slice(0, 60)}" that the lab didn't write: reset the lab`
  }
  const message = messageOf(error)
  const known = ANSWERS.find(([begins]) => begins.test(message))
  if (known) return `${redis} ${known[1]}`
  if (/^[A-Z]{2,} /.test(message))
    return `${redis} answers "${message.slice(0, 200)}": see that it is set up for the lab`
  return `${redis} can't be reached: start it, or give another address by --redis-url or in the settings`
}

const PASSWORD = 'give the right one in the address, as redis://user:password@host:port'

const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/^OOM\b/, 'is full: raise its maxmemory, or remove what nobody needs, and send the request again'],
  [/^READONLY\b/, 'is a read-only replica: give the address of its primary'],
  [/^(WRONGPASS|ERR invalid password|ERR AUTH)/, `refuses the password: ${PASSWORD}`],
  [/^NOAUTH\b/, `wants a password: ${PASSWORD}`],
  [/^NOPERM\b/, 'does not let this user do what the lab needs: give the address of another user'],
  [/^MISCONF\b/, "can't write to its own disk: see its log"],
  [/^(LOADING|BUSY|MASTERDOWN)\b/, 'is busy: wait a moment, and send the request again'],
  [/^LOST\b/, 'has lost something that it was to keep: reset the lab'],
  [/^WRONGTYPE\b/, "holds something under a key of the lab that the lab didn't write: reset the lab"],
  [/^ERR (DB index|invalid DB)/, 'has no database of that number: give another address'],
]

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
