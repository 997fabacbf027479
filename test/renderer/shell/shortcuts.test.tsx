import { act, fireEvent, screen } from '@testing-library/react'
import { useCallback, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { ActionBar } from '../../../renderer/actions/action-bar'
import { HelpDialog } from '../../../renderer/shell/help-dialog'
import { TopBar } from '../../../renderer/shell/top-bar'
import { useShortcuts } from '../../../renderer/shell/use-shortcuts'
import { holdingAfter } from '../../support/events'
import { renderShell } from './render-shell'

function Page() {
  const [isHelpOpen, setHelpOpen] = useState(false)
  const openHelp = useCallback(() => setHelpOpen(true), [])
  useShortcuts(openHelp, () => {})
  return (
    <>
      <TopBar onHelp={openHelp} />
      <ActionBar />
      <input aria-label="Somewhere to type" />
      <HelpDialog open={isHelpOpen} onOpenChange={setHelpOpen} />
    </>
  )
}

const both = ['session', 'jwt']

/** A page on which the JWT lane waits at its first hop. */
function waitingPage() {
  const page = renderShell(<Page />)
  const { story, tell, status } = page
  story.start('jwt')
  const hop = story.hop('jwt')
  tell()
  status({ jwt: { mode: 'step', holding: holdingAfter(hop) } })
  return page
}

describe('Space', () => {
  it('is the next hop on both lanes', async () => {
    const { lab, user } = waitingPage()
    await user.keyboard(' ')
    expect(lab.sent).toEqual([{ name: 'next-hop', payload: { lanes: both } }])
  })

  it('does not rush on while it is held', () => {
    const { lab } = waitingPage()
    fireEvent.keyDown(document.body, { key: ' ', repeat: true })
    expect(lab.sent).toEqual([])
  })

  it('sends nothing when nothing waits', async () => {
    const { lab, user } = renderShell(<Page />)
    await user.keyboard(' ')
    expect(lab.sent).toEqual([])
  })

  it('is a blank in a field', async () => {
    const { lab, user } = waitingPage()
    const field = screen.getByLabelText<HTMLInputElement>('Somewhere to type')
    await user.type(field, 'a b')
    expect(field.value).toBe('a b')
    expect(lab.sent).toEqual([])
  })

  it('belongs to a button that the keyboard has gone to', async () => {
    const { lab, user } = waitingPage()
    screen.getByRole('button', { name: 'Refresh' }).focus()
    await user.keyboard(' ')
    expect(lab.sent.map((each) => each.name)).toEqual(['perform'])
  })

  it('is the next hop again after a button was clicked with the mouse', () => {
    const { lab } = waitingPage()
    const button = screen.getByRole('button', { name: 'Refresh' })
    button.focus()
    fireEvent(button, new PointerEvent('click', { bubbles: true, pointerType: 'mouse' }))
    expect(document.activeElement).toBe(document.body)
    fireEvent.keyDown(document.body, { key: ' ' })
    expect(lab.sent.map((each) => each.name)).toEqual(['perform', 'next-hop'])
  })
})

describe('on another layout', () => {
  const sentBy = (key: Partial<KeyboardEventInit>) => {
    const { lab } = waitingPage()
    fireEvent.keyDown(document.body, key)
    return lab.sent.map(({ name }) => name)
  }

  it.each([
    ['Russian', { key: 'к', code: 'KeyR' }],
    ['Russian, with Shift', { key: 'К', code: 'KeyR', shiftKey: true }],
    ['Greek', { key: 'ρ', code: 'KeyR' }],
    ['Zhuyin', { key: 'ㄐ', code: 'KeyR' }],
    ['Hebrew', { key: 'ר', code: 'KeyR' }],
    ['Arabic, with Shift', { key: '\u064c', code: 'KeyR', shiftKey: true }],
    ['Thai', { key: 'พ', code: 'KeyR' }],
    ['Hindi', { key: 'ी', code: 'KeyR' }],
    ['Korean', { key: 'ㄱ', code: 'KeyR' }],
    ['full-width', { key: 'ｒ', code: 'KeyR' }],
    ['Dvorak', { key: 'r', code: 'KeyO' }],
    ['Colemak', { key: 'r', code: 'KeyS' }],
    ['a keyboard that names no characters', { key: 'Unidentified', code: 'KeyR' }],
  ])('R is where it is: %s', (_, key) => {
    expect(sentBy(key)).toEqual(['run-to-end'])
  })

  it.each([
    ['Dvorak', { key: 'p', code: 'KeyR' }],
    ['Turkish F', { key: 'ı', code: 'KeyR' }],
    ['Vietnamese', { key: 'đ', code: 'KeyR' }],
    ['AltGr on Linux', { key: '®', code: 'KeyR' }],
    ['a dead key', { key: 'Dead', code: 'KeyR' }],
    ['the key beside it', { key: 'е', code: 'KeyT' }],
  ])('another key is none: %s', (_, key) => {
    expect(sentBy(key)).toEqual([])
  })

  it.each([
    ['full-width', { key: '\u3000', code: 'Space' }],
    ['unbreakable', { key: '\u00a0', code: 'Space' }],
    ['Shift and Space', { key: '\u200c', code: 'Space', shiftKey: true }],
  ])('a space is a space: %s', (_, key) => {
    expect(sentBy(key)).toEqual(['next-hop'])
  })

  it.each([
    ['Russian', { key: '?', code: 'Digit7', shiftKey: true }],
    ['German', { key: '?', code: 'Minus', shiftKey: true }],
    ['Zhuyin', { key: '？', code: 'Slash', shiftKey: true }],
    ['Zhuyin without an input method', { key: 'ㄥ', code: 'Slash', shiftKey: true }],
    ['Arabic', { key: '؟', code: 'Slash', shiftKey: true }],
    ['Thai', { key: 'ฦ', code: 'Slash', shiftKey: true }],
  ])('? is where it is: %s', async (_, key) => {
    renderShell(<Page />)
    fireEvent.keyDown(document.body, key)
    expect(await screen.findByRole('dialog')).toBeDefined()
  })

  it.each([
    ['German', { key: '_', code: 'Slash', shiftKey: true }],
    ['French', { key: '§', code: 'Slash', shiftKey: true }],
    ['Zhuyin without Shift', { key: 'ㄥ', code: 'Slash' }],
  ])('what lies where ? is elsewhere is none: %s', (_, key) => {
    renderShell(<Page />)
    fireEvent.keyDown(document.body, key)
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('while an input method composes', () => {
  it.each([
    { key: 'r', code: 'KeyR', isComposing: true },
    { key: 'Process', code: 'KeyR', keyCode: 229 },
    { key: 'ㄐ', code: 'KeyR', keyCode: 229 },
    { key: ' ', code: 'Space', isComposing: true },
    { key: '\u3000', code: 'Space', keyCode: 229 },
  ])('no key is a shortcut: %j', (key) => {
    const { lab } = waitingPage()
    fireEvent.keyDown(document.body, key)
    expect(lab.sent).toEqual([])
  })

  it.each([{ isComposing: true }, { keyCode: 229 }])('Escape closes nothing: %j', async (composing) => {
    const { user } = renderShell(<Page />)
    await user.keyboard('?')
    const dialog = await screen.findByRole('dialog')
    fireEvent.keyDown(dialog, { key: 'Escape', code: 'Escape', ...composing })
    expect(screen.getByRole('dialog')).toBe(dialog)
    fireEvent.keyDown(dialog, { key: 'Escape', code: 'Escape' })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it.each([
    { key: 'Escape', code: 'Escape', isComposing: true },
    { key: 'Escape', code: 'Escape', keyCode: 229 },
    { key: ' ', code: 'Space', isComposing: true },
    { key: 'r', code: 'KeyR', keyCode: 229 },
  ])('a form that floats stays, and nothing is let go: %j', async (key) => {
    const { lab, user } = waitingPage()
    await user.click(screen.getByRole('button', { name: /^Log in by form/ }))
    const form = await screen.findByRole('dialog')
    fireEvent.keyDown(screen.getByLabelText('Username'), key)
    expect(screen.getByRole('dialog')).toBe(form)
    expect(lab.sent).toEqual([])
    fireEvent.keyDown(screen.getByLabelText('Username'), { key: 'Escape', code: 'Escape' })
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('the other keys', () => {
  it('R lets what waits run to the end, but not with Ctrl, which reloads', () => {
    const { lab } = waitingPage()
    fireEvent.keyDown(document.body, { key: 'r', ctrlKey: true })
    expect(lab.sent).toEqual([])
    fireEvent.keyDown(document.body, { key: 'r' })
    expect(lab.sent).toEqual([{ name: 'run-to-end', payload: { lanes: both } }])
  })

  it('the arrows go through the hops, and Esc is back to now', () => {
    const { model, story, tell } = renderShell(<Page />)
    const [first] = story.flow('session', 2)
    tell()
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' })
    expect(model.getState().selection).toEqual({ lane: 'session', seq: first?.seq })
    fireEvent.keyDown(document.body, { key: 'ArrowRight' })
    expect(model.getState().viewSeq.session).toBeNull()
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' })
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(model.getState().selection).toBeNull()
    expect(model.getState().viewSeq.session).toBeNull()
  })

  it('Esc closes the inspector first, then a table, and then comes back to now', () => {
    const { model, story, tell } = renderShell(<Page />)
    const [first] = story.flow('session', 2)
    tell()
    act(() => model.getState().selectHop('session', first?.seq ?? 0))
    act(() => model.getState().openTable('jwt', 'accounts'))
    const isOpen = () => {
      const { isInspectorOpen, openTables, viewSeq } = model.getState()
      return [isInspectorOpen, openTables.jwt !== null, viewSeq.session !== null]
    }
    expect(isOpen()).toEqual([true, true, true])
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(isOpen()).toEqual([false, true, true])
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(isOpen()).toEqual([false, false, true])
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(isOpen()).toEqual([false, false, false])
  })

  it('the arrows stay with a row of tabs or modes', () => {
    const { model, story, tell } = renderShell(<Page />)
    story.flow('session', 2)
    tell()
    fireEvent.keyDown(screen.getByRole('radio', { name: 'Run' }), { key: 'ArrowLeft' })
    expect(model.getState().selection).toBeNull()
  })

  it('? opens the help, where Esc only closes it', async () => {
    const { model, story, tell, user } = renderShell(<Page />)
    const [first] = story.flow('session', 2)
    tell()
    model.getState().selectHop('session', first?.seq ?? 0)
    await user.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'How this lab works' })).toBeDefined()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(model.getState().viewSeq.session).toBe(first?.seq)
  })
})
