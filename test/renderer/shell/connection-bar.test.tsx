import { screen } from '@testing-library/react'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { NO_ANSWER_MS } from '../../../renderer/model/model-state'
import { ConnectionBar } from '../../../renderer/shell/connection-bar'
import { renderShell } from './render-shell'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

describe('a command without an answer', () => {
  it.each(LOCALES)(
    'is said to be within three seconds, until the last answer is there, in %s',
    async (locale) => {
      const { lab, model } = renderShell(<ConnectionBar />, locale)
      const words = catalogues[locale].shell.connection.unanswered
      const answers: (() => void)[] = []
      const give = () => {
        lab.delay('reset', new Promise((resolve) => answers.push(resolve)))
        void model.getState().send('reset', { lanes: ['jwt'] })
      }
      give()
      await passes(NO_ANSWER_MS - 1)
      expect(screen.queryByText(words)).toBeNull()
      give()
      await passes(1)
      expect(screen.getByText(words)).toBeDefined()
      await passes(NO_ANSWER_MS)
      answers[0]?.()
      await passes(0)
      expect(screen.getByText(words)).toBeDefined()
      answers[1]?.()
      await passes(0)
      expect(screen.queryByText(words)).toBeNull()
    },
  )

  it('is not missed any more once it was refused', async () => {
    const { lab, model } = renderShell(<ConnectionBar />)
    let refuse = (_why: Error) => {}
    lab.delay(
      'reset',
      new Promise((_, reject) => {
        refuse = reject
      }),
    )
    void model.getState().send('reset', { lanes: ['jwt'] })
    await passes(NO_ANSWER_MS)
    expect(model.getState().unanswered).toBe(1)
    refuse(new Error('No'))
    await passes(0)
    expect(model.getState().unanswered).toBe(0)
    expect(model.getState().notices).toHaveLength(1)
  })

  it('is not missed when the command takes its time, and the page says itself how far it is', async () => {
    const { lab, model } = renderShell(<ConnectionBar />)
    lab.delay('finish-demonstration', new Promise(() => {}))
    void model.getState().send('finish-demonstration', {})
    await passes(10 * NO_ANSWER_MS)
    expect(model.getState().unanswered).toBe(0)
  })

  it('is told to be due within three seconds', () => {
    expect(NO_ANSWER_MS).toBeLessThan(3000)
  })

  it('goes without saying while the connection is lost', async () => {
    const { lab, model, connection } = renderShell(<ConnectionBar />)
    const say = catalogues.en.shell.connection
    lab.delay('reset', new Promise(() => {}))
    void model.getState().send('reset', { lanes: ['jwt'] })
    await passes(NO_ANSWER_MS)
    connection('lost')
    expect(screen.getByText(say.lost)).toBeDefined()
    expect(screen.queryByText(say.unanswered)).toBeNull()
  })
})
