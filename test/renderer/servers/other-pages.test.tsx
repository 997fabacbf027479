import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { Lane } from '../../../renderer/lane/lane'
import { renderShell } from '../shell/render-shell'

const control = (name = 'Let them through') => screen.getByRole('switch', { name })

describe('requests of other web pages', () => {
  it('are not spoken of before there are any', () => {
    renderShell(<Lane lane="jwt" />)
    expect(screen.queryByText(/other web page/)).toBeNull()
  })

  it.each([
    ['en', 1, '1 request of another web page refused'],
    ['en', 412, '412 requests of another web page refused'],
    ['zh-TW', 412, '已拒絕 412 個來自其他網頁的請求'],
  ] as const)('are counted in a line of their lane, in %s %i', (locale, refusedPages, line) => {
    const { status } = renderShell(<Lane lane="jwt" />, locale)
    status({ session: { refusedPages: 7 }, jwt: { refusedPages } })
    expect(screen.getByText(line)).toBeDefined()
  })

  it('are let through, and refused again, by the switch beside the line', async () => {
    const { lab, status, user } = renderShell(<Lane lane="session" />)
    status({ session: { refusedPages: 3 } })
    expect(control().getAttribute('aria-checked')).toBe('false')
    await user.click(control())
    status({ session: { refusedPages: 3 } }, { settings: { ...INITIAL_SETTINGS, admitOtherPages: true } })
    expect(control().getAttribute('aria-checked')).toBe('true')
    await user.click(control())
    expect(lab.sent).toEqual([
      { name: 'change-settings', payload: { admitOtherPages: true } },
      { name: 'change-settings', payload: { admitOtherPages: false } },
    ])
  })

  it('have the same switch in the settings of either lane, also when none came', async () => {
    const { lab, user } = renderShell(<Lane lane="jwt" />)
    await user.click(screen.getByRole('button', { name: /^JWT: / }))
    await user.click(await screen.findByRole('menuitem', { name: 'JWT: settings' }))
    await screen.findByRole('dialog')
    await user.click(control('Let other pages’ requests through'))
    expect(lab.sent).toEqual([{ name: 'change-settings', payload: { admitOtherPages: true } }])
  })
})
