// The card that explains a term. happy-dom lays nothing out, so the test says that all texts stand somewhere, and nothing over them.
import { act, fireEvent, screen } from '@testing-library/react'
import { useReducer } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { glossary, type TermId } from '#src/i18n/en/glossary'
import { Explainer } from '../../../renderer/glossary/explainer'
import { InspectorSheet } from '../../../renderer/shell/inspector-sheet'
import { renderShell } from '../shell/render-shell'

const say = catalogues.en.shell.terms

beforeEach(() => {
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 40, 10))
  document.elementsFromPoint = () => [document.body]
})
afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(document, 'elementsFromPoint')
})

function Page({ terms }: { terms: readonly TermId[] }) {
  const [asked, ask] = useReducer((count: number) => count + 1, 0)
  return (
    <>
      {terms.map((id) => (
        <p key={id}>{glossary[id].name}</p>
      ))}
      <button type="button" onClick={ask}>
        Explain
      </button>
      <InspectorSheet>{null}</InspectorSheet>
      <Explainer asked={asked} />
    </>
  )
}

/** A page on which the first of some terms is explained. */
async function explain(...terms: TermId[]) {
  const page = renderShell(<Page terms={terms} />)
  // As soon as the words are there.
  await page.user.click(screen.getByRole('button', { name: 'Explain' }))
  await card(terms[0])
  return page
}

const card = (id: TermId = 'jwt') => screen.findByRole('dialog', { name: glossary[id].name })
const show = () => screen.getByRole('button', { name: say.show })
const inspector = () => screen.queryByRole('region', { name: catalogues.en.shell.landmark.inspector })

describe('"Show me"', () => {
  it.each([false, true])(
    'opens the inspector where the term is explained, in presenter mode: %s',
    async (isOn) => {
      const { story, tell, model, user } = await explain('access-token')
      act(() => model.getState().setPresenting(isOn))
      story.flow('jwt', 2)
      tell()
      await user.click(show())
      expect(inspector()?.textContent).toContain(catalogues.en.lanes.jwt.name)
      expect(model.getState().inspectorTab).toBe('access')
      expect(screen.queryByRole('dialog')).toBeNull()
    },
  )

  it('picks the newest hop that shows the term, on whichever lane that is', async () => {
    const { story, tell, model, user } = await explain('hop')
    story.flow('jwt', 2)
    const [, newest] = story.flow('session', 2)
    story.flow('session', 0)
    tell()
    await user.click(show())
    expect(model.getState().selection).toEqual({ lane: 'session', seq: newest?.seq })
  })

  it.each(['access-token', 'hop'] as const)(
    'says of %s that nothing shows it before anything does',
    async (term) => {
      const { story, tell, model, user } = await explain(term)
      await user.click(show())
      expect(screen.getByText(say.notYet)).toBeDefined()
      expect(model.getState()).toMatchObject({ isInspectorOpen: false, selection: null })
      story.flow('jwt', 1)
      tell()
      expect(screen.queryByText(say.notYet)).toBeNull()
    },
  )
})

describe('the key in the card', () => {
  it.each([
    { key: 'i', code: 'KeyI' },
    { key: 'I', code: 'KeyI', shiftKey: true },
    { key: 'ш', code: 'KeyI' },
    { key: 'ㄛ', code: 'KeyI' },
  ])('goes to the next term: %j', async (key) => {
    await explain('jwt', 'hop')
    fireEvent.keyDown(await card('jwt'), key)
    expect(await card('hop')).toBeDefined()
  })

  it.each([
    { key: 'i', code: 'KeyI', ctrlKey: true },
    { key: 'i', code: 'KeyI', isComposing: true },
    { key: 'c', code: 'KeyI' },
  ])('is no other: %j', async (key) => {
    await explain('jwt', 'hop')
    fireEvent.keyDown(await card('jwt'), key)
    expect(await card('jwt')).toBeDefined()
  })
})
