import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { LabError } from '#src/contract/lab-error'
import { LANGUAGES, LOCALES } from '#src/i18n/languages'
import { usePage } from '../../../renderer/model/use-page'
import { ConnectionBar } from '../../../renderer/shell/connection-bar'
import { NoticeArea } from '../../../renderer/shell/notice-area'
import { TopBar } from '../../../renderer/shell/top-bar'
import { holdingAfter } from '../../support/events'
import { renderShell } from './render-shell'

const both = ['session', 'jwt']
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const renderBar = () => renderShell(<TopBar onHelp={() => {}} />)

describe('modes', () => {
  it('are set on both lanes', async () => {
    const { lab, user } = renderBar()
    await user.click(screen.getByRole('radio', { name: 'Step' }))
    expect(lab.sent).toEqual([{ name: 'set-mode', payload: { lanes: both, mode: 'step' } }])
  })

  it('show the one that both lanes have', () => {
    const { status } = renderBar()
    expect(screen.getByRole('radio', { name: 'Run', checked: true })).toBeDefined()
    status({ session: { mode: 'slow' }, jwt: { mode: 'slow' } })
    expect(screen.getByRole('radio', { name: 'Slow', checked: true })).toBeDefined()
  })

  it('show none and say so while the lanes differ', () => {
    const { status } = renderBar()
    status({ session: { mode: 'step' } })
    expect(screen.queryByRole('radio', { checked: true })).toBeNull()
    expect(screen.getByRole('radiogroup', { name: /different modes/ })).toBeDefined()
  })

  it('go slow at the speed that is chosen', async () => {
    const { lab, user } = renderBar()
    await user.click(button('Speed of slow mode: 1×'))
    await user.click(await screen.findByRole('menuitemradio', { name: '0.25×' }))
    expect(lab.sent).toEqual([{ name: 'set-mode', payload: { lanes: both, mode: 'slow', speed: 0.25 } }])
  })
})

describe('letting go', () => {
  it('is there but does nothing while nothing waits', async () => {
    const { lab, user } = renderBar()
    for (const name of ['Next hop', 'Run to end']) {
      expect(button(name).getAttribute('aria-disabled')).toBe('true')
      await user.click(button(name))
    }
    expect(lab.sent).toEqual([])
  })

  it('lets each waiting lane take its next hop, or run', async () => {
    const { lab, status, story, tell, user } = renderBar()
    story.start('jwt')
    const hop = story.hop('jwt')
    tell()
    status({ jwt: { mode: 'step', holding: holdingAfter(hop) } })
    expect(screen.getByRole('status').textContent).toBe('A request waits: JWT')
    await user.click(button('Next hop'))
    await user.click(button('Run to end'))
    expect(lab.sent).toEqual([
      { name: 'next-hop', payload: { lanes: both } },
      { name: 'run-to-end', payload: { lanes: both } },
    ])
  })

  it('stays ready between two gates of a step, so that the button does not flicker', () => {
    const { status, story, tell } = renderBar()
    story.start('session')
    story.hop('session')
    tell()
    status({ session: { mode: 'step', holding: null } })
    expect(button('Next hop').getAttribute('aria-disabled')).toBe('false')
    story.end('session')
    tell()
    expect(button('Next hop').getAttribute('aria-disabled')).toBe('true')
  })
})

describe('reset', () => {
  it('asks nothing when nothing waits', async () => {
    const { lab, user } = renderBar()
    await user.click(button('Reset'))
    expect(lab.sent).toEqual([{ name: 'reset', payload: { lanes: both } }])
  })

  it('asks when it would end a request', async () => {
    const { lab, status, story, tell, user } = renderBar()
    story.start('jwt')
    const hop = story.hop('jwt')
    tell()
    status({ jwt: { mode: 'step', holding: holdingAfter(hop) } })
    await user.click(button('Reset'))
    expect(lab.sent).toEqual([])
    await user.click(button('Reset both lanes'))
    expect(lab.sent).toEqual([{ name: 'reset', payload: { lanes: both } }])
  })
})

describe('breakpoints', () => {
  it('are set on both lanes, one by one', async () => {
    const { lab, status, user } = renderBar()
    await user.click(button('Breakpoints'))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Stop when the server verifies' }))
    status({ session: { breakpoints: ['verify'] }, jwt: { breakpoints: ['verify'] } })
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Stop before the response' }))
    expect(lab.sent.map((each) => each.payload)).toEqual([
      { lanes: both, breakpoints: ['verify'] },
      { lanes: both, breakpoints: ['verify', 'response'] },
    ])
  })
})

describe('the page', () => {
  function Page() {
    usePage()
    return <TopBar onHelp={() => {}} />
  }

  it('changes its language everywhere', async () => {
    const { user } = renderShell(<Page />)
    expect(document.documentElement.lang).toBe('en')
    await user.click(button('Language: English, EN'))
    await user.click(await screen.findByRole('menuitemradio', { name: '繁體中文' }))
    expect(document.documentElement.lang).toBe('zh-TW')
    expect(document.title).toBe('Session vs JWT Lab')
    expect(button('下一步')).toBeDefined()
  })

  it('offers each language by its own name', async () => {
    const { user } = renderShell(<Page />)
    await user.click(button('Language: English, EN'))
    const offered = await screen.findAllByRole('menuitemradio')
    expect(offered.map((each) => each.textContent)).toEqual(LOCALES.map((each) => LANGUAGES[each].name))
  })

  it('changes its theme, and follows the system until then', async () => {
    const { user } = renderShell(<Page />)
    expect(document.documentElement.dataset.theme).toBe('light')
    await user.click(button('Theme: As the system'))
    await user.click(await screen.findByRole('menuitemradio', { name: 'Dark' }))
    expect(document.documentElement.dataset.theme).toBe('dark')
  })

  it('has one heading of the first level, which is the brand', () => {
    renderBar()
    expect(screen.getAllByRole('heading', { level: 1 }).map((each) => each.textContent)).toEqual([
      'Session vs JWT Lab',
    ])
  })

  it('opens the help by its button', async () => {
    const onHelp = vi.fn()
    const { user } = renderShell(<TopBar onHelp={onHelp} />)
    await user.click(button('Help'))
    expect(onHelp).toHaveBeenCalledOnce()
  })
})

describe('what went wrong', () => {
  it('is said while the connection is lost', () => {
    const { connection } = renderShell(<ConnectionBar />)
    expect(screen.getByRole('status').textContent).toBe('')
    connection('lost')
    expect(screen.getByRole('status').textContent).toContain('connection to the lab is lost')
    connection('open')
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('stands in a notice with its code until it is dismissed', async () => {
    const { lab, user } = renderShell(
      <>
        <TopBar onHelp={() => {}} />
        <NoticeArea />
      </>,
    )
    lab.refuse(new LabError('ERR_LAB_UNREACHABLE', "The lab can't be reached"))
    await user.click(button('Reset'))
    expect((await screen.findByText(/ERR_LAB_UNREACHABLE/)).textContent).toContain("can't be reached")
    await user.click(button('Dismiss'))
    expect(screen.queryByText(/ERR_LAB_UNREACHABLE/)).toBeNull()
  })
})
