// Copies the request of the shown flow as a curl command, to the node that answered it.
import { memo } from 'react'
import type { WhyOnce } from '#src/hops/hop'
import { curlCommand } from '#src/http/curl'
import type { Catalogue } from '#src/i18n/catalogue'
import { whyOnce } from '#src/trace/flow'
import type { HttpRequest } from '#src/trace/http-message'
import { CopyButton } from '../../model/copy-button'
import { useModel } from '../../model/use-model'
import { Tooltip } from '../../ui/floating/tooltip'
import { useInspector } from '../parts/inspector-view'
import layout from '../parts/layout.module.css'

/** The button at the end of the tabs. It does nothing before a flow has sent its request. */
export function CopyAsCurl() {
  const { catalogue, shown } = useInspector()
  const sent = shown?.flow.hops.findLast(({ hop }) => hop.kind === 'request')
  const node = sent?.node ?? 1
  const origin = useModel((state) =>
    shown ? state.status?.lanes[shown.lane].nodes.find((one) => one.node === node)?.origin : undefined,
  )
  return (
    <CopyRequest
      say={catalogue.inspector.curl}
      request={sent?.hop.kind === 'request' ? sent.hop.request : null}
      node={node}
      origin={origin ?? null}
      once={shown ? whyOnce(shown.flow) : null}
    />
  )
}

interface CopyRequestProps {
  readonly say: Catalogue['inspector']['curl']
  readonly request: HttpRequest | null
  /** The node that has the request, and where it listens; null once it is gone. */
  readonly node: number
  readonly origin: string | null
  readonly once: WhyOnce | null
}

/** Is drawn anew only when there is another request, not with each hop. */
const CopyRequest = memo(function CopyRequest({ say, request, node, origin, once }: CopyRequestProps) {
  const getText = request !== null && origin !== null ? () => curlCommand(origin, request) : null
  const hint = request === null ? say.nothing : origin === null ? say.nodeGone({ node }) : say.hint
  return (
    <>
      {getText !== null && once !== null && (
        <span className={layout.aside} role="note">
          {say.once[once]}
        </span>
      )}
      <Tooltip text={hint}>
        <span>
          <CopyButton label={say.copy} disabled={getText === null} getText={getText ?? (() => '')} />
        </span>
      </Tooltip>
    </>
  )
})
