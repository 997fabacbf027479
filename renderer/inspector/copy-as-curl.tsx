// Copies the request of the shown flow as a curl command.
import { curlCommand } from '#src/http/curl'
import { requestOf } from '#src/trace/flow'
import { CopyButton } from '../ui/copy-button'
import { Tooltip } from '../ui/tooltip'
import { useInspector } from './inspector-view'

/** The button at the end of the tabs. It does nothing before a flow has sent its request. */
export function CopyAsCurl() {
  const { catalogue, shown, lanes } = useInspector()
  const say = catalogue.inspector.curl
  const request = shown === null ? null : requestOf(shown.flow)
  return (
    <Tooltip text={request === null ? say.nothing : say.hint}>
      <span>
        <CopyButton
          label={say.copy}
          disabled={request === null}
          getText={() => (shown && request ? curlCommand(lanes[shown.lane].origin, request) : '')}
        />
      </span>
    </Tooltip>
  )
}
