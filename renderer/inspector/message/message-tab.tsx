// The tab of the message: the hops of the flow at the left, the one that is shown in the middle, its credential at the right.
import { MousePointerClick } from 'lucide-react'
import { useCallback, useState } from 'react'
import { hopFacts, hopSentence } from '#src/diagram/hop-text'
import type { Fact } from '#src/hops/hop'
import { checksOf, type Hop } from '#src/hops/hops'
import { plain } from '#src/token/visible'
import { HopList } from '../../flow/hop-list'
import { useModel } from '../../model/use-model'
import { Column } from '../../ui/column'
import { EmptyState } from '../../ui/empty-state'
import { Rich } from '../../ui/rich'
import { CheckList } from '../checks/check-list'
import { keyed } from '../parts/explained-table'
import { type SelectedHop, useInspector } from '../parts/inspector-view'
import { Choice } from '../parts/layout'
import layout from '../parts/layout.module.css'
import { WireText } from '../parts/wire'
import wire from '../parts/wire.module.css'
import {
  bodyRole,
  type CredentialRole,
  credentialRole,
  doubleNames,
  type HttpMessage,
  prettyBody,
  startLine,
} from './raw-http'

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
          <p key={name} className={`${layout.note} ${layout.warning}`}>
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

/** Shows a message as it crossed the wire. `pretty` sets a JSON body on several lines; the head is always as sent. */
function RawMessage({ message, pretty }: { message: HttpMessage; pretty: boolean }) {
  const [first, second, third] = startLine(message)
  const { headers, body } = message.message
  return (
    <pre className={wire.raw}>
      <span className={wire.startLine}>
        <b>{first}</b> {second} {third}
      </span>
      {'\n'}
      {keyed(headers, ([name]) => name).map(({ key, each: header }) => (
        <span key={key} className={credentialRole(header) === null ? undefined : wire.credentialLine}>
          <span className={wire.headerName}>{header[0]}</span>: <WireText text={header[1]} />
          {'\n'}
        </span>
      ))}
      {body !== '' && '\n'}
      {body !== '' && (
        <span className={bodyRole(message) === null ? undefined : wire.credentialLine}>
          <WireText text={(pretty ? prettyBody(body) : null) ?? body} />
        </span>
      )}
    </pre>
  )
}

/** Says which line of a message carries the credential, and what follows from its being there. */
function CredentialNotes({ message }: { message: HttpMessage }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.message
  const roles = [...new Set(message.message.headers.map(credentialRole).filter((role) => role !== null))]
  const body = bodyRole(message)
  const notes = [
    ...roles.map((role) => ({ id: role, text: roleWords(role, say) })),
    ...(body === null ? [] : [{ id: body, text: body === 'tokens' ? say.tokenBody : say.passwordBody }]),
  ]
  return (
    <section>
      <h3 className={layout.heading}>{say.credential}</h3>
      {notes.length === 0 && (
        <p className={layout.note}>{message.kind === 'request' ? say.noneRequest : say.none}</p>
      )}
      {notes.map(({ id, text }) => (
        <p key={id} className={layout.note}>
          <Rich text={text} />
        </p>
      ))}
    </section>
  )
}

type Words = ReturnType<typeof useInspector>['catalogue']['inspector']['message']

function roleWords(role: CredentialRole, say: Words): string {
  switch (role) {
    case 'cookie':
      return say.cookie
    case 'set-cookie':
      return say.setCookie
    case 'clear-cookie':
      return say.clearCookie
    case 'authorization':
      return say.authorization
    case 'basic':
      return say.basic
    case 'challenge':
      return say.challenge
  }
}
