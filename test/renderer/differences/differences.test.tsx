// The chips of what differs from the start, and the reset, over a lab in the test's hand.
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { LabError } from '#src/contract/lab-error'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { LANES } from '#src/trace/lane'
import { DifferenceChips } from '../../../renderer/differences/difference-chips'
import { ResetDialog } from '../../../renderer/differences/reset-dialog'
import { labStatus, sessionSet, startingServer } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const both = [...LANES]
const off = {
  settings: { ...INITIAL_SETTINGS, revocation: { ...INITIAL_SETTINGS.revocation, enabled: false } },
}
const twoNodes = () => {
  const { nodes, ...server } = startingServer(4602)
  return { ...server, nodes: [...nodes, { node: 2, origin: 'http://127.0.0.1:9', verifiesOnly: false }] }
}
const ahead = { clock: { ...labStatus().clock, aheadMs: 28 * 60_000 } }

describe('what differs from the start', () => {
  it('is nothing to see while nothing does', () => {
    const { container } = renderShell(<DifferenceChips />)
    expect(container.textContent).toBe('')
  })

  it.each([
    ['en', 'Undo: Blacklist: off'],
    ['zh-TW', '復原：黑名單：關'],
  ] as const)('stands in %s as a chip that undoes it', async (locale, name) => {
    const { lab, status, user } = renderShell(<DifferenceChips />, locale)
    status({}, off)
    await user.click(button(name))
    expect(lab.sent).toEqual([{ name: 'change-settings', payload: { revocation: { enabled: true } } }])
  })

  it('folds into one where it is more, each with its way back, and all at once', async () => {
    const { lab, status, user } = renderShell(<DifferenceChips />)
    status({ jwt: { routing: 2, breakpoints: ['verify'] } }, off)
    await user.click(button('3 differences'))
    const list = within(screen.getByRole('dialog', { name: 'What differs from the start' }))
    expect(list.getAllByRole('button').map((each) => each.textContent)).toEqual([
      'all to node 2 (JWT)',
      '1 breakpoint (JWT)',
      'Blacklist: off',
      'All as at the start',
    ])
    await user.click(list.getByRole('button', { name: 'All as at the start' }))
    expect(lab.sent.map(({ name }) => name)).toEqual(['set-routing', 'set-breakpoints', 'change-settings'])
  })

  it('asks before requests are cut or rows are lost, and not where there are none', async () => {
    const { lab, status, story, tell, user } = renderShell(<DifferenceChips />)
    status({ jwt: twoNodes() })
    await user.click(button('Undo: 2 nodes (JWT)'))
    expect(lab.sent).toEqual([{ name: 'remove-node', payload: { lanes: ['jwt'] } }])
    story.start('jwt')
    story.hop('jwt')
    tell()
    await user.click(button('Undo: 2 nodes (JWT)'))
    expect(lab.sent).toHaveLength(1)
    const question = within(screen.getByRole('dialog', { name: 'Undo: 2 nodes (JWT)?' }))
    expect(question.getByText(/Requests under way there are ended/)).toBeDefined()
    await user.click(question.getByRole('button', { name: 'Undo it' }))
    expect(lab.sent).toHaveLength(2)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('says that a clock goes back only with all that has happened', async () => {
    const { lab, status, story, tell, user } = renderShell(<DifferenceChips />)
    story.start('session')
    story.hop('session', undefined, [sessionSet('a')])
    story.end('session')
    tell()
    status({}, ahead)
    await user.click(button('Undo: clock +28 min'))
    const question = within(screen.getByRole('dialog'))
    expect(question.getByText(/both lanes are reset too/)).toBeDefined()
    await user.click(question.getByRole('button', { name: 'Undo it' }))
    expect(lab.sent).toEqual([{ name: 'reset-clock', payload: {} }])
  })

  it('brings a clock that is behind forward without a question', async () => {
    const { lab, status, story, tell, user } = renderShell(<DifferenceChips />)
    story.start('session')
    story.hop('session', undefined, [sessionSet('a')])
    tell()
    status({}, { clock: { ...labStatus().clock, aheadMs: -60_000 } })
    await user.click(button('Undo: clock −1 min'))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(lab.sent).toEqual([{ name: 'reset-clock', payload: {} }])
  })

  it('asks where a clock that is behind runs faster, and may be ahead by now', async () => {
    const { lab, status, story, tell, user } = renderShell(<DifferenceChips />)
    story.start('session')
    tell()
    status({}, { clock: { ...labStatus().clock, aheadMs: -60_000, rate: 10 } })
    await user.click(button('2 differences'))
    await user.click(button('Undo: clock −1 min'))
    expect(screen.getByRole('dialog')).toBeDefined()
    expect(lab.sent).toEqual([])
  })

  it('goes no further after a command that was refused', async () => {
    const { lab, status, user } = renderShell(<DifferenceChips />)
    status({ jwt: { breakpoints: ['verify'], routing: 2 } })
    lab.refuse(new LabError('ERR_LAB_STOPPED', 'stopped'))
    await user.click(button('2 differences'))
    await user.click(button('All as at the start'))
    expect(lab.sent.map(({ name }) => name)).toEqual(['set-routing'])
  })
})

describe('the reset', () => {
  it('says what goes and what stays, and resets both lanes alone', async () => {
    const { lab, status, story, tell, user } = renderShell(<ResetDialog onClose={() => {}} />)
    status({ jwt: twoNodes() }, { ...off, ...ahead })
    story.start('jwt')
    tell()
    const dialog = screen.getByRole('dialog', { name: 'Reset both lanes' })
    for (const words of [/sessions, issued tokens/, /changes of the accounts/, /the diagrams/])
      expect(within(dialog).getByText(words)).toBeDefined()
    expect(within(dialog).getByText('2 nodes (JWT)')).toBeDefined()
    expect(within(dialog).getByText('Blacklist: off')).toBeDefined()
    expect(within(dialog).getByText('The clock stays 28 min ahead of real time.')).toBeDefined()
    await user.click(button('Reset both lanes'))
    expect(lab.sent).toEqual([{ name: 'reset', payload: { lanes: both } }])
  })

  it('resets everything else too where that is wished, and says that the clock goes back', async () => {
    const { lab, status, user } = renderShell(<ResetDialog onClose={() => {}} />)
    status({ jwt: twoNodes() }, { ...off, ...ahead })
    await user.click(screen.getByRole('switch', { name: 'Reset everything else too' }))
    expect(screen.getByText('The clock goes back to real time, by 28 min.')).toBeDefined()
    expect(screen.queryByText('This stays')).toBeNull()
    await user.click(button('Reset everything'))
    expect(lab.sent.map(({ name }) => name)).toEqual([
      'remove-node',
      'change-settings',
      'reset-clock',
      'reset',
    ])
  })

  it('resets both lanes last where the clock is as it was', async () => {
    const { lab, status, user } = renderShell(<ResetDialog onClose={() => {}} />)
    status({}, off)
    await user.click(screen.getByRole('switch', { name: 'Reset everything else too' }))
    await user.click(button('Reset everything'))
    expect(lab.sent.map(({ name }) => name)).toEqual(['change-settings', 'reset'])
  })

  it.each([
    ['en', 'Settings, nodes, storage and the clock: all as at the start.'],
    ['zh-TW', '設定、節點、儲存區和時鐘都和一開始一樣。'],
  ] as const)('has no choice in %s where nothing else differs', (locale, words) => {
    renderShell(<ResetDialog onClose={() => {}} />, locale)
    expect(screen.getByText(words)).toBeDefined()
    expect(screen.queryByRole('switch')).toBeNull()
  })
})
