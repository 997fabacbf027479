// A server's checks in order, each with what became of it; a failed one tells why, and whether it was wrong or late.
import { Circle, CircleCheck, CircleSlash, CircleX, Clock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { clockTime } from '#src/token/time-left'
import type { Check, CheckId } from '#src/trace/check'
import { reveal } from '../../rows/reveal'
import { Rich } from '../../ui/rich'
import { useInspector } from '../parts/inspector-view'
import wire from '../parts/wire.module.css'
import type { CheckRow, CheckState } from './check-rows'
import checks from './checks.module.css'

const ICONS = {
  passed: CircleCheck,
  failed: CircleX,
  waiting: Clock,
  open: Circle,
  'left-out': CircleSlash,
} as const

/** Shows checks with their results. The one that failed, or waits, is brought into sight. */
export function CheckList({ rows }: { rows: readonly CheckRow[] }) {
  const { catalogue, now } = useInspector()
  const say = catalogue.inspector
  const list = useRef<HTMLOListElement>(null)
  const telling = rows.find(({ state }) => state === 'failed' || state === 'waiting')
  const place = telling && `${telling.id} ${telling.state}`
  useEffect(() => {
    const row = place === undefined ? null : list.current?.querySelector<HTMLElement>('[data-telling]')
    if (row) reveal(row)
  }, [place])
  return (
    <ol ref={list} className={checks.checks}>
      {rows.map(({ id, state, check }) => {
        const Icon = ICONS[state]
        const facts = check === null ? '' : factsLine(check, now, say.compared)
        return (
          <li
            key={id}
            data-state={state}
            data-telling={id === telling?.id ? '' : undefined}
            title={state === 'passed' && facts !== '' ? facts : undefined}
          >
            <Icon size={14} aria-hidden />
            <span className={checks.label}>
              <Rich text={say.check[id]} />
            </span>
            <span className={checks.state}>
              {state === 'passed' && check !== null && <PassedFact check={check} />}
              <span className={state === 'passed' || state === 'open' ? 'visually-hidden' : undefined}>
                {stateWords(state, check, catalogue)}
              </span>
            </span>
            {check !== null && !check.passed && <Failure check={check} facts={facts} />}
          </li>
        )
      })}
    </ol>
  )
}

/** The value that a passed check looked at, where it is short enough to stand beside it. */
function PassedFact({ check }: { check: Check }) {
  const { now } = useInspector()
  const fact = passedFact(check, now)
  return fact === null ? null : <span className={wire.wire}>{fact} </span>
}

function Failure({ check, facts }: { check: Check; facts: string }) {
  const { catalogue } = useInspector()
  return (
    <div className={checks.failure}>
      {check.msg !== undefined && <code>{JSON.stringify({ msg: check.msg })}</code>}
      {check.fault !== undefined && <p>{catalogue.inspector.result.faultHint[check.fault]}</p>}
      {facts !== '' && <p className={wire.wire}>{facts}</p>}
    </div>
  )
}

function factsLine(check: Check, now: number, words: Readonly<Record<string, string>>): string {
  return checkFacts(check, now)
    .map(({ name, value }) => `${words[name] ?? name} ${value}`)
    .join(' · ')
}

function stateWords(
  state: CheckState,
  check: Check | null,
  { inspector }: ReturnType<typeof useInspector>['catalogue'],
): string {
  const say = inspector.result
  if (check?.fault !== undefined) return say.fault[check.fault]
  return say[state]
}

/** The values that are epoch seconds. */
const TIMES: readonly string[] = [
  'exp',
  'nbf',
  'iat',
  'now',
  'lastSeenAt',
  'expiresAt',
  'absoluteExpiresAt',
  'endedAt',
  'revokedAt',
  'usedAt',
]

/**
 * Returns the values of a check as `name value` pairs; those that were absent are left out. `now` is the lab's time in epoch
 * milliseconds.
 */
function checkFacts(check: Check, now: number): { name: string; value: string }[] {
  return Object.entries(check.values ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value: shown(name, value, now) }],
  )
}

/** The value of each check that says most. */
const TELLING: Readonly<Partial<Record<CheckId, string>>> = {
  alg: 'found',
  exp: 'exp',
  nbf: 'nbf',
  iat: 'iat',
  signature: 'key',
  aud: 'found',
  sub: 'sub',
  type: 'found',
  version: 'found',
  cookie: 'name',
  'cookie-signature': 'algorithm',
  idle: 'expiresAt',
  absolute: 'absoluteExpiresAt',
}
const MAX_LENGTH = 20

/** Returns the one value of a passed check that is worth a word; null where there is none, or it is long. */
function passedFact(check: Check, now: number): string | null {
  // That everybody knows the secret says more than anything else.
  const telling = (name: string) => name === 'secret' || name === TELLING[check.id]
  const value = checkFacts(check, now).find(({ name }) => telling(name))?.value
  return value !== undefined && value.length <= MAX_LENGTH ? value : null
}

function shown(name: string, value: string | number, now: number): string {
  if (typeof value === 'number' && TIMES.includes(name)) return clockTime(value * 1000, now) ?? String(value)
  return String(value)
}
