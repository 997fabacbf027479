// Copies the request of the shown flow as a curl command.
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { curlCommand } from '#src/http/curl'
import { requestOf } from '#src/trace/flow'
import { Button } from '../ui/button'
import { useInspector } from './inspector-view'

type Outcome = 'copied' | 'failed'
const OUTCOME_MS = 2000

/** The button at the end of the tabs. It does nothing before a flow has sent its request. */
export function CopyAsCurl() {
  const { catalogue, shown, lanes } = useInspector()
  const say = catalogue.inspector.curl
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), OUTCOME_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const request = shown === null ? null : requestOf(shown.flow)
  const command = shown === null || request === null ? null : curlCommand(lanes[shown.lane].origin, request)
  const Icon = outcome === 'copied' ? Check : Copy
  return (
    <Button
      variant="ghost"
      disabled={command === null}
      title={command === null ? say.nothing : say.hint}
      onClick={() => {
        if (command === null) return
        navigator.clipboard.writeText(command).then(
          () => setOutcome('copied'),
          () => setOutcome('failed'),
        )
      }}
    >
      <Icon size={14} aria-hidden />
      <span aria-live="polite">{outcome === null ? say.copy : say[outcome]}</span>
    </Button>
  )
}
