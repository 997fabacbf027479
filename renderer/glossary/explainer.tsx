// Explains the terms of the field wherever they are written: under the pointer, and one after the other by a key.
import { Popover } from 'radix-ui'
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { termFinder } from '#src/glossary/find-terms'
import { TERMS } from '#src/glossary/terms'
import type { Glossary, TermId } from '#src/i18n/en/glossary'
import { LANGUAGES } from '#src/i18n/languages'
import { LANES, type LaneId } from '#src/trace/lane'
import { newestHop } from '../model/hop-search'
import type { ModelState } from '../model/model-state'
import { LANE_OF_TAB } from '../model/selectors'
import { useLocale, useText } from '../model/text'
import { useModel, useModelStore } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Kbd } from '../ui/kbd'
import { isComposing, isModified, keyOf } from '../ui/keys'
import { Rich } from '../ui/rich'
import styles from './explainer.module.css'
import { termAt, visibleTerms, type WrittenTerm } from './visible-terms'

/** How long the pointer rests on a term before it is explained: longer than a button's own hint takes. In milliseconds. */
const REST_MS = 700
/** How long it may be away before the explanation goes. */
const LEAVE_MS = 300

interface Explained extends WrittenTerm {
  readonly by: 'pointer' | 'key'
}

/** Shows what a term means while the pointer rests on it; each time that `asked` is raised, the next term on the screen. */
export function Explainer({ asked }: { asked: number }) {
  const glossary = useGlossary()
  // What was asked before the words were there is answered then, and only once.
  const answered = useRef(0)
  return glossary && <Explanations asked={asked} answered={answered} glossary={glossary} />
}

function useGlossary(): Glossary | null {
  const locale = useLocale()
  const [loaded, setLoaded] = useState<{ locale: string; glossary: Glossary } | null>(null)
  useEffect(() => {
    let isGone = false
    LANGUAGES[locale].loadGlossary().then(
      (glossary) => {
        if (!isGone) setLoaded({ locale, glossary })
      },
      // Without it nothing is explained, and all else works.
      () => {},
    )
    return () => {
      isGone = true
    }
  }, [locale])
  return loaded?.locale === locale ? loaded.glossary : null
}

interface ExplanationsProps {
  asked: number
  answered: RefObject<number>
  glossary: Glossary
}

function Explanations({ asked, answered, glossary }: ExplanationsProps) {
  const find = useMemo(() => termFinder(glossary), [glossary])
  const [shown, setShown] = useState<Explained | null>(null)
  const card = useRef<HTMLDivElement>(null)
  const close = () => setShown(null)

  const showNext = () => {
    // What the pointer has found is the first that is asked about.
    if (shown?.by === 'pointer') return setShown({ ...shown, by: 'key' })
    const terms = visibleTerms(find)
    const at = terms.findIndex(({ id }) => id === shown?.id)
    const next = terms[(at + 1) % terms.length]
    setShown(next ? { ...next, by: 'key' } : null)
  }
  useEffect(() => {
    if (asked === answered.current) return
    answered.current = asked
    showNext()
  })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (run: () => void, ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(run, ms)
    }
    const move = ({ clientX, clientY, target, pointerType, buttons }: PointerEvent) => {
      if (pointerType !== 'mouse' || buttons > 0 || !(target instanceof Element)) return
      if (card.current?.contains(target)) return clearTimeout(timer)
      later(
        () => {
          // A hint of its own is enough of what floats over the page.
          const term = target.closest('[data-state$="-open"]') ? undefined : termAt(clientX, clientY, find)
          setShown((before) => (term ? { ...term, by: 'pointer' } : before?.by === 'key' ? before : null))
        },
        card.current ? LEAVE_MS : REST_MS,
      )
    }
    const stop = () => clearTimeout(timer)
    document.addEventListener('pointermove', move, { passive: true })
    document.addEventListener('pointerdown', stop)
    document.addEventListener('keydown', stop)
    return () => {
      stop()
      document.removeEventListener('pointermove', move)
      document.removeEventListener('pointerdown', stop)
      document.removeEventListener('keydown', stop)
    }
  }, [find])

  useHighlight(shown?.range ?? null)
  if (!shown) return null
  return (
    <Popover.Root
      // Another term, another place.
      key={`${shown.id} ${shown.by}`}
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
    >
      <Popover.Anchor virtualRef={{ current: shown.range }} />
      <Popover.Portal>
        <Card refersTo={card} explained={shown} onNext={showNext} name={glossary[shown.id].name}>
          <p className={styles.name}>{glossary[shown.id].name}</p>
          <Meaning id={shown.id} glossary={glossary} onShown={close} />
        </Card>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface CardProps {
  refersTo: RefObject<HTMLDivElement | null>
  explained: Explained
  name: string
  onNext: () => void
  children: ReactNode
}

/** The card beside a term. By key it takes the focus; under the pointer it leaves the focus where it is. */
function Card({ refersTo, explained: { by }, name, onNext, children }: CardProps) {
  const say = useText().shell.terms
  const next = (event: KeyboardEvent) => {
    const { nativeEvent: pressed } = event
    if (isModified(pressed) || isComposing(pressed) || keyOf(pressed) !== 'i') return
    event.preventDefault()
    onNext()
  }
  const stay = (event: Event) => event.preventDefault()
  return (
    <Popover.Content
      ref={refersTo}
      className={styles.card}
      side="bottom"
      align="start"
      sideOffset={6}
      collisionPadding={8}
      aria-label={name}
      data-explanation
      onKeyDown={next}
      {...(by === 'pointer' && { onOpenAutoFocus: stay, onCloseAutoFocus: stay })}
    >
      {children}
      <p className={styles.keys}>
        <Kbd>{say.key}</Kbd> {by === 'key' ? say.next : say.stay}
      </p>
    </Popover.Content>
  )
}

interface MeaningProps {
  id: TermId
  glossary: Glossary
  onShown: () => void
}

function Meaning({ id, glossary, onShown }: MeaningProps) {
  const say = useText().shell.terms
  const model = useModelStore()
  const reason = useId()
  const isThere = useModel((state) => placeOf(state, id) !== null)
  const show = () => {
    if (!isThere) return
    onShown()
    const state = model.getState()
    const place = placeOf(state, id)
    if (place && 'tab' in place) state.openInspector(place.tab)
    else if (place) state.selectHop(place.lane, place.seq)
  }
  return (
    <>
      <p className={styles.meaning}>
        <Rich text={glossary[id].meaning} />
      </p>
      <div className={styles.foot}>
        <Button
          size="small"
          aria-disabled={!isThere}
          aria-describedby={isThere ? undefined : reason}
          onClick={show}
        >
          {say.show}
        </Button>
        {!isThere && (
          <span id={reason} className={styles.reason}>
            {say.notYet}
          </span>
        )}
      </div>
    </>
  )
}

type Place =
  | { readonly tab: 'access' | 'refresh' | 'cookie' }
  | { readonly lane: LaneId; readonly seq: number }

/** Returns where a term can be seen: the newest hop that shows it, on either lane; null before there is one. */
function placeOf(state: ModelState, id: TermId): Place | null {
  const shows = TERMS[id]
  if ('tab' in shows) {
    return newestHop(state.lanes[LANE_OF_TAB[shows.tab]]) && { tab: shows.tab }
  }
  const newest = LANES.flatMap(
    (lane) => newestHop(state.lanes[lane], undefined, ({ hop }) => shows.hops.includes(hop.kind)) ?? [],
  )
  return newest.sort((a, b) => b.seq - a.seq)[0] ?? null
}

/** Underlines the term that is explained, where the browser can. */
function useHighlight(range: Range | null): void {
  useEffect(() => {
    if (!range || typeof Highlight === 'undefined') return
    CSS.highlights.set('explained', new Highlight(range))
    return () => {
      CSS.highlights.delete('explained')
    }
  }, [range])
}
