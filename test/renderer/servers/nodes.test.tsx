import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { LaneStatus } from '#src/contract/status'
import { ActionBar } from '../../../renderer/actions/action-bar'
import { LaneMenu } from '../../../renderer/lane/lane-menu'
import { NodesSettings } from '../../../renderer/servers/nodes-settings'
import { renderShell } from '../shell/render-shell'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const item = (name: string | RegExp) => screen.findByRole('menuitem', { name })

const two: Pick<LaneStatus, 'nodes' | 'routing'> = {
  nodes: [
    { node: 1, origin: 'http://127.0.0.1:4602', verifiesOnly: false },
    { node: 2, origin: 'http://127.0.0.1:4702', verifiesOnly: true },
  ],
  routing: 'round-robin',
}

describe('the nodes of a lane', () => {
  it('are one more after a click, once at a double click', async () => {
    const { lab, user } = renderShell(<NodesSettings lane="jwt" />)
    lab.delay('add-node', new Promise(() => {}))
    await user.dblClick(button('Add a node'))
    expect(lab.sent).toEqual([{ name: 'add-node', payload: { lanes: ['jwt'] } }])
  })

  it('are named with where they listen, and what one can’t do', () => {
    const { status } = renderShell(<NodesSettings lane="jwt" />)
    status({ jwt: two })
    expect(screen.getByText('http://127.0.0.1:4602')).toBeDefined()
    expect(screen.getByText('http://127.0.0.1:4702')).toBeDefined()
    expect(screen.getByText(/^Node 2 verifies only/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Add a node' })).toBeNull()
  })

  it('are one less after a click', async () => {
    const { lab, status, user } = renderShell(<NodesSettings lane="session" />)
    status({ session: two })
    await user.click(button('Remove node 2'))
    expect(lab.sent).toEqual([{ name: 'remove-node', payload: { lanes: ['session'] } }])
  })
})

describe('the routing in the menu of a lane', () => {
  it('is there only when there is a choice', async () => {
    const { status, user } = renderShell(<LaneMenu lane="jwt" />)
    await user.click(button(/^JWT: /))
    await screen.findByRole('menu')
    expect(screen.queryByRole('menuitemradio')).toBeNull()
    status({ jwt: two })
    expect(screen.getByRole('group', { name: 'Where requests go' })).toBeDefined()
    expect(screen.getByRole('menuitemradio', { name: /^In turn/, checked: true })).toBeDefined()
  })

  it('names each node by its port and is changed at a click', async () => {
    const { lab, status, user } = renderShell(<LaneMenu lane="jwt" />)
    const choose = async (name: RegExp) => {
      await user.click(button(/^JWT: /))
      await user.click(await screen.findByRole('menuitemradio', { name }))
    }
    status({ jwt: two })
    await choose(/^2 · 4702/)
    expect(lab.sent).toEqual([{ name: 'set-routing', payload: { lanes: ['jwt'], routing: 2 } }])
    status({ jwt: { ...two, routing: 2 } })
    await choose(/^2 · 4702/)
    expect(lab.sent).toHaveLength(1)
    await choose(/^In turn/)
    expect(lab.sent.at(-1)?.payload).toEqual({ lanes: ['jwt'], routing: 'round-robin' })
  })
})

describe('the menu of a server', () => {
  const open = async (lanes: Parameters<ReturnType<typeof renderShell>['status']>[0] = {}) => {
    const shell = renderShell(<LaneMenu lane="jwt" />)
    shell.status(lanes)
    await shell.user.click(button(/^JWT: /))
    return shell
  }

  it('adds a node to its lane', async () => {
    const { lab, user } = await open()
    await user.click(await item(/^Add a node Starts/))
    expect(lab.sent).toEqual([{ name: 'add-node', payload: { lanes: ['jwt'] } }])
  })

  it('adds one only to the lane that has none yet', async () => {
    const { lab, status, user } = renderShell(<ActionBar />)
    status({ jwt: two })
    await user.click(button('More'))
    await user.click(await item('Add a node on both'))
    expect(lab.sent).toEqual([{ name: 'add-node', payload: { lanes: ['session'] } }])
  })

  it('says why no node can be taken away, and does nothing then', async () => {
    const { lab, user } = await open()
    const remove = await item(/^Remove node 2 There is only one node/)
    expect(remove.getAttribute('aria-disabled')).toBe('true')
    await user.click(remove)
    expect(lab.sent).toEqual([])
    expect(screen.getByRole('menu')).toBeDefined()
  })

  it('keeps what can’t be done in reach of the keyboard', async () => {
    const { user } = await open()
    await user.keyboard('{End}{ArrowUp}')
    expect(document.activeElement?.textContent).toMatch(/^Remove node 2/)
  })
})
