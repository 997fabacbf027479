import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { LabError } from '#src/contract/lab-error'
import type { LootRow } from '#src/trace/state'
import { ActionBar } from '../../../renderer/actions/action-bar'
import { Lane } from '../../../renderer/lane/lane'
import { LaneMenu } from '../../../renderer/lane/lane-menu'
import { NoticeArea } from '../../../renderer/shell/notice-area'
import { STORY_START, type Story } from '../../support/events'
import { logIn, tokenText } from '../lane/lane-story'
import { renderShell } from '../shell/render-shell'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const item = (name: string | RegExp) => screen.findByRole('menuitem', { name })

const stolen = (key: string, value: string): LootRow => ({ key, value, takenAt: STORY_START })
const TOKENS = [
  stolen('access_token', tokenText('access', 15)),
  stolen('refresh_token', tokenText('refresh', 43_200)),
]

function steal(story: Story, lane: 'session' | 'jwt', rows: readonly LootRow[]) {
  story.act(
    lane,
    { kind: 'credentials-stolen', names: rows.map(({ key }) => key) },
    rows.map((row) => ({ op: 'set', table: 'loot', row })),
  )
}

describe('stealing', () => {
  it('has nothing to take before somebody has logged in, and says so', async () => {
    const { lab, user } = renderShell(<ActionBar />)
    await user.click(button('Attacker'))
    const copy = await item(/^Copy what the front end holds to the attacker The front end holds nothing now/)
    expect(copy.getAttribute('aria-disabled')).toBe('true')
    await user.click(copy)
    expect(lab.sent).toEqual([])
  })

  it('takes from both lanes', async () => {
    const { lab, story, tell, user } = renderShell(<ActionBar />)
    logIn(story, 'session')
    logIn(story, 'jwt')
    tell()
    await user.click(button('Attacker'))
    await user.click(await item(/^Copy what the front end holds/))
    expect(lab.sent).toEqual([{ name: 'steal', payload: { lanes: ['session', 'jwt'] } }])
  })

  it('takes from the lane on which there is something', async () => {
    const { lab, story, tell, user } = renderShell(<ActionBar />)
    logIn(story, 'jwt')
    tell()
    await user.click(button('Attacker'))
    await user.click(await item(/^Copy what the front end holds/))
    expect(lab.sent).toEqual([{ name: 'steal', payload: { lanes: ['jwt'] } }])
  })

  it('goes for one lane from its own menu', async () => {
    const { lab, story, tell, user } = renderShell(<LaneMenu lane="session" />)
    logIn(story, 'session')
    tell()
    await user.click(button(/^Cookie session: /))
    await user.click(await item('Actions on the session lane only'))
    fireEvent.click(await item(/^Copy what the front end holds/))
    expect(lab.sent).toEqual([{ name: 'steal', payload: { lanes: ['session'] } }])
  })

  it('that the lab refuses is told by a notice', async () => {
    const { lab, story, tell, user } = renderShell(
      <>
        <ActionBar />
        <NoticeArea />
      </>,
    )
    logIn(story, 'jwt')
    tell()
    lab.refuse(new LabError('ERR_LAB_NOTHING_THERE', 'The front end holds nothing'))
    await user.click(button('Attacker'))
    await user.click(await item(/^Copy what the front end holds/))
    expect(await screen.findByText('There is nothing to do that with')).toBeDefined()
  })
})

describe('the attacker in a lane', () => {
  const panel = () => screen.queryByRole('region', { name: 'What the attacker holds of the JWT lane' })

  it('is not there until something was stolen', () => {
    const { story, tell } = renderShell(<Lane lane="jwt" />)
    logIn(story, 'jwt')
    tell()
    expect(panel()).toBeNull()
    steal(story, 'jwt', TOKENS)
    tell()
    expect(panel()?.textContent).toContain('Attacker')
    expect(panel()?.textContent).toContain('holds 2 copies')
  })

  it('goes when the lane is reset', () => {
    const { story, tell } = renderShell(<Lane lane="jwt" />)
    steal(story, 'jwt', TOKENS)
    tell()
    story.reset('jwt')
    tell()
    expect(panel()).toBeNull()
  })

  it('names each copy with the time that it says itself', () => {
    const { story, tell } = renderShell(<Lane lane="jwt" />)
    steal(story, 'jwt', TOKENS)
    tell()
    expect(button('Stolen access_token, 15 min left')).toBeDefined()
    expect(button('Stolen refresh_token, 30 days left')).toBeDefined()
  })

  it('tells of a cookie only when it was copied: a value says nothing of its end', () => {
    const { story, tell } = renderShell(<Lane lane="session" />)
    steal(story, 'session', [stolen('lab.sid', 's%3Aabc.def')])
    tell()
    expect(button(/^Stolen lab.sid, copied \d\d:\d\d:\d\d$/)).toBeDefined()
  })

  it('uses what it holds on its lane, in its own name', async () => {
    const { lab, story, tell, user } = renderShell(<Lane lane="jwt" />)
    steal(story, 'jwt', TOKENS)
    tell()
    await user.click(button('Use it: what the attacker does on the JWT lane'))
    const [here] = await screen.findAllByRole('menuitem', { name: 'Open /protected' })
    if (here) await user.click(here)
    expect(lab.sent).toEqual([
      { name: 'perform', payload: { lanes: ['jwt'], action: { type: 'open-protected' }, as: 'attacker' } },
    ])
  })

  it('uses it on both lanes, as far as it has something there', async () => {
    const { lab, story, tell, user } = renderShell(<ActionBar />)
    steal(story, 'jwt', TOKENS)
    tell()
    await user.click(button('Attacker'))
    await user.click(await item('Log out everywhere'))
    steal(story, 'session', [stolen('lab.sid', 's%3Aabc.def')])
    tell()
    await user.click(button('Attacker'))
    await user.click(await item('Open /protected'))
    expect(lab.sent.map((each) => each.payload)).toEqual([
      { lanes: ['jwt'], action: { type: 'logout-everywhere' }, as: 'attacker' },
      { lanes: ['session', 'jwt'], action: { type: 'open-protected' }, as: 'attacker' },
    ])
  })

  it('can’t refresh without a refresh token, nor on the session lane, and says why', async () => {
    const { story, tell, user } = renderShell(<Lane lane="session" />)
    steal(story, 'session', [stolen('lab.sid', 's%3Aabc.def')])
    tell()
    await user.click(button('Use it: what the attacker does on the session lane'))
    const [refresh] = await screen.findAllByRole('menuitem', { name: /^Refresh/ })
    expect(refresh?.textContent).toContain('A session has no refresh token')
    expect(refresh?.getAttribute('aria-disabled')).toBe('true')
  })

  it('has its copies explained at a click', async () => {
    const { model, story, tell, user } = renderShell(<Lane lane="jwt" />)
    steal(story, 'jwt', TOKENS)
    tell()
    await user.click(button(/^Stolen refresh_token/))
    expect(model.getState().selectedRow).toEqual({
      lane: 'jwt',
      row: { table: 'loot', key: 'refresh_token' },
    })
    expect(model.getState().inspectorTab).toBe('refresh')
    expect(button(/^Stolen refresh_token/).getAttribute('aria-current')).toBe('true')
  })

  it('is worded in Chinese', () => {
    const { story, tell } = renderShell(<Lane lane="jwt" />, 'zh-TW')
    steal(story, 'jwt', TOKENS)
    tell()
    const region = within(screen.getByRole('region', { name: '攻擊者手上的 JWT 憑證' }))
    expect(region.getByText('手上有 2 份')).toBeDefined()
  })
})
