import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { DemonstrationStatus } from '#src/contract/demonstrations'
import { DEMONSTRATIONS } from '#src/contract/demonstrations'
import { LabError } from '#src/contract/lab-error'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { catalogues } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import { DemonstrationBar } from '../../../renderer/demo/demonstration-bar'
import { DemonstrationsMenu } from '../../../renderer/demo/demonstrations-menu'
import { currentHop, showsStory } from '../../../renderer/model/selectors'
import { NoticeArea } from '../../../renderer/shell/notice-area'
import { demonstrationAt, holdingAfter, type Story } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const say = catalogues.en.demos
const story = say.stories['logout-does-not-kill']
const NEXT = { name: 'pace-demonstration', payload: { to: 'next' } }
const BACK = { name: 'pace-demonstration', payload: { to: 'back' } }

function renderDemonstration(parts?: Partial<DemonstrationStatus>, locale?: Locale) {
  const shown = renderShell(
    <>
      <input aria-label="Somewhere to type" />
      <DemonstrationsMenu />
      <DemonstrationBar />
      <NoticeArea />
    </>,
    locale,
  )
  const show = (now: Partial<DemonstrationStatus>) =>
    shown.status({}, { demonstration: demonstrationAt({ ...parts, ...now }) })
  if (parts) show({})
  return { ...shown, show }
}

const bar = () => screen.getByRole('region', { name: say.landmark })
const button = (name: string) => within(bar()).getByRole('button', { name })
const flowsIn = (name: string) =>
  within(within(bar()).getByRole('list', { name }))
    .getAllByRole('listitem')
    .map((item) => item.textContent)
const answers = () => flowsIn(say.answered)

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
    'offers all seven in %s in their order with the minutes, and one click sets the stage',
    async (locale) => {
      const { user, lab } = renderDemonstration(undefined, locale)
      const words = catalogues[locale].demos
      await user.click(screen.getByRole('button', { name: words.menu }))
      const items = screen.getAllByRole('menuitem').map((item) => item.textContent)
      expect(items).toEqual(
        DEMONSTRATIONS.map((id, at) => {
          const minutes = words.minutes({ count: DEMONSTRATION_STEPS[id].minutes })
          return `${at + 1}. ${words.stories[id].name}${minutes}`
        }),
      )
      await user.click(screen.getByRole('menuitem', { name: new RegExp(words.stories['second-node'].name) }))
      expect(lab.sent).toEqual([{ name: 'stage-demonstration', payload: { id: 'second-node' } }])
    },
  )

  it.each([
    ['logout-does-not-kill', [say.nextStory]],
    ['second-node', [say.previousStory, say.nextStory]],
    ['one-time-link', [say.previousStory]],
  ] as const)('offers during %s the ones before and after it: %j', async (id, expected) => {
    const { user } = renderDemonstration({ id })
    await user.click(screen.getByRole('button', { name: say.menu }))
    const items = screen.getAllByRole('menuitem').map((item) => item.textContent ?? '')
    expect(items.slice(0, -DEMONSTRATIONS.length)).toHaveLength(expected.length)
    for (const [at, name] of expected.entries()) expect(items[at]).toContain(name)
  })

  it('says why a stage could not be set', async () => {
    const { user, lab } = renderDemonstration()
    lab.refuse(new LabError('ERR_LAB_STORAGE', 'The file is locked'))
    await user.click(screen.getByRole('button', { name: say.menu }))
    await user.click(screen.getByRole('menuitem', { name: new RegExp(story.name) }))
    expect((await screen.findByText(/ERR_LAB_STORAGE/)).textContent).toContain('The file is locked')
  })
})

describe('the bar of a demonstration', () => {
  it('is not there while none is on', () => {
    renderDemonstration()
    expect(screen.queryByRole('region', { name: say.landmark })).toBeNull()
  })

  it('shows how far the stage has been set, and no way on yet', () => {
    renderDemonstration({ phase: 'staging', progress: { taken: 3, of: 12 } })
    expect(bar().textContent).toContain(say.staging({ taken: 3, of: 12 }))
    expect(screen.queryByRole('button', { name: say.toQuestion })).toBeNull()
    expect(button(say.again).hasAttribute('disabled')).toBe(true)
  })

  it('shows the scene: its place in the order and what has been sent, but neither what to say nor the question', () => {
    const page = renderDemonstration({})
    page.show({ staged: { session: [answered(page, 'session', 200)], jwt: [] } })
    expect(bar().textContent).toContain(say.place({ at: 1, of: DEMONSTRATIONS.length }))
    expect(flowsIn(say.staged)).toEqual(['SessionAttacker GET /protected200'])
    for (const text of [story.say, story.ask, story.answer]) expect(bar().textContent).not.toContain(text)
    expect(button(say.toQuestion)).toBeDefined()
  })

  it.each(['en', 'zh-TW'] as const)(
    'says in %s what is set differently from the start, or that nothing is',
    (locale) => {
      const page = renderDemonstration({}, locale)
      const { demos, differences } = catalogues[locale]
      const scene = () => screen.getByRole('region', { name: demos.landmark }).textContent
      expect(scene()).toContain(demos.asAtStart)
      const strategy = { ...INITIAL_SETTINGS.revocation, strategy: 'none' } as const
      page.status(
        { jwt: { routing: 2 } },
        { demonstration: demonstrationAt(), settings: { ...INITIAL_SETTINGS, revocation: strategy } },
      )
      expect(scene()).toContain(demos.differs)
      for (const words of [differences.noList, differences.routing({ node: 2 })])
        expect(scene()).toContain(words)
      page.show({ phase: 'question' })
      expect(scene()).not.toContain(demos.differs)
    },
  )

  it('asks the question, and takes the last step once for a double click', async () => {
    const { user, lab } = renderDemonstration({ phase: 'question' })
    expect(bar().textContent).toContain(story.ask)
    expect(bar().textContent).not.toContain(story.say)
    expect(bar().textContent).not.toContain('401')
    await user.dblClick(button(story.press))
    expect(lab.sent).toEqual([NEXT])
  })

  it('counts hands for each answer, by one more, one less and a number', async () => {
    const page = renderDemonstration({ phase: 'question', hands: [0, 4, 0, 0] })
    const { user, lab } = page
    const { session, jwt } = story.answers
    expect(button(say.handLess({ answer: session })).hasAttribute('disabled')).toBe(true)
    await user.click(button(say.handMore({ answer: session })))
    await user.click(button(say.handLess({ answer: jwt })))
    const field = within(bar()).getByRole('textbox', { name: say.handsFor({ answer: jwt }) })
    expect(field).toHaveProperty('value', '4')
    expect(within(bar()).getAllByText(say.handsUp)).toHaveLength(4)
    await user.clear(field)
    await user.type(field, '12')
    expect(lab.sent).toEqual(
      [
        { answer: 0, hands: 1 },
        { answer: 1, hands: 3 },
        { answer: 1, hands: 1 },
        { answer: 1, hands: 12 },
      ].map((payload) => ({ name: 'count-hands', payload })),
    )
    await user.clear(field)
    await user.type(field, 'x')
    expect(lab.sent).toHaveLength(4)
    await user.tab()
    expect(field).toHaveProperty('value', '4')
  })

  it('shows after the last step the status that each server really gave, and no answer to the question', () => {
    const page = renderDemonstration({})
    const flows = { session: [answered(page, 'session', 401)], jwt: [answered(page, 'jwt', 200)] }
    page.show({ phase: 'look', flows })
    expect(answers()).toEqual(['SessionAttacker GET /protected401', 'JWTAttacker GET /protected200'])
    expect(bar().textContent).not.toContain('The JWT server. The session is gone')
    expect(button(say.toAnswer)).toBeDefined()
  })

  it('then shows the answer, the right one among the counted ones', () => {
    const page = renderDemonstration({ hands: [3, 1, 0, 20] })
    const flows = { session: [answered(page, 'session', 401)], jwt: [answered(page, 'jwt', 200)] }
    page.show({ phase: 'answer', flows })
    expect(bar().textContent).toContain('The JWT server. The session is gone with its record: 401.')
    const right = within(bar()).getByLabelText(say.right).closest('li')
    expect(right?.textContent).toBe(`${story.answers.jwt}${say.hands({ count: 1 })}`)
    expect(bar().textContent).toContain(say.hands({ count: 20 }))
  })

  it('has the lane show the flow that the story is about, though it is not the newest, and any other by a click', async () => {
    const page = renderDemonstration({ id: 'stolen-refresh-token' })
    const [reuse, last] = [answered(page, 'jwt', 401), answered(page, 'jwt', 401)]
    const flows = { session: [], jwt: [reuse, last] }
    page.show({ phase: 'look', flows, decisive: { session: null, jwt: reuse } })
    const shown = () => currentHop(page.model.getState(), 'jwt')?.flow
    expect(shown()).toBe(reuse)
    expect(page.model.getState().selection).toBeNull()
    expect(showsStory(page.model.getState(), 'jwt')).toBe(true)
    const [first, second] = within(bar()).getAllByRole('button', { name: /GET \/protected/ })
    expect(first?.hasAttribute('data-decisive')).toBe(true)
    expect(second?.hasAttribute('data-decisive')).toBe(false)
    if (second) await page.user.click(second)
    expect(shown()).toBe(last)
    expect(showsStory(page.model.getState(), 'jwt')).toBe(false)
  })

  it.each([200, 500])('says that the servers answered otherwise when a session gets %i', (status) => {
    const page = renderDemonstration({})
    const flows = { session: [answered(page, 'session', status)], jwt: [answered(page, 'jwt', 200)] }
    page.show({ phase: 'answer', flows })
    expect(bar().textContent).toContain(say.notAsExpected({ expected: 'Session 401 · JWT 200' }))
    expect(bar().textContent).not.toContain('The session is gone')
    page.show({ phase: 'look', flows })
    expect(answers()[0]).toBe(`SessionAttacker GET /protected${status}`)
  })

  it('offers the same again with what helps, where there is something, and then shows that answer', async () => {
    const page = renderDemonstration({ id: 'forgotten-refresh-token', phase: 'answer' })
    const { cure } = say.stories['forgotten-refresh-token']
    await page.user.click(button(cure.press))
    expect(page.lab.sent).toEqual([NEXT])
    page.show({ round: 'cure', flows: { session: [], jwt: [answered(page, 'jwt', 401)] } })
    expect(bar().textContent).toContain(cure.answer)
    expect(screen.queryByRole('button', { name: cure.press })).toBeNull()
  })

  it('goes on to the next demonstration where there is no cure, and nowhere after the last', () => {
    const page = renderDemonstration({ phase: 'answer' })
    expect(button(say.toStory({ name: say.stories['blacklist-on'].name }))).toBeDefined()
    page.show({ id: 'one-time-link', hands: [0, 0] })
    const names = within(bar()).getAllByRole('button')
    expect(names.map(({ textContent }) => textContent)).toEqual([say.again, say.notes, say.close, say.back])
  })

  it('says that the last step waits for the instructor, where its request is held', () => {
    const page = renderDemonstration({})
    page.story.start('jwt')
    const hop = page.story.hop('jwt')
    page.tell()
    page.status(
      { jwt: { mode: 'step', holding: holdingAfter(hop) } },
      { demonstration: demonstrationAt({ phase: 'finishing' }) },
    )
    expect(bar().textContent).toContain(say.held)
  })

  it.each(['reset', 'held', 'failed'] as const)(
    'says to whoever saw it that it was ended: %s; and can be staged again',
    async (why) => {
      const { user, lab, show } = renderDemonstration({})
      show({ phase: 'ended', why })
      expect(bar().textContent).toContain(say.ended[why])
      expect(bar().textContent).toContain(say.secondLab)
      expect(bar().textContent).not.toContain(story.ask)
      await user.click(button(say.again))
      expect(lab.sent).toEqual([{ name: 'stage-demonstration', payload: { id: 'logout-does-not-kill' } }])
    },
  )

  it('tells a page that is opened after the end only which lab it sees', () => {
    renderDemonstration({ phase: 'ended', why: 'reset' })
    expect(bar().textContent).not.toContain(say.ended.reset)
    expect(bar().textContent).toContain(say.secondLab)
    expect(button(say.close)).toBeDefined()
  })

  it('shows no notice for what it says itself: that it was ended', async () => {
    const { user, lab, show } = renderDemonstration({ phase: 'question' })
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

describe('the keys of a demonstration', () => {
  it('are Page Down for the next part and Page Up for the one before, once however long they are held', () => {
    const { lab } = renderDemonstration({ phase: 'question' })
    fireEvent.keyDown(document.body, { key: 'PageDown' })
    fireEvent.keyDown(document.body, { key: 'PageDown', repeat: true })
    fireEvent.keyDown(document.body, { key: 'PageUp' })
    expect(lab.sent).toEqual([NEXT, BACK])
  })

  it('go on also from the field in which hands are typed', () => {
    const { lab } = renderDemonstration({ phase: 'question' })
    fireEvent.keyDown(within(bar()).getAllByRole('textbox')[0] ?? bar(), { key: 'PageDown' })
    expect(lab.sent).toEqual([NEXT])
  })

  it('do nothing while no demonstration is on, and with another key held', () => {
    const { lab, show } = renderDemonstration()
    fireEvent.keyDown(document.body, { key: 'PageDown' })
    show({})
    fireEvent.keyDown(document.body, { key: 'PageDown', ctrlKey: true })
    expect(lab.sent).toEqual([])
  })

  it('show what to say for as long as N is held down, and not while somebody types', () => {
    renderDemonstration({})
    const notes = () => screen.queryByRole('complementary', { name: say.notes })
    fireEvent.keyDown(screen.getByLabelText('Somewhere to type'), { key: 'n', code: 'KeyN' })
    expect(notes()).toBeNull()
    fireEvent.keyDown(document.body, { key: 'n', code: 'KeyN' })
    expect(notes()?.textContent).toContain(story.say)
    expect(notes()?.textContent).toContain(say.rightIs({ answer: story.answers.jwt }))
    fireEvent.keyUp(document.body, { key: 'n', code: 'KeyN' })
    expect(notes()).toBeNull()
    fireEvent.keyDown(document.body, { key: 'ㄙ', code: 'KeyN' })
    expect(notes()).not.toBeNull()
    fireEvent.blur(window)
    expect(notes()).toBeNull()
  })
})
