// What is wrong with a Redis that can't be used. Nothing of it names the password.
import type { StorageProblem } from '#src/contract/storage-problem'
import type { Failure } from './problems'
import { EvictingRedis } from './redis-connection'
import { BadRow, shownKey } from './stored-row'

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

/** Returns what an error says of a Redis. `url` may hold a password. */
export function explainRedis(url: string, error: unknown): Failure {
  return { problem: problemOf(url, error), keepsFrom: keepsFrom(error) }
}

function keepsFrom(error: unknown): Failure['keepsFrom'] {
  const message = messageOf(error)
  // A row that was lost, or something else in its place.
  if (error instanceof BadRow || /^(LOST|WRONGTYPE)\b/.test(message)) return 'row'
  return /^(OOM|READONLY|MISCONF|NOREPLICAS)\b/.test(message) ? 'writing' : 'all'
}

function problemOf(url: string, error: unknown): StorageProblem {
  const place = shownAddress(url)
  if (error instanceof EvictingRedis) return { code: 'redis-evicts', place, policy: error.policy }
  if (error instanceof BadRow) {
    return { code: 'redis-foreign-row', place, collection: error.collection, key: shownKey(error.key) }
  }
  const message = messageOf(error)
  const known = ANSWERS.find(([begins]) => begins.test(message))
  if (known) return { code: known[1], place }
  if (/^[A-Z]{2,} /.test(message)) return { code: 'redis-other', place, message: message.slice(0, 200) }
  return { code: 'redis-not-reached', place }
}

/** By how an answer of Redis begins. */
const ANSWERS = [
  [/^OOM\b/, 'redis-full'],
  [/^READONLY\b/, 'redis-replica'],
  [/^(WRONGPASS|ERR invalid password|ERR AUTH)/, 'redis-wrong-password'],
  [/^NOAUTH\b/, 'redis-no-password'],
  [/^NOPERM\b/, 'redis-not-permitted'],
  [/^MISCONF\b/, 'redis-disk'],
  [/^(LOADING|BUSY|MASTERDOWN)\b/, 'redis-busy'],
  [/^LOST\b/, 'redis-lost-row'],
  [/^WRONGTYPE\b/, 'redis-foreign-key'],
  [/^ERR (DB index|invalid DB)/, 'redis-no-database'],
] as const

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
