// What differs from how the lab was started, as chips that undo it: one by itself, more of them folded into one.
import { ChevronDown, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Difference } from '#src/differences/difference'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { Button } from '../ui/controls/button'
import { Dialog } from '../ui/floating/dialog'
import { Popover } from '../ui/floating/popover'
import styles from './differences.module.css'
import { highestStakes, useDifferences, useUndo } from './use-undo'

/** Shows the chips; nothing while all is as at the start, or in a recording. */
export function DifferenceChips() {
  const text = useText()
  const say = text.differences
  const found = useDifferences()
  const { undo, undoAll, isAtStake } = useUndo()
  const [asked, setAsked] = useState<Difference | 'all' | null>(null)
  const [isOpen, setOpen] = useState(false)
  const wish = (difference: Difference) => {
    setOpen(false)
    if (isAtStake(difference.stakes, difference.lanes)) setAsked(difference)
    else void undo(difference)
  }
  const wishAll = () => {
    setOpen(false)
    if (isAtStake(highestStakes(found), LANES)) setAsked('all')
    else void undoAll()
  }
  const chips = found.map((difference) => (
    <Chip key={difference.id} what={difference.says(text)} onUndo={() => wish(difference)} />
  ))
  return (
    <>
      {found.length === 1 && chips}
      {found.length > 1 && (
        <Popover
          title={say.label}
          open={isOpen}
          onOpenChange={setOpen}
          trigger={
            <button type="button" className={styles.chip}>
              {say.count({ count: found.length })}
              <ChevronDown size={13} aria-hidden />
            </button>
          }
        >
          <div className={styles.list}>
            {chips}
            <Button size="small" icon={RotateCcw} onClick={wishAll}>
              {say.undoAll}
            </Button>
          </div>
        </Popover>
      )}
      {asked !== null && <Question asked={asked} found={found} onClose={() => setAsked(null)} />}
    </>
  )
}

/** Says what differs; a click undoes it. */
function Chip({ what, onUndo }: { what: string; onUndo: () => void }) {
  const say = useText().differences
  return (
    <button
      type="button"
      className={styles.chip}
      aria-label={say.undo({ what })}
      title={say.undo({ what })}
      onClick={onUndo}
    >
      <span className={styles.what}>{what}</span>
      <RotateCcw size={12} aria-hidden />
    </button>
  )
}

interface QuestionProps {
  readonly asked: Difference | 'all'
  readonly found: readonly Difference[]
  readonly onClose: () => void
}

/** Says what would be lost, and asks. */
function Question({ asked, found, onClose }: QuestionProps) {
  const text = useText()
  const say = text.differences.ask
  const { undo, undoAll } = useUndo()
  const stakes = asked === 'all' ? highestStakes(found) : asked.stakes
  const confirm = () => {
    onClose()
    void (asked === 'all' ? undoAll() : undo(asked))
  }
  return (
    <Dialog
      title={asked === 'all' ? say.titleAll : say.title({ what: asked.says(text) })}
      closeLabel={text.shell.close}
      size="small"
      open
      onOpenChange={onClose}
    >
      <p>{stakes === 'lab' ? say.lab : say.lane}</p>
      <div className={styles.foot}>
        <Button variant="danger" icon={RotateCcw} onClick={confirm}>
          {asked === 'all' ? say.confirmAll : say.confirm}
        </Button>
      </div>
    </Dialog>
  )
}
