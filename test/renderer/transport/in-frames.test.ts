import { describe, expect, it, vi } from 'vitest'
import type { StreamMessage } from '#src/contract/lab-api'
import { inFrames } from '../../../renderer/transport/in-frames'
import { fakeLab, labStatus, Story } from '../../support/events'

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))

function hearing() {
  const lab = fakeLab()
  const heard: StreamMessage[] = []
  const stop = inFrames(lab.api).listen((message) => heard.push(message))
  const types = () => heard.map(({ type }) => type)
  return { lab, heard, types, stop }
}

describe('statuses that come between two frames', () => {
  it('are told as one, the newest, when the frame is drawn', async () => {
    const { lab, heard } = hearing()
    lab.status({ jwt: { mode: 'slow' } })
    lab.status({ jwt: { mode: 'step' } })
    expect(heard).toEqual([])
    await nextFrame()
    await vi.waitFor(() =>
      expect(heard).toEqual([{ type: 'status', status: labStatus({ jwt: { mode: 'step' } }) }]),
    )
    await nextFrame()
    expect(heard).toHaveLength(1)
  })

  it('are told before what comes after them', async () => {
    const { lab, types } = hearing()
    const story = new Story()
    story.flow('jwt', 1)
    lab.status()
    lab.say(story.message())
    expect(types()).toEqual(['status', 'events'])
    lab.status()
    await vi.waitFor(() => expect(types()).toEqual(['status', 'events', 'status']))
  })

  it('are told at once where the page is not shown, and so has no frames', () => {
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    const { lab, types } = hearing()
    lab.status()
    expect(types()).toEqual(['status'])
    hidden.mockRestore()
  })
})
