// A diagram in words, for those who don't see it: one line for each hop and each note between them.
import type { Catalogue } from '#src/i18n/catalogue'
import { shortName, shortTarget } from '#src/token/short'
import type { HopEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { type FlowEntry, flowEntries, noteWords } from './flow-entries'
import { hopWords, isRefusal } from './hop-text'
import { type FlowParticipant, participantsOf, participantWords, routeOf } from './participants'

const PATH_LENGTH = 60

/** Returns the diagram's name: "Sequence diagram of GET /protected". */
export function diagramName({ started }: Flow, { hops }: Catalogue): string {
  return hops.diagram.name({
    method: shortName(started.method),
    path: shortTarget(started.path, PATH_LENGTH),
  })
}

/** Returns one line for each hop, "Front End to Back End: GET /protected, Cookie", and for each note. */
export function diagramLines(flow: Flow, lane: LaneId, text: Catalogue): string[] {
  const participants = participantsOf(flow, lane)
  return flowEntries(flow).map((entry) => entryLine(entry, flow, participants, text))
}

/** Returns the line of one hop or note of a flow. */
export function entryLine(
  entry: FlowEntry,
  flow: Flow,
  among: readonly FlowParticipant[],
  text: Catalogue,
): string {
  if (entry.kind !== 'hop') return noteWords(entry, flow, text)
  const words = text.hops.diagram
  const { event } = entry
  const { from, to } = routeOf(event, among)
  const said = hopWords(event, text).label
  const label = isRefusal(event) ? words.refused({ label: said }) : said
  const name = (participant: typeof from) => participantWords(participant, text)
  return from === to
    ? words.note({ at: name(to), label })
    : words.step({ from: name(from), to: name(to), label })
}

/** Returns what an exchange asks for: "GET /protected"; empty before its request has been sent. */
export function requestLine(hops: readonly HopEvent[]): string {
  for (const { hop } of hops)
    if (hop.kind === 'request')
      return shortTarget(`${shortName(hop.request.method)} ${hop.request.target}`, PATH_LENGTH)
  return ''
}
