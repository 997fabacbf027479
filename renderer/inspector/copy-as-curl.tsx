// Copies the request of the shown flow as a curl command.
import { memo } from 'react'
import { curlCommand } from '#src/http/curl'
import type { Catalogue } from '#src/i18n/catalogue'
import { requestOf } from '#src/trace/flow'
import type { HttpRequest } from '#src/trace/http-message'
import { CopyButton } from '../ui/copy-button'
import { Tooltip } from '../ui/tooltip'
import { useInspector } from './inspector-view'

/** The button at the end of the tabs. It does nothing before a flow has sent its request. */
export function CopyAsCurl() {
  const { catalogue, shown, lanes } = useInspector()
  const request = shown && requestOf(shown.flow)
  return (
    <CopyRequest
      say={catalogue.inspector.curl}
      request={request}
      origin={shown ? lanes[shown.lane].origin : ''}
    />
  )
}

interface CopyRequestProps {
  readonly say: Catalogue['inspector']['curl']
  readonly request: HttpRequest | null
  readonly origin: string
}

/** Is drawn anew only when there is another request, not with each hop. */
const CopyRequest = memo(function CopyRequest({ say, request, origin }: CopyRequestProps) {
  return (
    <Tooltip text={request === null ? say.nothing : say.hint}>
      <span>
        <CopyButton
          label={say.copy}
          disabled={request === null}
          getText={() => (request ? curlCommand(origin, request) : '')}
        />
      </span>
    </Tooltip>
  )
})
