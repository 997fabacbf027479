// A recording as HAR 1.2, for other programs: each request with its answer is an entry, each flow a page.
import { type Flow, flowNumber } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { type Exchange, recordedExchanges } from './exchanges'
import { type HarRequest, type HarResponse, harNoResponse, harRequest, harResponse } from './har-message'
import type { Recording } from './recording'

/** The address on which all servers of the lab listen. */
const SERVER_ADDRESS = '127.0.0.1'

interface HarEntry {
  readonly pageref: string
  readonly startedDateTime: string
  readonly time: number
  readonly request: HarRequest
  readonly response: HarResponse
  readonly cache: Readonly<Record<string, never>>
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number }
  readonly serverIPAddress: string
  readonly connection?: string
  readonly comment: string
  readonly _lane: LaneId
  readonly _flow: string
  readonly _node: number
}

export interface Har {
  readonly log: {
    readonly version: '1.2'
    readonly creator: { readonly name: string; readonly version: string }
    readonly pages: readonly {
      readonly startedDateTime: string
      readonly id: string
      readonly title: string
      readonly pageTimings: { readonly onContentLoad: number; readonly onLoad: number }
    }[]
    readonly entries: readonly HarEntry[]
    readonly comment: string
  }
}

/** Writes a recording as HAR 1.2. All times are those of the lab's clock, which the learner may have moved. */
export function har(recording: Recording): Har {
  const exchanges = recordedExchanges(recording.trace)
  const flows = [...new Set(exchanges.map(({ flow }) => flow))]
  return {
    log: {
      version: '1.2',
      creator: { name: 'Session vs JWT Lab', version: recording.app },
      pages: flows.map((flow) => ({
        startedDateTime: isoTime(flow.started.at),
        id: pageOf(flow),
        title: titleOf(flow),
        pageTimings: { onContentLoad: -1, onLoad: -1 },
      })),
      entries: exchanges.map((exchange) => harEntry(exchange, recording)),
      comment:
        "All requests since the last reset of each lane. Times are those of the lab's clock, which can be paused, sped up and moved forward.",
    },
  }
}

function harEntry({ flow, nth, request, response, noAnswer }: Exchange, { origins }: Recording): HarEntry {
  const { lane } = request
  const endedAt = response?.at ?? noAnswer?.at ?? flow.ended?.at ?? request.at
  const wait = Math.max(0, endedAt - request.at)
  return {
    pageref: pageOf(flow),
    startedDateTime: isoTime(request.at),
    time: wait,
    request: harRequest(request.hop.request, origins[lane]),
    response: response
      ? harResponse(response.hop.response)
      : harNoResponse(
          noAnswer?.hop.message ?? `The flow has no answer: ${flow.ended?.outcome ?? 'it still runs'}`,
        ),
    cache: {},
    timings: { send: 0, wait, receive: 0 },
    serverIPAddress: SERVER_ADDRESS,
    // Each request of the lab's user agent goes over a connection of its own; of others it isn't known.
    ...(flow.started.action !== 'external' && { connection: `${pageOf(flow)}-${nth}` }),
    comment: titleOf(flow),
    _lane: lane,
    _flow: flowNumber(flow.started),
    _node: request.node ?? 1,
  }
}

function pageOf({ id, started }: Flow): string {
  return `${started.lane}-${id}`
}

/** Names a flow: "jwt lane, flow 3 (logout): DELETE /logout, refused". */
function titleOf({ started, ended }: Flow): string {
  const { lane, action, method, path, actor } = started
  const by = actor === undefined || actor === 'front-end' ? action : `${action} by the ${actor}`
  return `${lane} lane, flow ${flowNumber(started)} (${by}): ${method} ${path}, ${ended?.outcome ?? 'under way'}`
}

function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
