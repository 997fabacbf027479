import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { DemonstrationStatus } from '#src/contract/demonstrations'
import { DEMONSTRATIONS } from '#src/contract/demonstrations'
import { LabError } from '#src/contract/lab-error'
import { catalogues } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'
import type { LaneId } from '#src/trace/lane'
import { DemonstrationBar } from '../../../renderer/demo/demonstration-bar'
import { DemonstrationsMenu } from '../../../renderer/demo/demonstrations-menu'
import { NoticeArea } from '../../../renderer/shell/notice-area'
import { holdingAfter, type Story } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const say = catalogues.en.demos
const story = say.stories['logout-does-not-kill']

function demonstration(parts: Partial<DemonstrationStatus> = {}): DemonstrationStatus {
  return {
    id: 'logout-does-not-kill',
    phase: 'ready',
    round: 'lesson',
    progress: { taken: 0, of: 1 },
    flows: { session: [], jwt: [] },
    why: null,
    ...parts,
  }
}

function renderDemonstration(parts?: Partial<DemonstrationStatus>, locale?: Locale) {
  const shown = renderShell(
    <>
      <DemonstrationsMenu />
      <DemonstrationBar />
      <NoticeArea />
    </>,
    locale,
  )
  const show = (now: Partial<DemonstrationStatus>) =>
    shown.status({}, { demonstration: demonstration({ ...parts, ...now }) })
  if (parts) show({})
  return { ...shown, show }
}

const bar = () => screen.getByRole('region', { name: say.landmark })
const button = (name: string) => within(bar()).getByRole('button', { name })
const answers = () =>
  within(within(bar()).getByRole('list', { name: say.answered }))
    .getAllByRole('listitem')
    .map((item) => item.textContent)

/** Adds a request of the attacker that was answered with a status; returns its number. */
function answered(page: { story: Story; tell(): void }, lane: LaneId, status: number): number {
  const { flow } = page.story.start(lane, 'open-protected', {
    method: 'GET',
    path: '/protected',
    actor: 'attacker',
  })
  page.story.hop(lane)
  page.story.end(lane, status)
  page.tell()
  return flow
}

describe('the menu of demonstrations', () => {
  it.each(['en', 'zh-TW'] as const)(
    'offers all seven in %s, and one click sets the stage',
    async (locale) => {
      const { user, lab } = renderDemonstration(undefined, locale)
      const words = catalogues[locale].demos
      await user.click(screen.getByRole('button', { name: words.menu }))
      const names = screen.getAllByRole('menuitem').map((item) => item.textContent)
      expect(names).toEqual(DEMONSTRATIONS.map((id) => words.stories[id].name))
      await user.click(screen.getByRole('menuitem', { name: words.stories['second-node'].name }))
      expect(lab.sent).toEqual([{ name: 'stage-demonstration', payload: { id: 'second-node' } }])
    },
  )

  it('says why a stage could not be set', async () => {
    const { user, lab } = renderDemonstration()
    lab.refuse(new LabError('ERR_LAB_STORAGE', 'The file is locked'))
    await user.click(screen.getByRole('button', { name: say.menu }))
    await user.click(screen.getByRole('menuitem', { name: story.name }))
    expect((await screen.findByText(/ERR_LAB_STORAGE/)).textContent).toContain('The file is locked')
  })
})

describe('the bar of a demonstration', () => {
  it('is not there while none is on', () => {
    renderDemonstration()
    expect(screen.queryByRole('region', { name: say.landmark })).toBeNull()
  })

  it('shows how far the stage has been set, and offers no last step yet', () => {
    renderDemonstration({ phase: 'staging', progress: { taken: 3, of: 12 } })
    expect(bar().textContent).toContain(say.staging({ taken: 3, of: 12 }))
    expect(screen.queryByRole('button', { name: story.press })).toBeNull()
    expect(button(say.again).hasAttribute('disabled')).toBe(true)
  })

  it('says what to say and what to ask, but not the answer, and takes the last step once for a double click', async () => {
    const { user, lab } = renderDemonstration({})
    expect(bar().textContent).toContain(story.name)
    expect(bar().textContent).toContain(story.say)
    expect(bar().textContent).toContain(story.ask)
    expect(bar().textContent).not.toContain('401')
    await user.dblClick(button(story.press))
    expect(lab.sent).toEqual([{ name: 'finish-demonstration', payload: {} }])
  })

  it('shows after the last step the answer, and the status that each server really gave', () => {
    const page = renderDemonstration({})
    const flows = { session: [answered(page, 'session', 401)], jwt: [answered(page, 'jwt', 200)] }
    page.show({ phase: 'done', flows })
    expect(bar().textContent).toContain('The JWT server. The session is gone with its record: 401.')
    expect(answers()).toEqual(['SessionAttacker GET /protected401', 'JWTAttacker GET /protected200'])
  })

  it.each([200, 500])('says that the servers answered otherwise when a session gets %i', (status) => {
    const page = renderDemonstration({})
    const flows = { session: [answered(page, 'session', status)], jwt: [answered(page, 'jwt', 200)] }
    page.show({ phase: 'done', flows })
    expect(bar().textContent).toContain(say.notAsExpected({ expected: 'Session 401 · JWT 200' }))
    expect(bar().textContent).not.toContain('The session is gone')
    expect(answers()[0]).toBe(`SessionAttacker GET /protected${status}`)
  })

  it('offers the same again with what helps, where there is something, and then shows that answer', async () => {
    const page = renderDemonstration({ id: 'forgotten-refresh-token', phase: 'done' })
    const { cure } = say.stories['forgotten-refresh-token']
    await page.user.click(button(cure.press))
    expect(page.lab.sent).toEqual([{ name: 'finish-demonstration', payload: {} }])
    page.show({ round: 'cure', flows: { session: [], jwt: [answered(page, 'jwt', 401)] } })
    expect(bar().textContent).toContain(cure.answer)
    expect(screen.queryByRole('button', { name: cure.press })).toBeNull()
  })

  it('offers no cure where there is none', () => {
    renderDemonstration({ phase: 'done' })
    expect(
      within(bar())
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual([say.again, ''])
  })

  it('says that the last step waits for the instructor, where its request is held', () => {
    const page = renderDemonstration({})
    page.story.start('jwt')
    const hop = page.story.hop('jwt')
    page.tell()
    page.status(
      { jwt: { mode: 'step', holding: holdingAfter(hop) } },
      { demonstration: demonstration({ phase: 'finishing' }) },
    )
    expect(bar().textContent).toContain(say.held)
  })

  it.each(['reset', 'held', 'failed'] as const)(
    'says that it was ended: %s; and can be staged again',
    async (why) => {
      const { user, lab } = renderDemonstration({ phase: 'ended', why })
      expect(bar().textContent).toContain(say.ended[why])
      expect(bar().textContent).not.toContain(story.ask)
      await user.click(button(say.again))
      expect(lab.sent).toEqual([{ name: 'stage-demonstration', payload: { id: 'logout-does-not-kill' } }])
    },
  )

  it('shows no notice for what it says itself: that it was ended', async () => {
    const { user, lab, show } = renderDemonstration({})
    lab.refuse(new LabError('ERR_LAB_DEMONSTRATION_ENDED', 'The lab was reset'))
    await user.click(button(story.press))
    show({ phase: 'ended', why: 'reset' })
    expect(screen.queryByText(/ERR_LAB/)).toBeNull()
  })

  it('is closed by its button', async () => {
    const { user, lab } = renderDemonstration({})
    await user.click(button(say.close))
    expect(lab.sent).toEqual([{ name: 'end-demonstration', payload: {} }])
  })
})
