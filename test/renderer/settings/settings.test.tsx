import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'
import type { LaneId } from '#src/trace/lane'
import { LaneHead } from '../../../renderer/lane/lane-head'
import { labStatus } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const { settings } = labStatus()
const weakKey = { kind: 'secret', secret: 'secret', bits: 48, requiredBits: 256, weak: true } as const
const keyPair = {
  kind: 'key-pair',
  publicKey: '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----',
} as const
const button = (name: string | RegExp) => screen.getByRole('button', { name })

/** Opens the settings of a lane by its menu. */
async function open(user: UserEvent, lane: LaneId, locale: Locale = 'en'): Promise<void> {
  const { head, ...words } = catalogues[locale].lanes
  const { name } = words[lane]
  await user.click(button(head.menu({ name })))
  await user.click(await screen.findByRole('menuitem', { name: head.settings({ name }) }))
  await screen.findByRole('dialog')
}

describe('the settings of a lane', () => {
  it('warns in the head of a secret that is too short, and says by how much in the settings', async () => {
    const { status, user } = renderShell(<LaneHead lane="jwt" />)
    expect(screen.queryByText(/weak secret/)).toBeNull()
    status({}, { jwtKey: weakKey })
    expect(button('HS256 · weak secret · 48 bits')).toBeDefined()
    await open(user, 'jwt')
    expect(
      screen.getByText(/at most 48 bits. HS256 needs 256 or more \(RFC 7518 section 3.2\)/),
    ).toBeDefined()
    expect(screen.getByText('secret')).toBeDefined()
  })

  it('warns of a short secret before it is used, takes it, and offers the way back', async () => {
    const { lab, status, user } = renderShell(<LaneHead lane="jwt" />)
    await open(user, 'jwt')
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
    await open(user, 'jwt')
    await user.type(screen.getByLabelText('Your own secret'), '密')
    expect(screen.getByText(/at most 24 bits/)).toBeDefined()
  })

  it('shows the public key and where its JWKS lies when there is a key pair', async () => {
    const { status, user } = renderShell(<LaneHead lane="jwt" />)
    status({}, { settings: { ...settings, jwtAlgorithm: 'ES256' }, jwtKey: keyPair })
    await open(user, 'jwt')
    expect(screen.getByText(/BEGIN PUBLIC KEY/)).toBeDefined()
    expect(screen.getByText('http://127.0.0.1:4602/.well-known/jwks.json')).toBeDefined()
    expect(screen.queryByLabelText('Your own secret')).toBeNull()
  })

  it('changes the algorithm', async () => {
    const { lab, user } = renderShell(<LaneHead lane="jwt" />)
    await open(user, 'jwt')
    await user.click(screen.getByRole('combobox', { name: 'Algorithm' }))
    await user.click(await screen.findByRole('option', { name: 'RS256' }))
    expect(lab.sent).toEqual([{ name: 'change-settings', payload: { jwtAlgorithm: 'RS256' } }])
  })

  it('sets mode, speed and breakpoints of this lane alone', async () => {
    const { lab, status, user } = renderShell(<LaneHead lane="session" />)
    status({ session: { mode: 'slow', breakpoints: ['response'] } })
    await open(user, 'session')
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
      await open(user, 'session')
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
    await open(user, 'session')
    const field = screen.getByLabelText('Hops kept in each lane')
    await user.clear(field)
    await user.type(field, `${typed}{Enter}`)
    expect(lab.sent).toEqual([{ name: 'change-settings', payload: { traceBoundHops: Number(typed) } }])
  })

  it('says what the session server is, in zh-TW too', async () => {
    const { user } = renderShell(<LaneHead lane="session" />, 'zh-TW')
    await open(user, 'session', 'zh-TW')
    expect(screen.getByText(/HttpOnly：程式碼讀不到/)).toBeDefined()
  })
})
