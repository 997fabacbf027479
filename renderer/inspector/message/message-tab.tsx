// The tab of the message: the hops of the flow at the left, the one that is shown in the middle, its credential at the right.

import { MousePointerClick } from 'lucide-react'
import { useCallback, useState } from 'react'
import { hopFacts, hopSentence } from '#src/diagram/hop-text'
import type { Fact } from '#src/hops/hop'
import { checksOf, type Hop } from '#src/hops/hops'
import { plain } from '#src/token/visible'
import { HopList } from '../../flow/hop-list'
import { useModel } from '../../model/use-model'
import { EmptyState } from '../../ui/empty-state'
import { Rich } from '../../ui/rich'
import { CheckList } from '../checks/check-list'
import { Choice } from '../parts/choice'
import { Column } from '../parts/column'
import { type SelectedHop, useInspector } from '../parts/inspector-view'
import layout from '../parts/layout.module.css'
import tone from '../parts/tone.module.css'
import wire from '../parts/wire.module.css'
import { CredentialNotes } from './credential-notes'
import { doubleNames, type HttpMessage, prettyBody } from './raw-http'
import { RawMessage } from './raw-message'

/** Shows the hop that is selected, or the newest. */
export function MessageTab() {
  const { catalogue, shown } = useInspector()
  const selectHop = useModel((state) => state.selectHop)
  const say = catalogue.inspector
  const lane = shown?.lane ?? 'session'
  const select = useCallback((seq: number) => selectHop(lane, seq), [selectHop, lane])
  if (shown === null)
    return <EmptyState icon={MousePointerClick} title={say.empty.title} body={say.empty.body} />
  const message = messageOf(shown.event.hop)
  return (
    <div className={`${layout.columns} ${layout.message}`} data-lane={shown.lane}>
      <Column aria-label={say.message.hops}>
        <HopList flow={shown.flow} lane={shown.lane} selectedSeq={shown.event.seq} onSelect={select} />
      </Column>
      {message === null ? <HopView shown={shown} /> : <MessageView message={message} shown={shown} />}
    </div>
  )
}

const BODY_VIEWS = ['pretty', 'raw'] as const

function MessageView({ message, shown }: { message: HttpMessage; shown: SelectedHop }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.message
  const [bodyView, setBodyView] = useState<(typeof BODY_VIEWS)[number]>('pretty')
  return (
    <>
      <Column>
        <Sentence shown={shown} />
        <div className={layout.bar}>
          <h3 className={layout.heading}>{say[message.kind]}</h3>
          <span className={layout.aside}>{say.bytes(message.message.bytes)}</span>
          {prettyBody(message.message.body) !== null && (
            <Choice
              isLabelHidden
              label={say.bodyView}
              options={BODY_VIEWS}
              words={say}
              value={bodyView}
              onChange={setBodyView}
            />
          )}
        </div>
        <RawMessage message={message} pretty={bodyView === 'pretty'} />
        {doubleNames(message.message.body).map((name) => (
          <p key={name} className={`${layout.note} ${tone.warning}`}>
            <Rich text={say.doubleName({ name: plain(name) })} />
          </p>
        ))}
      </Column>
      <Column>
        <CredentialNotes message={message} />
      </Column>
    </>
  )
}

function HopView({ shown }: { shown: SelectedHop }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.message
  const { hop, at } = shown.event
  const facts = hopFacts(hop, catalogue, at)
  const checks = checksOf(hop)
  return (
    <>
      <Column>
        <Sentence shown={shown} />
        {checks.length > 0 && (
          <>
            <h3 className={layout.heading}>{say.checks}</h3>
            <CheckList
              rows={checks.map((check) => ({
                id: check.id,
                state: check.passed ? 'passed' : 'failed',
                check,
              }))}
            />
          </>
        )}
      </Column>
      {facts.length > 0 && (
        <Column>
          <h3 className={layout.heading}>{say.facts}</h3>
          <dl className={layout.facts}>
            {facts.map((fact) => (
              <FactLine key={`${fact.label} ${fact.value}`} fact={fact} />
            ))}
          </dl>
        </Column>
      )}
    </>
  )
}

function FactLine({ fact }: { fact: Fact }) {
  return (
    <>
      <dt>
        <Rich text={fact.label} />
      </dt>
      <dd className={fact.wire ? wire.wire : undefined}>{fact.value}</dd>
    </>
  )
}

function Sentence({ shown }: { shown: SelectedHop }) {
  const { catalogue } = useInspector()
  return (
    <p className={layout.sentence}>
      <Rich text={hopSentence(shown.event, catalogue)} />
    </p>
  )
}

function messageOf(hop: Hop): HttpMessage | null {
  if (hop.kind === 'request') return { kind: 'request', message: hop.request }
  return hop.kind === 'response' ? { kind: 'response', message: hop.response } : null
}
