import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { DEMONSTRATIONS } from '#src/contract/demonstrations'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { Notes } from '../../../renderer/demo/notes'
import { demonstrationAt } from '../../support/events'
import { renderShell } from '../shell/render-shell'

describe.each(LOCALES)('the notes in %s', (locale) => {
  const { demos: say } = catalogues[locale]

  it('are the running order with its minutes while no demonstration is on', async () => {
    const { user, lab } = renderShell(<Notes />, locale)
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(items).toEqual(
      DEMONSTRATIONS.map((id, at) => {
        const minutes = say.minutes({ count: DEMONSTRATION_STEPS[id].minutes })
        return `${at + 1}. ${say.stories[id].name}${minutes}`
      }),
    )
    await user.click(screen.getByRole('button', { name: `1. ${say.stories['logout-does-not-kill'].name}` }))
    expect(lab.sent).toEqual([{ name: 'stage-demonstration', payload: { id: 'logout-does-not-kill' } }])
  })

  it.each(DEMONSTRATIONS)(
    'have for %s what to say, the question, the right answer and the next step',
    (id) => {
      const { status, lab } = renderShell(<Notes />, locale)
      status({}, { demonstration: demonstrationAt({ id }) })
      const { say: text, ask } = say.stories[id]
      const shown = screen.getByRole('main').textContent
      for (const each of [text.replaceAll('`', ''), ask, say.toQuestion, say.phases.scene]) {
        expect(shown).toContain(each)
      }
      fireEvent.keyDown(document.body, { key: 'PageDown' })
      expect(lab.sent).toEqual([{ name: 'pace-demonstration', payload: { to: 'next' } }])
    },
  )
})
