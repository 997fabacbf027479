// The token of the download link that came last. The front end keeps it nowhere but in the link, so it is read from the response.
import { leadsTo } from '#src/actions/actions'
import { isJsonObject, readJson } from '#src/token/read-json'
import { type Flow, responseOf } from '#src/trace/flow'
import { flowAsOf, linkToken } from '../checks/check-rows'

/** Returns the token in the newest link that had come by `viewSeq`; null where there was none. */
export function downloadToken(flows: readonly Flow[], viewSeq: number): string | null {
  for (const flow of flows.toReversed()) {
    const token = tokenInAnswer(flowAsOf(flow, viewSeq))
    if (token !== null) return token
  }
  return null
}

function tokenInAnswer(flow: Flow | null): string | null {
  if (flow === null || !leadsTo('get-download-link', flow.started.path)) return null
  const read = readJson(responseOf(flow)?.body ?? '')
  const link = read.ok && isJsonObject(read.value) ? read.value.url : undefined
  return typeof link === 'string' ? linkToken(link) : null
}
