// The line under both lanes: what came of the newest click, or of the one that is looked at, in a sentence or two.
import { useMemo } from 'react'
import type { ActionId } from '#src/actions/actions'
import type { Catalogue } from '#src/i18n/catalogue'
import { type Click, clickOf, newestClick } from '#src/trace/click'
import { type Flow, flowNumber } from '#src/trace/flow'
import { LANES } from '#src/trace/lane'
import { verdictOf } from '#src/verdict/verdict'
import { verdictWords } from '#src/verdict/verdict-words'
import type { ModelState } from '../model/model-state'
import { shownFlow } from '../model/selectors'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Rich } from '../ui/rich'
import styles from './verdict-line.module.css'

/** Shows what came of a click, with the way to the hop that decided. */
export function VerdictLine() {
  const text = useText()
  const say = text.verdict
  const click = useShownClick()
  const pointOut = useModel((state) => state.pointOut)
  const verdict = useMemo(() => click && verdictOf(click), [click])
  const [first] = click ? LANES.flatMap((lane) => click[lane]) : []
  const decisive = verdict?.decisive
  return (
    <section className={styles.line} aria-label={say.label}>
      {first && <p className={styles.click}>{titleOf(first, text)}</p>}
      <p className={styles.sentence} role="status">
        {verdict ? <Rich text={verdictWords(verdict, text)} /> : <span>{say.nothing}</span>}
      </p>
      {decisive && (
        <button
          type="button"
          className={styles.why}
          aria-label={say.whyLong}
          onClick={() => pointOut(decisive.lane, decisive.seq)}
        >
          {say.why}
        </button>
      )}
    </section>
  )
}

/** Returns the click whose flow is looked back at, else the newest; null before the first. */
function useShownClick(): Click | null {
  const session = useModel((state) => state.lanes.session.flows)
  const jwt = useModel((state) => state.lanes.jwt.flows)
  const seq = useModel(lookedAt)
  return useMemo(() => {
    const flows = { session, jwt }
    const past = LANES.flatMap((lane) => flows[lane]).find(({ started }) => started.seq === seq)
    return past ? clickOf(past, flows) : newestClick(flows)
  }, [session, jwt, seq])
}

/** Returns the `seq` of the start of the flow that is looked back at, on the lane that is spoken of first; null for none. */
function lookedAt(state: ModelState): number | null {
  const { activeLane, viewSeq } = state
  const lane = viewSeq[activeLane] === null ? LANES.find((each) => viewSeq[each] !== null) : activeLane
  return lane === undefined ? null : (shownFlow(state, lane)?.started.seq ?? null)
}

function titleOf({ started }: Flow, { verdict: say, actions }: Catalogue): string {
  const { action, actor } = started
  const number = flowNumber(started)
  if (action === 'external') return say.title({ number, action: say.external })
  const name = nameOf(action, actions)
  return say.title({ number, action: actor === 'attacker' ? `${say.attacker}: ${name}` : name })
}

/** What stands on its button; in the form for logins it has none of its own. */
function nameOf(action: ActionId, actions: Catalogue['actions']): string {
  const words = actions[action]
  return 'button' in words ? words.button : actions.login.button
}
