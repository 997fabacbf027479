// A part of the page that can't be drawn: the others stay, and there is a way on.
import { act, screen, within } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StreamMessage } from '#src/contract/lab-api'
import { catalogues } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'
import { App } from '../../../renderer/app'
import { CrashGuard } from '../../../renderer/shell/crash-guard'
import { renderShell } from './render-shell'

/** A page whose session lane has heard of a hop that no page knows, as the client would never let it through. */
function crashed(locale: Locale = 'en') {
  const shown = renderShell(<App />, locale)
  const told = shown.story.lastSeq
  shown.story.start('session')
  shown.story.hop('session')
  const text = JSON.stringify(shown.story.message(told)).replace('form-submitted', 'never-heard-of')
  const message: StreamMessage = JSON.parse(text)
  act(() => shown.lab.say(message))
  act(() => shown.model.getState().openInspector('message'))
  const told2 = shown.story.lastSeq
  return { ...shown, tellMore: () => act(() => shown.lab.say(shown.story.message(told2))) }
}

describe.each(['en', 'zh-TW'] as const)('a part of the page that can’t be drawn, in %s', (locale) => {
  const { shell, lanes } = catalogues[locale]
  const say = shell.crashed
  const lane = () => screen.getByText(say.lane({ name: lanes.session.name }))
  const buttonIn = (text: string, name: string) => {
    const part = screen.getByText(text).closest<HTMLElement>('[role="alert"]')
    if (!part) throw new Error(`${text} is not read out`)
    return within(part).getByRole('button', { name })
  }

  beforeEach(() => {
    // React writes to the console what a boundary has caught.
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('says so in its place, and leaves the other lane and the bars as they are', () => {
    crashed(locale)
    expect(lane()).toBeDefined()
    expect(screen.getByText(say.inspector)).toBeDefined()
    expect(screen.getByRole('region', { name: lanes.head.lane({ name: lanes.jwt.name }) })).toBeDefined()
    expect(screen.getByRole('region', { name: shell.landmark.actions })).toBeDefined()
  })

  it('is shown again when its lane was reset', async () => {
    const { user, lab, story, tellMore } = crashed(locale)
    await user.click(buttonIn(say.lane({ name: lanes.session.name }), say.resetLane))
    expect(lab.sent.at(-1)).toEqual({ name: 'reset', payload: { lanes: ['session'] } })
    story.reset('session')
    tellMore()
    expect(screen.queryByText(say.lane({ name: lanes.session.name }))).toBeNull()
    expect(screen.getByRole('region', { name: lanes.head.lane({ name: lanes.session.name }) })).toBeDefined()
  })

  it('tries again when it is asked to, and says so again where that is no use', async () => {
    const { user, story, tellMore } = crashed(locale)
    await user.click(buttonIn(say.inspector, say.again))
    expect(screen.getByText(say.inspector)).toBeDefined()
    story.flow('jwt', 1)
    story.reset('session')
    tellMore()
    await user.click(buttonIn(say.inspector, say.again))
    expect(screen.queryByText(say.inspector)).toBeNull()
    expect(screen.getByRole('tablist', { name: catalogues[locale].inspector.name })).toBeDefined()
  })
})

describe.each(['en', 'zh-TW'] as const)('the guard of each part, in %s', (locale) => {
  const say = catalogues[locale].shell.crashed

  function guarded(part: ComponentProps<typeof CrashGuard>['part']) {
    const broken = { now: true }
    const Drawn = () => {
      if (broken.now) throw new Error('No way to draw this')
      return 'drawn'
    }
    const shown = renderShell(
      <CrashGuard part={part}>
        <Drawn />
      </CrashGuard>,
      locale,
    )
    return { ...shown, mend: () => Object.assign(broken, { now: false }) }
  }

  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each(['topBar', 'messages', 'actions', 'timeline', 'inspector'] as const)(
    'says which one it is, and why: %s',
    async (part) => {
      const { user, mend } = guarded(part)
      expect(screen.getByText(say[part])).toBeDefined()
      expect(screen.getByText('No way to draw this')).toBeDefined()
      expect(screen.queryByRole('button', { name: say.resetLane })).toBeNull()
      mend()
      await user.click(screen.getByRole('button', { name: say.again }))
      expect(screen.getByText('drawn')).toBeDefined()
    },
  )

  it('offers to load the whole page again', () => {
    guarded('page')
    expect(screen.getByText(say.pageBody)).toBeDefined()
    expect(screen.getByRole('button', { name: say.reload })).toBeDefined()
    expect(screen.queryByRole('button', { name: say.again })).toBeNull()
  })
})

it('a top bar that can’t be drawn takes nothing else along', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { status } = renderShell(<App />)
  status({}, { clock: { now: Number.NaN, rate: 1, paused: true, aheadMs: 0 } })
  vi.restoreAllMocks()
  const { shell, lanes } = catalogues.en
  expect(screen.getByText(shell.crashed.topBar)).toBeDefined()
  expect(screen.getByRole('region', { name: shell.landmark.actions })).toBeDefined()
  expect(screen.getByRole('region', { name: lanes.head.lane({ name: lanes.jwt.name }) })).toBeDefined()
  expect(screen.queryByText(shell.crashed.page)).toBeNull()
})
