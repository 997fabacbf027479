// The way back to the start of both lanes, and the question before it where it would end a request.
import { RotateCcw } from 'lucide-react'
import { LANES } from '#src/trace/lane'
import forms from '../actions/forms.module.css'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Dialog } from '../ui/floating/dialog'

/** Returns what resets both lanes. */
export function useReset(): () => void {
  const send = useModel((state) => state.send)
  return () => void send('reset', { lanes: [...LANES] })
}

/** Says what a reset ends, and asks. */
export function ResetDialog({ onClose }: { onClose: () => void }) {
  const { reset: say, close } = useText().shell
  const reset = useReset()
  const confirm = () => {
    onClose()
    reset()
  }
  return (
    <Dialog title={say.title} closeLabel={close} size="small" open onOpenChange={onClose}>
      <p className={forms.question}>{say.body}</p>
      <div className={forms.foot}>
        <Button variant="danger" icon={RotateCcw} onClick={confirm}>
          {say.confirm}
        </Button>
      </div>
    </Dialog>
  )
}
