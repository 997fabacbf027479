import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { LaneHead } from '../../../renderer/lane/lane-head'
import { labStatus } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const { settings } = labStatus()
const weakKey = { kind: 'secret', secret: 'secret', bits: 48, requiredBits: 256, weak: true } as const
const keyPair = {
  kind: 'key-pair',
  publicKey: '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----',
} as const
const button = (name: string) => screen.getByRole('button', { name })

describe('the settings of a lane', () => {
  it('warns in the head of a secret that is too short, and says by how much in the settings', async () => {
    const { status, user } = renderShell(<LaneHead lane="jwt" />)
    expect(screen.queryByText(/^weak secret/)).toBeNull()
    status({}, { jwtKey: weakKey })
    expect(button('weak secret · 48 bits')).toBeDefined()
    await user.click(button('JWT: settings'))
    expect(
      screen.getByText(/at most 48 bits. HS256 needs 256 or more \(RFC 7518 section 3.2\)/),
    ).toBeDefined()
    expect(screen.getByText('secret')).toBeDefined()
  })

  it('warns of a short secret before it is used, takes it, and offers the way back', async () => {
    const { lab, status, user } = renderShell(<LaneHead lane="jwt" />)
    await user.click(button('JWT: settings'))
    await user.type(screen.getByLabelText('Your own secret'), 'short')
    expect(screen.getByText(/at most 40 bits/)).toBeDefined()
    await user.click(button('Use it'))
    expect(lab.sent).toEqual([{ name: 'change-settings', payload: { jwtSecret: 'short' } }])
    status(
      {},
      { settings: { ...settings, jwtSecret: 'short' }, jwtKey: { ...weakKey, secret: 'short', bits: 40 } },
    )
    await user.click(button('Random secret'))
    expect(lab.sent.at(-1)).toEqual({ name: 'change-settings', payload: { jwtSecret: null } })
  })

  it('counts the bytes of a secret, not its characters', async () => {
    const { user } = renderShell(<LaneHead lane="jwt" />)
    await user.click(button('JWT: settings'))
    await user.type(screen.getByLabelText('Your own secret'), '密')
    expect(screen.getByText(/at most 24 bits/)).toBeDefined()
  })

  it('shows the public key and where its JWKS lies when there is a key pair', async () => {
    const { status, user } = renderShell(<LaneHead lane="jwt" />)
    status({}, { settings: { ...settings, jwtAlgorithm: 'ES256' }, jwtKey: keyPair })
    await user.click(button('JWT: settings'))
    expect(screen.getByText(/BEGIN PUBLIC KEY/)).toBeDefined()
    expect(screen.getByText('http://127.0.0.1:4602/.well-known/jwks.json')).toBeDefined()
    expect(screen.queryByLabelText('Your own secret')).toBeNull()
  })

  it('changes the algorithm', async () => {
    const { lab, user } = renderShell(<LaneHead lane="jwt" />)
    await user.click(button('JWT: settings'))
    await user.click(screen.getByRole('combobox', { name: 'Algorithm' }))
    await user.click(await screen.findByRole('option', { name: 'RS256' }))
    expect(lab.sent).toEqual([{ name: 'change-settings', payload: { jwtAlgorithm: 'RS256' } }])
  })

  it('sets mode, speed and breakpoints of this lane alone', async () => {
    const { lab, status, user } = renderShell(<LaneHead lane="session" />)
    status({ session: { mode: 'slow', breakpoints: ['response'] } })
    await user.click(button('Cookie session: settings'))
    await user.click(screen.getByRole('radio', { name: 'Step' }))
    await user.click(screen.getByRole('switch', { name: 'Stop when the server verifies' }))
    await user.click(screen.getByRole('switch', { name: 'Stop before the response' }))
    await user.click(screen.getByRole('combobox', { name: 'Speed of slow mode' }))
    await user.click(await screen.findByRole('option', { name: '4×' }))
    const lanes = ['session']
    expect(lab.sent).toEqual([
      { name: 'set-mode', payload: { lanes, mode: 'step' } },
      { name: 'set-breakpoints', payload: { lanes, breakpoints: ['response', 'verify'] } },
      { name: 'set-breakpoints', payload: { lanes, breakpoints: [] } },
      { name: 'set-mode', payload: { lanes, mode: 'slow', speed: 4 } },
    ])
  })

  it.each(['99', '20001', 'many', '1e3', ''])(
    'refuses "%s" as the bound of the trace and says what it may be',
    async (typed) => {
      const { lab, user } = renderShell(<LaneHead lane="session" />)
      await user.click(button('Cookie session: settings'))
      const field = screen.getByLabelText('Hops kept in each lane')
      await user.clear(field)
      if (typed) await user.type(field, typed)
      await user.keyboard('{Enter}')
      expect(screen.getByRole('alert').textContent).toBe('Write a whole number from 100 to 20000.')
      expect(lab.sent).toEqual([])
    },
  )

  it.each(['100', '20000'])('takes %s as the bound of the trace', async (typed) => {
    const { lab, user } = renderShell(<LaneHead lane="session" />)
    await user.click(button('Cookie session: settings'))
    const field = screen.getByLabelText('Hops kept in each lane')
    await user.clear(field)
    await user.type(field, `${typed}{Enter}`)
    expect(lab.sent).toEqual([{ name: 'change-settings', payload: { traceBoundHops: Number(typed) } }])
  })

  it('says what the session server is, in zh-TW too', async () => {
    const { user } = renderShell(<LaneHead lane="session" />, 'zh-TW')
    await user.click(button('Cookie session 設定'))
    expect(screen.getByText(/HttpOnly：程式碼讀不到/)).toBeDefined()
  })
})
