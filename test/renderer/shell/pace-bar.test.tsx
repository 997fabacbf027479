import { screen } from '@testing-library/react'
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { PaceBar } from '../../../renderer/shell/connection-bar'
import { renderShell } from './render-shell'

describe('the bar of the pace', () => {
  it.each([
    ['en', /^About 500 requests a second/],
    ['zh-TW', /^每秒約有 500 個請求/],
  ] as const)('says in %s how many requests come, until each is shown at once again', (locale, words) => {
    const { lab } = renderShell(<PaceBar />, locale)
    expect(screen.queryByText(words)).toBeNull()
    act(() => lab.say({ type: 'pace', flowsPerSecond: 512 }))
    expect(screen.getByText(words)).toBeDefined()
    act(() => lab.say({ type: 'pace', flowsPerSecond: null }))
    expect(screen.queryByText(words)).toBeNull()
  })
})
