// Shows a part of the UI over a lab that is in the test's hand.
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { act, type ReactNode } from 'react'
import type { Connection } from '#src/contract/lab-api'
import type { Locale } from '#src/i18n/languages'
import { createModel } from '../../../renderer/model/model'
import { ModelProvider } from '../../../renderer/model/use-model'
import { TooltipProvider } from '../../../renderer/ui/floating/tooltip'
import { fakeLab, type labStatus, Story } from '../../support/events'

/** Renders with both lanes at their start. What the lab says goes through React's `act`. */
export function renderShell(element: ReactNode, locale: Locale = 'en') {
  const lab = fakeLab()
  const story = new Story()
  const model = createModel(lab.api)
  model.getState().setLocale(locale)
  story.reset('session')
  story.reset('jwt')
  lab.connection('open')
  lab.status()
  lab.say(story.message())
  let told = story.lastSeq
  const view = render(
    <ModelProvider model={model}>
      <TooltipProvider>{element}</TooltipProvider>
    </ModelProvider>,
  )
  return {
    ...view,
    lab,
    story,
    model,
    user: userEvent.setup(),
    /** Tells the page what the story has had since the last time. */
    tell: () =>
      act(() => {
        lab.say(story.message(told))
        told = story.lastSeq
      }),
    connection: (connection: Connection) => act(() => lab.connection(connection)),
    status: (...parts: Parameters<typeof labStatus>) => act(() => lab.status(...parts)),
  }
}
