import { act, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { LabError } from '#src/contract/lab-error'
import type { RestartReport } from '#src/trace/act'
import type { LaneId } from '#src/trace/lane'
import { emptyLaneState } from '#src/trace/state'
import { ActionBar } from '../../../renderer/actions/action-bar'
import { LaneMenu } from '../../../renderer/lane/lane-menu'
import { RestartDialog } from '../../../renderer/servers/restart-dialog'
import { NoticeArea } from '../../../renderer/shell/notice-area'
import { holdingAfter, labStatus, REDIS_AWAY, STORY_START } from '../../support/events'
import { blocklistRow, logIn } from '../lane/lane-story'
import { renderShell } from '../shell/render-shell'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const both = ['session', 'jwt'] as const

function Page({ lanes }: { lanes: readonly LaneId[] }) {
  const [isOpen, setOpen] = useState(true)
  return (
    <>
      {isOpen && <RestartDialog lanes={lanes} onClose={() => setOpen(false)} />}
      <NoticeArea />
    </>
  )
}

function report(changes: Partial<RestartReport> = {}): RestartReport {
  const none = { before: 0, after: 0 }
  return { storage: 'memory', sessions: none, tokens: none, revocations: none, ...changes }
}

/** Opens the dialog over lanes on which somebody has logged in, and on the JWT lane logged out by the access token. */
function openDialog(lanes: readonly LaneId[], locale: 'en' | 'zh-TW' = 'en') {
  const shell = renderShell(<Page lanes={lanes} />, locale)
  logIn(shell.story, 'session')
  logIn(shell.story, 'jwt')
  shell.story.start('jwt', 'logout')
  shell.story.hop('jwt', undefined, [{ op: 'set', table: 'blocklist', row: blocklistRow('48c6be48-access') }])
  shell.story.end('jwt')
  shell.tell()
  return { ...shell, dialog: within(screen.getByRole('dialog')) }
}

/** Something that comes to its end when the test says so. */
function later() {
  let end: () => void = () => {}
  let fail: (error: Error) => void = () => {}
  const until = new Promise<void>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  return { until, end: () => end(), fail: (error: Error) => fail(error) }
}

describe('before a restart', () => {
  it('says what the session server knows and where it lies', () => {
    const { dialog } = openDialog(['session'])
    expect(dialog.getByText('1 session in the store')).toBeDefined()
    expect(dialog.getByText('keeps things in: memory')).toBeDefined()
  })

  it('says how many tokens and revocations there are on the JWT lane', () => {
    const { dialog } = openDialog(['jwt'])
    expect(dialog.getByText('1 token that would be accepted')).toBeDefined()
    expect(screen.getByRole('dialog').textContent).toContain('1 jti on the blacklist')
  })

  it('has nothing to predict where nobody is logged in, but restarts all the same', async () => {
    const { lab, user } = renderShell(<Page lanes={['session']} />)
    expect(screen.getByText(/there is no session to lose/)).toBeDefined()
    expect(screen.queryByRole('radio')).toBeNull()
    await user.click(button('Restart without predicting'))
    expect(lab.sent).toEqual([{ name: 'restart-server', payload: { lanes: ['session'] } }])
  })

  it('says that a request which waits is cut off', () => {
    const { story, tell, status } = openDialog(['jwt'])
    expect(screen.queryByText(/cuts it off/)).toBeNull()
    story.start('jwt', 'open-protected')
    const hop = story.hop('jwt')
    tell()
    status({ jwt: { mode: 'step', holding: holdingAfter(hop) } })
    expect(screen.getByText(/cuts it off/)).toBeDefined()
    // As the server really does with a request that it holds.
    expect(screen.getByText(/it answers 503/)).toBeDefined()
  })

  it('says nothing of a request on the other lane', () => {
    const { story, tell } = openDialog(['jwt'])
    story.start('session', 'open-protected')
    story.hop('session')
    tell()
    expect(screen.queryByText(/cuts it off/)).toBeNull()
  })

  it('counts anew when the lane is reset meanwhile', () => {
    const { story, tell } = openDialog(['session'])
    story.reset('session')
    tell()
    expect(screen.getByText(/there is no session to lose/)).toBeDefined()
  })

  it('counts what the strategy keeps', () => {
    const { status, dialog } = openDialog(['jwt'])
    const { settings } = labStatus()
    status({}, { settings: { ...settings, revocation: { ...settings.revocation, strategy: 'none' } } })
    expect(dialog.queryByRole('radiogroup', { name: 'Revocations after the restart' })).toBeNull()
    expect(screen.getByRole('dialog').textContent).toContain('the strategy is to wait for exp')
  })
})

describe('a restart', () => {
  it('shows what is left beside what was predicted, and why', async () => {
    const { lab, user, dialog } = openDialog(['session'])
    lab.answer({ 'restart-server': { reports: { session: report({ sessions: { before: 1, after: 0 } }) } } })
    await user.click(dialog.getByRole('radio', { name: 'Still good' }))
    await user.click(button('Restart'))
    expect(await screen.findByText('You said otherwise')).toBeDefined()
    expect(screen.getByText('before 1, after 0')).toBeDefined()
    expect(screen.getByText('Forgotten')).toBeDefined()
    expect(screen.getByText(/lay in the memory of the process, and that is gone/)).toBeDefined()
  })

  it('says that a revoked token works again, because the blacklist lay in memory', async () => {
    const { lab, user, dialog } = openDialog(['jwt'])
    lab.answer({
      'restart-server': {
        reports: {
          jwt: report({ tokens: { before: 1, after: 2 }, revocations: { before: 1, after: 0 } }),
        },
      },
    })
    const predict = (group: string, word: string) =>
      user.click(within(dialog.getByRole('radiogroup', { name: group })).getByRole('radio', { name: word }))
    await predict('Tokens after the restart', 'Still good')
    await predict('Revocations after the restart', 'Still known')
    await user.click(button('Restart'))
    expect(await screen.findByText('You were right')).toBeDefined()
    expect(screen.getByText('You said otherwise')).toBeDefined()
    expect(screen.getByText(/^1 revoked token works again/)).toBeDefined()
  })

  it.each([
    ['Still good', 'You were partly right'],
    ['No good', 'You were partly right'],
  ])('that leaves some says so to who has predicted "%s"', async (guess, verdict) => {
    const { lab, status, user, dialog } = openDialog(['jwt'])
    const { settings } = labStatus()
    status({}, { settings: { ...settings, rotation: { enabled: true, graceSeconds: 0 } } })
    lab.answer({ 'restart-server': { reports: { jwt: report({ tokens: { before: 3, after: 2 } }) } } })
    const tokens = within(dialog.getByRole('radiogroup', { name: 'Tokens after the restart' }))
    await user.click(tokens.getByRole('radio', { name: guess }))
    await user.click(button('Restart'))
    expect(await screen.findByText(verdict)).toBeDefined()
    expect(screen.getByText('2 of 3 left')).toBeDefined()
    expect(screen.getByText(/good only if the server knows its family/)).toBeDefined()
  })

  it('that lost an allowlist says why all tokens are refused', async () => {
    const { lab, status, story, tell, user } = openDialog(['jwt'])
    const jti = '77aa0011-refresh'
    const row = { jti, type: 'refresh', sub: 'test', addedAt: STORY_START, expiresAt: null } as const
    story.start('jwt')
    story.hop('jwt', undefined, [{ op: 'set', table: 'allowlist', row }])
    story.end('jwt')
    tell()
    const { settings } = labStatus()
    const revocation = { ...settings.revocation, strategy: 'allowlist' as const }
    status({}, { settings: { ...settings, revocation } })
    expect(screen.getByRole('dialog').textContent).toContain('1 jti on the allowlist')
    lab.answer({ 'restart-server': { reports: { jwt: report({ tokens: { before: 2, after: 0 } }) } } })
    await user.click(button(/^Restart/))
    expect(await screen.findByText(/The list lay in memory/)).toBeDefined()
  })

  it('can be had without a prediction', async () => {
    const { lab, user } = openDialog(['session'])
    lab.answer({
      'restart-server': {
        reports: { session: report({ storage: 'sqlite', sessions: { before: 1, after: 1 } }) },
      },
    })
    await user.click(button('Restart without predicting'))
    expect(await screen.findByText('Not predicted')).toBeDefined()
    expect(screen.getByText(/The new process opened it and found them/)).toBeDefined()
  })

  it('of both servers shows both reports', async () => {
    const { lab, user } = openDialog(both)
    lab.answer({
      'restart-server': {
        reports: {
          session: report({ storage: 'redis', sessions: { before: 1, after: 1 } }),
          jwt: report({ tokens: { before: 2, after: 2 } }),
        },
      },
    })
    await user.click(button('Restart without predicting'))
    const session = within(await screen.findByRole('region', { name: 'Cookie session' }))
    expect(session.getByText(/Redis, which was not restarted/)).toBeDefined()
    const jwt = within(screen.getByRole('region', { name: 'JWT' }))
    expect(jwt.getByText(/the key is the same/)).toBeDefined()
    expect(jwt.getByText('there were none')).toBeDefined()
    expect(lab.sent).toEqual([{ name: 'restart-server', payload: { lanes: both } }])
  })

  it('happens once at a double click', async () => {
    const { lab, user } = openDialog(['session'])
    lab.delay('restart-server', later().until)
    await user.dblClick(button('Restart without predicting'))
    expect(lab.sent).toHaveLength(1)
    expect(button('Restarting…').getAttribute('aria-disabled')).toBe('true')
    await user.click(button('Restarting…'))
    expect(lab.sent).toHaveLength(1)
  })

  it('that fails says why, keeps the prediction, and can be tried again', async () => {
    const { lab, user, dialog } = openDialog(['session'])
    lab.refuse(new LabError('ERR_LAB_PORT_TAKEN', 'Port 4601 is in use'))
    await user.click(dialog.getByRole('radio', { name: 'Forgotten' }))
    await user.click(button('Restart'))
    expect((await screen.findByRole('alert')).textContent).toContain('Port 4601 is in use')
    lab.refuse(null)
    lab.answer({ 'restart-server': { reports: { session: report({ sessions: { before: 1, after: 0 } }) } } })
    await user.click(button('Restart'))
    expect(await screen.findByText('You were right')).toBeDefined()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('that fails after the dialog was closed is told by a notice', async () => {
    const { lab, user } = openDialog(['session'])
    const answer = later()
    lab.delay('restart-server', answer.until)
    await user.click(button('Restart without predicting'))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    await act(async () => answer.fail(new LabError('ERR_LAB_PORT_TAKEN', 'Port 4601 is in use')))
    expect(screen.getByText(/ERR_LAB_PORT_TAKEN: Port 4601 is in use/)).toBeDefined()
  })

  it('that ends well after the dialog was closed needs no word', async () => {
    const { lab, user, model } = openDialog(['session'])
    const answer = later()
    lab.delay('restart-server', answer.until)
    await user.click(button('Restart without predicting'))
    await user.keyboard('{Escape}')
    await act(async () => answer.end())
    expect(model.getState().notices).toEqual([])
  })

  it('leads on to a real request that shows it', async () => {
    const { lab, user } = openDialog(['jwt'])
    await user.click(button('Restart without predicting'))
    await user.click(await screen.findByRole('button', { name: 'Open /protected' }))
    expect(lab.sent.at(-1)).toEqual({
      name: 'perform',
      payload: { lanes: ['jwt'], action: { type: 'open-protected' } },
    })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('of a server whose store can’t be asked tells of nothing that nobody could count', async () => {
    const { lab, status, story, tell, user } = openDialog(['session'])
    story.reset('session', emptyLaneState())
    tell()
    status({ session: { storage: REDIS_AWAY } })
    expect(screen.getByText(/store can’t be asked now/)).toBeDefined()
    expect(screen.queryByText(/Nobody is logged in/)).toBeNull()
    lab.answer({ 'restart-server': { reports: { session: report({ storage: 'redis', uncounted: true }) } } })
    await user.click(button('Restart without predicting'))
    expect(await screen.findByText('not known')).toBeDefined()
    expect(screen.queryByText('there were none')).toBeNull()
  })

  it('is worded in Chinese', async () => {
    const { lab, user } = openDialog(['session'], 'zh-TW')
    lab.answer({ 'restart-server': { reports: { session: report({ sessions: { before: 1, after: 0 } }) } } })
    await user.click(screen.getByRole('radio', { name: '忘掉了' }))
    await user.click(button('重新啟動'))
    expect(await screen.findByText('你猜對了')).toBeDefined()
  })
})

describe('the menu of a server', () => {
  it('opens the dialog for its own lane', async () => {
    const { user } = renderShell(<LaneMenu lane="jwt" />)
    await user.click(button(/^JWT: /))
    await user.click(await screen.findByRole('menuitem', { name: /^Restart this server/ }))
    expect(await screen.findByRole('dialog', { name: 'Restart the JWT server' })).toBeDefined()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('opens it for both', async () => {
    const { user } = renderShell(<ActionBar />)
    await user.click(button('More'))
    await user.click(await screen.findByRole('menuitem', { name: 'Restart both servers…' }))
    expect(await screen.findByRole('dialog', { name: 'Restart both servers' })).toBeDefined()
  })
})
