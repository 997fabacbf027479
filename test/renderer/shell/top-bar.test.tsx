import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { LabError } from '#src/contract/lab-error'
import { LANGUAGES, LOCALES } from '#src/i18n/languages'
import { ActionBar } from '../../../renderer/actions/action-bar'
import { usePage } from '../../../renderer/model/use-page'
import { ConnectionBar } from '../../../renderer/shell/connection-bar'
import { NoticeArea } from '../../../renderer/shell/notice-area'
import { TopBar } from '../../../renderer/shell/top-bar'
import { demonstrationAt, holdingAfter } from '../../support/events'
import { renderShell } from './render-shell'

const both = ['session', 'jwt']
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const item = (name: string | RegExp) => screen.findByRole('menuitem', { name })
const renderBar = () => renderShell(<TopBar onHelp={() => {}} />)
const renderActions = () => renderShell(<ActionBar />)
const openMenu = async ({ user }: { user: ReturnType<typeof renderBar>['user'] }) => {
  await user.click(button('Menu'))
  await screen.findByRole('menu')
}

describe('modes', () => {
  it('are set on both lanes', async () => {
    const { lab, user } = renderActions()
    await user.click(screen.getByRole('radio', { name: 'Step' }))
    expect(lab.sent).toEqual([{ name: 'set-mode', payload: { lanes: both, mode: 'step' } }])
  })

  it('show the one that both lanes have', () => {
    const { status } = renderActions()
    expect(screen.getByRole('radio', { name: 'Run', checked: true })).toBeDefined()
    status({ session: { mode: 'slow' }, jwt: { mode: 'slow' } })
    expect(screen.getByRole('radio', { name: 'Slow', checked: true })).toBeDefined()
  })

  it('show none and say so while the lanes differ', () => {
    const { status } = renderActions()
    status({ session: { mode: 'step' } })
    expect(screen.queryByRole('radio', { checked: true })).toBeNull()
    expect(screen.getByRole('radiogroup', { name: /different modes/ })).toBeDefined()
  })

  it('go slow at the speed that is chosen', async () => {
    const shell = renderBar()
    const { lab, user } = shell
    await openMenu(shell)
    await user.click(await item('Speed of slow mode'))
    fireEvent.click(await screen.findByRole('menuitemradio', { name: '0.25×' }))
    expect(lab.sent).toEqual([{ name: 'set-mode', payload: { lanes: both, mode: 'slow', speed: 0.25 } }])
  })
})

describe('letting go', () => {
  it('is there but does nothing while nothing waits', async () => {
    const { lab, user } = renderActions()
    for (const name of ['Next hop, both', 'Run to end']) {
      expect(button(name).getAttribute('aria-disabled')).toBe('true')
      await user.click(button(name))
    }
    expect(lab.sent).toEqual([])
  })

  it('lets each waiting lane take its next hop, or run', async () => {
    const { lab, status, story, tell, user } = renderActions()
    story.start('jwt')
    const hop = story.hop('jwt')
    tell()
    status({ jwt: { mode: 'step', holding: holdingAfter(hop) } })
    expect(screen.getByRole('status').textContent).toBe('A request waits: JWT')
    await user.click(button('Next hop, both'))
    await user.click(button('Run to end'))
    expect(lab.sent).toEqual([
      { name: 'next-hop', payload: { lanes: both } },
      { name: 'run-to-end', payload: { lanes: both } },
    ])
  })

  it('stays ready between two gates of a step, so that the button does not flicker', () => {
    const { status, story, tell } = renderActions()
    story.start('session')
    story.hop('session')
    tell()
    status({ session: { mode: 'step', holding: null } })
    expect(button('Next hop, both').getAttribute('aria-disabled')).toBe('false')
    story.end('session')
    tell()
    expect(button('Next hop, both').getAttribute('aria-disabled')).toBe('true')
  })
})

describe('reset', () => {
  it('says what goes and what stays before it does anything', async () => {
    const shell = renderBar()
    const { lab, user } = shell
    await openMenu(shell)
    await user.click(await item(/^Reset/))
    await screen.findByRole('dialog', { name: 'Reset both lanes' })
    expect(lab.sent).toEqual([])
    await user.click(button('Reset both lanes'))
    expect(lab.sent).toEqual([{ name: 'reset', payload: { lanes: both } }])
  })
})

describe('requests of others', () => {
  it('are held too at a wish', async () => {
    const shell = renderBar()
    await openMenu(shell)
    const check = () => screen.getByRole('menuitemcheckbox', { name: /^Hold the requests of others too/ })
    expect(check().getAttribute('aria-checked')).toBe('false')
    await shell.user.click(check())
    expect(shell.lab.sent).toEqual([{ name: 'change-settings', payload: { holdExternal: true } }])
  })
})

describe('running to the end', () => {
  it('is in the menu too, and says why it can’t be done', async () => {
    const shell = renderBar()
    const { lab, status, story, tell, user } = shell
    await openMenu(shell)
    expect((await item(/^Run to end/)).getAttribute('aria-disabled')).toBe('true')
    story.start('jwt')
    const hop = story.hop('jwt')
    tell()
    status({ jwt: { mode: 'step', holding: holdingAfter(hop) } })
    await user.click(await item(/^Run to end/))
    expect(lab.sent).toEqual([{ name: 'run-to-end', payload: { lanes: both } }])
  })
})

describe('the doors', () => {
  it('lead from a demonstration back to the lab', async () => {
    const { lab, status, user } = renderBar()
    expect(button('Lab').getAttribute('aria-current')).toBe('page')
    await user.click(button('Lab'))
    expect(lab.sent).toEqual([])
    const demonstration = demonstrationAt({ id: 'second-node' })
    status({}, { demonstration })
    expect(button('Lab').getAttribute('aria-current')).toBeNull()
    await user.click(button('Lab'))
    expect(lab.sent.map(({ name }) => name)).toEqual(['end-demonstration'])
  })
})

describe('what explains, without anything being picked', () => {
  it.each([
    [/^Any JWT/, 'any-jwt'],
    [/^Costs/, 'costs'],
  ] as const)('is opened from the menu: %s', async (name, tab) => {
    const shell = renderBar()
    await openMenu(shell)
    await shell.user.click(await item(name))
    expect(shell.model.getState()).toMatchObject({ isInspectorOpen: true, inspectorTab: tab })
  })
})

describe('breakpoints', () => {
  it('are set on both lanes, one by one', async () => {
    const shell = renderBar()
    const { lab, status, user } = shell
    await openMenu(shell)
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
    const shell = renderShell(<Page />)
    const { user } = shell
    expect(document.documentElement.lang).toBe('en')
    await openMenu(shell)
    await user.click(await item('Language'))
    fireEvent.click(await screen.findByRole('menuitemradio', { name: '繁體中文' }))
    expect(document.documentElement.lang).toBe('zh-TW')
    expect(document.title).toBe('Session vs JWT Lab')
    expect(button('選單')).toBeDefined()
  })

  it('offers each language by its own name', async () => {
    const shell = renderShell(<Page />)
    await openMenu(shell)
    await shell.user.click(await item('Language'))
    const offered = await screen.findAllByRole('menuitemradio')
    expect(offered.map((each) => each.textContent)).toEqual(LOCALES.map((each) => LANGUAGES[each].name))
  })

  it('changes its theme, and follows the system until then', async () => {
    const shell = renderShell(<Page />)
    const { user } = shell
    expect(document.documentElement.dataset.theme).toBe('light')
    await openMenu(shell)
    await user.click(await item('Theme'))
    fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Dark' }))
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
    const shell = renderShell(<TopBar onHelp={onHelp} />)
    await openMenu(shell)
    await shell.user.click(await item(/^Help/))
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
    await openMenu({ user })
    await user.click(await item(/^Reset/))
    await user.click(await screen.findByRole('button', { name: 'Reset both lanes' }))
    expect((await screen.findByText(/ERR_LAB_UNREACHABLE/)).textContent).toContain("can't be reached")
    await user.click(button('Dismiss'))
    expect(screen.queryByText(/ERR_LAB_UNREACHABLE/)).toBeNull()
  })
})
