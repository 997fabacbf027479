import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { InspectorSheet } from '../../../renderer/shell/inspector-sheet'
import { useShortcuts } from '../../../renderer/shell/use-shortcuts'
import { renderShell } from './render-shell'

const nothing = () => {}

function Page() {
  useShortcuts(nothing, nothing)
  return (
    <>
      <button type="button">What opens it</button>
      <InspectorSheet>
        <button type="button">In the sheet</button>
        <textarea aria-label="To type into" />
      </InspectorSheet>
    </>
  )
}

/** A page on which a hop of a lane can be picked. */
function page(lane: 'session' | 'jwt' = 'jwt', locale = LOCALES[0]) {
  const shown = renderShell(<Page />, locale)
  const [first] = shown.story.flow(lane, 2)
  shown.tell()
  return { ...shown, pick: () => act(() => shown.model.getState().selectHop(lane, first?.seq ?? 0)) }
}

const button = (name: string) => screen.getByRole('button', { name })
const sheet = () => screen.queryByRole('region', { name: 'Inspector' })

describe('the inspector', () => {
  it('is closed until something is picked', () => {
    const { pick } = page()
    expect(sheet()).toBeNull()
    pick()
    expect(sheet()).not.toBeNull()
  })

  it.each(LOCALES)('names in %s the lane that it speaks of', (locale) => {
    const { shell, lanes } = catalogues[locale]
    const { model, pick } = page('session', locale)
    pick()
    const head = () => screen.getByRole('region', { name: shell.landmark.inspector }).textContent
    expect(head()).toContain(lanes.session.name)
    act(() => model.getState().setInspectorTab('access'))
    expect(head()).toContain(lanes.jwt.name)
    act(() => model.getState().setInspectorTab('any-jwt'))
    expect(head()).not.toContain(lanes.jwt.name)
    expect(head()).not.toContain(lanes.session.name)
  })

  it('is opened by a row, at the tab that explains it', () => {
    const { model } = page()
    act(() => model.getState().selectRow('session', { table: 'cookies', key: 'lab.sid' }))
    expect(sheet()?.textContent).toContain('Cookie session')
    expect(model.getState().inspectorTab).toBe('cookie')
  })

  it('is closed by its button', async () => {
    const { pick, user } = page()
    pick()
    await user.click(button('Close'))
    expect(sheet()).toBeNull()
  })

  it('gives the focus back to what opened it when Esc closes it', () => {
    const { pick } = page()
    button('What opens it').focus()
    pick()
    expect(document.activeElement).toBe(button('What opens it'))
    button('In the sheet').focus()
    fireEvent.keyDown(button('In the sheet'), { key: 'Escape' })
    expect(sheet()).toBeNull()
    expect(document.activeElement).toBe(button('What opens it'))
  })

  it('is closed by Esc in a field of its own, too, where no other key of the page counts', () => {
    const { model, pick } = page()
    button('What opens it').focus()
    pick()
    const field = screen.getByLabelText('To type into')
    field.focus()
    const { selection } = model.getState()
    fireEvent.keyDown(field, { key: 'ArrowRight' })
    expect(model.getState().selection).toBe(selection)
    fireEvent.keyDown(field, { key: 'Escape', code: 'Escape' })
    expect(sheet()).toBeNull()
    expect(document.activeElement).toBe(button('What opens it'))
  })

  it.each([{ isComposing: true }, { keyCode: 229 }])(
    'stays while an input method composes in a field of its own: %j',
    (composing) => {
      const { pick } = page()
      pick()
      fireEvent.keyDown(screen.getByLabelText('To type into'), {
        key: 'Escape',
        code: 'Escape',
        ...composing,
      })
      expect(sheet()).not.toBeNull()
    },
  )

  it('is not laid over what a class sees, but where it is asked for by its name', () => {
    const { model, pick } = page()
    act(() => model.getState().setPresenting(true))
    pick()
    expect(sheet()).toBeNull()
    act(() => model.getState().openInspector('access'))
    expect(sheet()?.textContent).toContain(catalogues.en.lanes.jwt.name)
  })
})
