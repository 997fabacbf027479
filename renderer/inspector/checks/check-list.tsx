// A server's checks in order, each with what became of it; a failed one tells why, and whether it was wrong or late.

import { Circle, CircleCheck, CircleX, Clock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Check } from '#src/trace/check'
import { reveal } from '../../rows/reveal'
import { Rich } from '../../ui/rich'
import { useInspector } from '../parts/inspector-view'
import wire from '../parts/wire.module.css'
import { checkFacts, passedFact } from './check-facts'
import type { CheckRow, CheckState } from './check-rows'
import checks from './checks.module.css'

const ICONS = { passed: CircleCheck, failed: CircleX, waiting: Clock, open: Circle } as const

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
