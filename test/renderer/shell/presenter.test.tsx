import { fireEvent, screen } from '@testing-library/react'
import { useCallback, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { HelpDialog } from '../../../renderer/shell/help-dialog'
import { TopBar } from '../../../renderer/shell/top-bar'
import { usePresenter } from '../../../renderer/shell/use-presenter'
import { useShortcuts } from '../../../renderer/shell/use-shortcuts'
import { demonstrationAt } from '../../support/events'
import { renderShell } from './render-shell'

const say = catalogues.en.demos.presenter
const ON = 'data-presenter'

function Page() {
  const [isHelpOpen, setHelpOpen] = useState(false)
  const openHelp = useCallback(() => setHelpOpen(true), [])
  usePresenter()
  useShortcuts(openHelp, () => {})
  return (
    <>
      <TopBar onHelp={openHelp} />
      <input aria-label="Somewhere to type" />
      <HelpDialog open={isHelpOpen} onOpenChange={setHelpOpen} />
    </>
  )
}

const isOn = () => document.documentElement.hasAttribute(ON)
/** Presses a key; returns whether the browser may do with it what it always does. */
const press = (key: string, modifiers: object = {}, on: Element = document.body) =>
  fireEvent.keyDown(on, { key, ...modifiers })

describe('F5', () => {
  it('turns presenter mode on and off, and the page is not loaded again', () => {
    renderShell(<Page />)
    expect(isOn()).toBe(false)
    expect(press('F5')).toBe(false)
    expect(isOn()).toBe(true)
    expect(press('F5')).toBe(false)
    expect(isOn()).toBe(false)
  })

  it('works while somebody types, too', () => {
    renderShell(<Page />)
    expect(press('F5', {}, screen.getByLabelText('Somewhere to type'))).toBe(false)
    expect(isOn()).toBe(true)
  })

  it('does not flicker while it is held, and still loads nothing', () => {
    renderShell(<Page />)
    press('F5')
    expect(press('F5', { repeat: true })).toBe(false)
    expect(isOn()).toBe(true)
  })

  it.each([{ ctrlKey: true }, { shiftKey: true }, { metaKey: true }])(
    'with %j is the browser’s',
    (modifiers) => {
      renderShell(<Page />)
      expect(press('F5', modifiers)).toBe(true)
      expect(isOn()).toBe(false)
    },
  )
})

describe('Escape', () => {
  it('leaves presenter mode', () => {
    renderShell(<Page />)
    press('F5')
    press('Escape')
    expect(isOn()).toBe(false)
  })

  it('closes an open menu first', async () => {
    const { user } = renderShell(<Page />)
    press('F5')
    await user.click(screen.getByRole('button', { name: catalogues.en.demos.menu }))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(isOn()).toBe(true)
    await user.keyboard('{Escape}')
    expect(isOn()).toBe(false)
  })

  it('closes the inspector first, where it was asked for', async () => {
    const { user, model } = renderShell(<Page />)
    press('F5')
    await user.click(screen.getByRole('button', { name: catalogues.en.shell.menu.button }))
    await user.click(
      await screen.findByRole('menuitem', { name: new RegExp(`^${catalogues.en.shell.menu.costs}`) }),
    )
    expect(model.getState().isInspectorOpen).toBe(true)
    press('Escape')
    expect(model.getState().isInspectorOpen).toBe(false)
    expect(isOn()).toBe(true)
    press('Escape')
    expect(isOn()).toBe(false)
  })

  it('comes back to now first, where the page looks back', () => {
    const { story, tell, model } = renderShell(<Page />)
    const [first] = story.flow('jwt', 3)
    tell()
    press('F5')
    model.getState().selectHop('jwt', first?.seq ?? 0)
    press('Escape')
    expect(model.getState().viewSeq.jwt).toBeNull()
    expect(isOn()).toBe(true)
    press('Escape')
    expect(isOn()).toBe(false)
  })
})

describe('presenter mode', () => {
  it('is turned on and off in the menu', async () => {
    const { user } = renderShell(<Page />)
    const choose = async (name: RegExp) => {
      await user.click(screen.getByRole('button', { name: catalogues.en.shell.menu.button }))
      await user.click(await screen.findByRole('menuitem', { name }))
    }
    await choose(new RegExp(`^${say.enter}`))
    expect(isOn()).toBe(true)
    await choose(new RegExp(`^${say.leave}`))
    expect(isOn()).toBe(false)
  })

  it('is still on after the page was loaded again', () => {
    const { unmount } = renderShell(<Page />)
    press('F5')
    unmount()
    document.documentElement.removeAttribute(ON)
    renderShell(<Page />)
    expect(isOn()).toBe(true)
  })

  it.each([
    ['one-time-link', 'jwt'],
    ['second-node', undefined],
  ] as const)('gives all room to the only lane of %s: %s', (id, only) => {
    const { status } = renderShell(<Page />)
    press('F5')
    const demonstration = demonstrationAt({ id })
    status({}, { demonstration })
    expect(document.documentElement.dataset.only).toBe(only)
    expect(document.documentElement.hasAttribute('data-giving')).toBe(true)
    press('Escape')
    expect(document.documentElement.dataset.only).toBeUndefined()
    expect(document.documentElement.hasAttribute('data-giving')).toBe(false)
  })

  it('is in the help, in both languages', async () => {
    const { user, model } = renderShell(<Page />)
    await user.keyboard('?')
    for (const locale of ['en', 'zh-TW'] as const) {
      model.getState().setLocale(locale)
      expect(
        (await screen.findByText(catalogues[locale].demos.presenter.help)).parentElement?.textContent,
      ).toContain('F5')
    }
  })
})
