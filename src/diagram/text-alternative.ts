// A diagram in words, for those who don't see it: one line for each hop and each note of the clock.
import type { Catalogue } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { hopRoute } from '#src/trace/hop'
import type { LaneId } from '#src/trace/lane'
import { clockNoteWords, flowEntries } from './flow-entries'
import { hopWords, isRefusal } from './hop-words'
import { participantName } from './sequence'
import { shortName } from './short'

const PATH_LENGTH = 60

/** Returns the diagram's name: "Sequence diagram of GET /protected". */
export function diagramName({ started }: Flow, { hops }: Catalogue): string {
  return hops.diagram.name({
    method: shortName(started.method),
    path: shortName(started.path, PATH_LENGTH),
  })
}

/** Returns one line for each hop, "Front End to Back End: GET /protected, Cookie", and for each note of the clock. */
export function diagramLines(flow: Flow, lane: LaneId, text: Catalogue): string[] {
  const words = text.hops.diagram
  return flowEntries(flow).map((entry) => {
    if (entry.kind === 'clock') return clockNoteWords(entry.note, text)
    const { event } = entry
    const { from, to } = hopRoute(event.hop.kind)
    const said = hopWords(event, text).label
    const label = isRefusal(event) ? words.refused({ label: said }) : said
    const name = (participant: typeof from) => participantName(participant, flow, lane, text)
    return from === to
      ? words.note({ at: name(to), label })
      : words.step({ from: name(from), to: name(to), label })
  })
}
