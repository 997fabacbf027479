import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Act } from '#src/trace/act'
import { type Flow, foldFlows } from '#src/trace/flow'
import { HopList } from '../../../renderer/flow/hop-list'
import { actEvent } from '../../src/diagram/every-act'
import { withClock } from '../../src/diagram/every-hop'
import { Story } from '../../support/events'
import { request, response } from '../lane/lane-story'
import { renderShell } from '../shell/render-shell'

function refusedFlow(): { flow: Flow; seqs: number[] } {
  const story = new Story()
  story.start('jwt', 'open-protected')
  const hops = [
    story.hop('jwt', request('GET', '/protected')),
    story.hop('jwt', {
      kind: 'token-checked',
      group: 'signature',
      jti: 'a',
      checks: [{ id: 'signature', passed: true }],
    }),
    story.hop('jwt', {
      kind: 'blocklist-answered',
      jti: 'a',
      revoked: true,
      checks: [{ id: 'blocklist', passed: false, fault: 'revoked' }],
    }),
    story.hop('jwt', response(401, 'Unauthorized')),
  ]
  const [flow] = story.events.reduce(foldFlows, [] as readonly Flow[])
  if (!flow) throw new Error('The story has no flow')
  return { flow, seqs: hops.map((hop) => hop.seq) }
}

describe('the list of hops', () => {
  it('shows between whom each hop runs, and how its checks came out', () => {
    const { flow } = refusedFlow()
    renderShell(<HopList flow={flow} lane="jwt" selectedSeq={null} onSelect={() => {}} />)
    const items = screen.getAllByRole('listitem')
    expect(items).toHaveLength(4)
    const [sent, checked, answered] = items.map((item) => within(item))
    expect(sent?.getByRole('img', { name: 'Front End to Back End' })).toBeDefined()
    expect(checked?.getByRole('img', { name: 'in the Back End' })).toBeDefined()
    expect(checked?.getByRole('img', { name: 'passed' })).toBeDefined()
    expect(answered?.getByRole('img', { name: 'Blacklist to Back End' })).toBeDefined()
    expect(answered?.getByRole('img', { name: 'failed' })).toBeDefined()
    expect(sent?.queryByRole('img', { name: /passed|failed/ })).toBeNull()
  })

  it('marks the selected hop, and tells which one is clicked', async () => {
    const { flow, seqs } = refusedFlow()
    const onSelect = vi.fn()
    renderShell(<HopList flow={flow} lane="jwt" selectedSeq={seqs[1] ?? null} onSelect={onSelect} />)
    const buttons = screen.getAllByRole('button')
    expect(buttons.map((each) => each.getAttribute('aria-current'))).toEqual([null, 'step', null, null])
    await userEvent.click(buttons[3] ?? document.body)
    expect(onSelect).toHaveBeenCalledExactlyOnceWith(seqs[3])
  })

  it('shows where the clock was set as a line between the hops that can’t be picked', () => {
    const { flow, seqs } = refusedFlow()
    const [event] = withClock([], [{ after: 0, paused: true }]).clock
    const clock = event ? [{ ...event, seq: (seqs[1] ?? 0) + 0.5 }] : []
    renderShell(<HopList flow={{ ...flow, clock }} lane="jwt" selectedSeq={null} onSelect={() => {}} />)
    expect(screen.getAllByRole('listitem')[2]?.textContent).toBe('clock paused')
    expect(screen.getAllByRole('button')).toHaveLength(4)
  })

  it('shows what was done beside the requests as a line that can’t be picked', () => {
    const { flow, seqs } = refusedFlow()
    const act: Act = { kind: 'tokens-revoked', sub: 'test', jtis: ['48c6be48-b05c'], everything: false }
    const acts = [actEvent(act, (seqs[1] ?? 0) + 0.5, flow)]
    renderShell(<HopList flow={{ ...flow, acts }} lane="jwt" selectedSeq={null} onSelect={() => {}} />)
    expect(screen.getAllByRole('listitem')[2]?.textContent).toBe('operator: revoke 48c6be48')
    expect(screen.getAllByRole('button')).toHaveLength(4)
  })

  it('says which node has a request and whose store it asks', () => {
    const { flow } = refusedFlow()
    const started = { ...flow.started, nodes: [1, 2], ownStores: true, actor: 'attacker' } as const
    const hops = flow.hops.map((event) => ({ ...event, node: 2, store: 2 }))
    const two = { ...flow, started: { ...started, nodes: [...started.nodes] }, hops }
    renderShell(<HopList flow={two} lane="jwt" selectedSeq={null} onSelect={() => {}} />)
    expect(screen.getByRole('img', { name: 'Attacker to Node 2' })).toBeDefined()
    expect(screen.getByRole('img', { name: 'in Node 2' })).toBeDefined()
    expect(screen.getByRole('img', { name: 'Blacklist 2 to Node 2' })).toBeDefined()
  })

  it('says so when a flow has no hop yet', () => {
    const flow = { ...refusedFlow().flow, hops: [] }
    renderShell(<HopList flow={flow} lane="jwt" selectedSeq={null} onSelect={() => {}} />)
    expect(screen.getByText('This flow has no hop yet.')).toBeDefined()
  })
})
