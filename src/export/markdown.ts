// Flows as one Markdown file: for each a heading, its sequence diagram as a mermaid block, and the same in sentences.
import { flowEntries } from '#src/diagram/flow-entries'
import { hopSentence, outcomeWords } from '#src/diagram/hop-text'
import { sequenceDiagram } from '#src/diagram/sequence'
import { diagramLines } from '#src/diagram/text-alternative'
import type { Catalogue } from '#src/i18n/catalogue'
import { shortName } from '#src/token/short'
import { type Flow, flowNumber } from '#src/trace/flow'
import { recordedFlows } from './recorded-flows'
import type { Recording } from './recording'

const PATH_LENGTH = 60

/** Writes the flows of both lanes since the lane's last reset, in the order in which they began. `time` is when, in words. */
export function flowsMarkdown({ app, trace }: Recording, text: Catalogue, time: string): string {
  const words = text.exporting.markdownFile
  const parts = recordedFlows(trace).map((flow) => flowMarkdown(flow, text))
  return `${[
    `# ${words.title}`,
    escapeMarkdown(words.about({ app, time })),
    ...(parts.length === 0 ? [words.none] : parts),
  ].join('\n\n')}\n`
}

function flowMarkdown(flow: Flow, text: Catalogue): string {
  const { actions, exporting, lanes } = text
  const words = exporting.markdownFile
  const { lane, action, actor, method, path } = flow.started
  const number = flowNumber(flow.started)
  const by = actor === 'attacker' || actor === 'second-tab' ? [words.by[actor]] : []
  const said = [action === 'external' ? exporting.external : actions[action].caption, ...by].join(', ')
  return [
    `## ${escapeMarkdown(words.heading({ number, lane: lanes[lane].name, action: said }))}`,
    words.request({
      line: `${shortName(method)} ${shortName(path, PATH_LENGTH)}`,
      outcome: escapeMarkdown(outcomeWords(flow, text)),
    }),
    `\`\`\`mermaid\n${sequenceDiagram(flow, lane, text).source}\`\`\``,
    sentences(flow, text).join('\n'),
  ].join('\n\n')
}

/** Of a hop the sentence, in which `code` stands between backticks as in Markdown; of a note what the diagram says. */
function sentences(flow: Flow, text: Catalogue): string[] {
  const lines = diagramLines(flow, flow.started.lane, text)
  return flowEntries(flow).map((entry, index) => {
    const said = entry.kind === 'hop' ? hopSentence(entry.event, text) : escapeMarkdown(lines[index] ?? '')
    return `${index + 1}. ${said}`
  })
}

/** Has a text show as it is: what CommonMark would take for markup is escaped. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$]/g, (character) => `\\${character}`)
}
