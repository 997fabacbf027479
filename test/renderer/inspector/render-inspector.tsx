// The inspector over a real lab: what the tests of its tabs begin with.
import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { expect, onTestFinished } from 'vitest'
import type { Action } from '#src/actions/schema'
import { responseOf } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { Inspector } from '../../../renderer/inspector/inspector'
import { createModel, type InspectorTab, type Model } from '../../../renderer/model/model'
import { ModelProvider } from '../../../renderer/model/use-model'
import { createClient } from '../../../renderer/transport/client'
import { memoryCarrier } from '../../../renderer/transport/memory-carrier'
import { TooltipProvider } from '../../../renderer/ui/floating/tooltip'
import { startTestLab, type TestLab } from '../../support/lab'

configure({ asyncUtilTimeout: 5_000 })

export interface RenderedInspector {
  readonly lab: TestLab
  readonly model: Model
  readonly user: UserEvent
  act(action: Action, lanes?: LaneId[]): Promise<void>
  show(tab: InspectorTab): void
}

export const LOGIN: Action = { type: 'login', username: 'test', password: 'test' }
export const OPEN: Action = { type: 'open-protected' }

/** Starts a lab with the article's secret, shows the inspector, and stops both when the test ends. */
export async function renderInspector(): Promise<RenderedInspector> {
  const lab = await startTestLab({ jwtSecret: 'super-secret' })
  const model = createModel(createClient(memoryCarrier(lab.lab)))
  const view = render(
    <ModelProvider model={model}>
      <TooltipProvider>
        <Inspector />
      </TooltipProvider>
    </ModelProvider>,
  )
  onTestFinished(async () => {
    view.unmount()
    model.dispose()
    await lab.lab.stop()
  })
  await waitFor(() => {
    if (model.getState().status === null) throw new Error('no status yet')
  })
  return {
    lab,
    model,
    user: userEvent.setup(),
    act: async (action, lanes) => {
      await lab.act(action, lanes)
    },
    show: (tab) => model.getState().setInspectorTab(tab),
  }
}

/** Returns the text of a check's line: its name, its values and its state. */
export function checkLine(list: HTMLElement, name: RegExp): string {
  const line = [...list.querySelectorAll('li')].find((item) => name.test(item.textContent ?? ''))
  if (!line) throw new Error(`There is no check ${name}`)
  return line.textContent ?? ''
}

/** The tab that is open, and all that stands in it. */
export const panel = () => screen.getByRole('tabpanel')
export const text = () => panel().textContent ?? ''
/** Presses a button or chooses a radio button of the tab or of the foot, as soon as it is there and can be pressed. */
export async function press(
  { user }: RenderedInspector,
  name: string | RegExp,
  role: 'button' | 'radio' = 'button',
) {
  const control = await waitFor(() => {
    const found = screen.getByRole(role, { name })
    expect(found).toHaveProperty('disabled', false)
    return found
  })
  await user.click(control)
}

/** Waits for a field of the tab. */
export const field = (name: string | RegExp) => waitFor(() => within(panel()).getByRole('textbox', { name }))

/** Waits for the flow that was sent last on a lane to end, and returns the status of its response. */
export async function lastStatus(
  { lab }: RenderedInspector,
  lane: 'session' | 'jwt',
  count: number,
): Promise<number | null> {
  await waitFor(() => {
    expect(lab.view.flows(lane)).toHaveLength(count)
    expect(lab.view.flows(lane).at(-1)?.ended).not.toBeNull()
  })
  const flow = lab.view.flows(lane).at(-1)
  return (flow && responseOf(flow)?.status) ?? null
}
