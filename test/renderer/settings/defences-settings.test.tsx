// The defences on the screen: a switch each with both lines of code, all on by one click, and a line over a careless server.
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { allCareful, DEFENCES, defencesAtStart, defencesOf } from '#src/defences/defences'
import { catalogues } from '#src/i18n/catalogue'
import type { LaneId } from '#src/trace/lane'
import { Lane } from '../../../renderer/lane/lane'
import { LaneSettings } from '../../../renderer/settings/lane-settings'
import { labStatus } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const { settings } = labStatus()
const without = (...off: Parameters<typeof defencesAtStart>[1] & object) => ({
  settings: {
    ...settings,
    jwtDefences: defencesAtStart('jwt', off),
    sessionDefences: defencesAtStart('session', off),
  },
})

async function openSettings(lane: LaneId, status: object = {}) {
  const shell = renderShell(<LaneSettings lane={lane} onClose={() => {}} />)
  shell.status({}, status)
  await screen.findByRole('dialog')
  return shell
}

describe('the defences among the settings', () => {
  it.each([
    ['jwt', 'alg-pinned'],
    ['session', 'id-renewed'],
  ] as const)(
    'of the %s lane stand with both lines of code, of which one is what the server runs',
    async (lane, off) => {
      await openSettings(lane, without(off))
      const group = within(screen.getByRole('region', { name: 'Defences' }))
      for (const id of defencesOf(lane)) {
        const { name } = catalogues.en.defences.words[id]
        const isOn = id !== off && DEFENCES[id].initial
        expect(group.getByRole('switch', { name }).getAttribute('aria-checked')).toBe(String(isOn))
        for (const code of [DEFENCES[id].careless, DEFENCES[id].careful])
          expect(group.getAllByText(code).length).toBeGreaterThan(0)
      }
      const first = group.getAllByText(/the server runs this$/)[0]
      expect(first?.textContent).toBe('Careless: the server runs this')
    },
  )

  it('are switched one by one, and all on at once', async () => {
    const { lab, user } = await openSettings('jwt')
    await user.click(screen.getByRole('switch', { name: 'Signature verified' }))
    await user.click(screen.getByRole('button', { name: 'Switch all on' }))
    expect(lab.sent).toEqual([
      { name: 'change-settings', payload: { jwtDefences: { 'signature-verified': false } } },
      { name: 'change-settings', payload: { jwtDefences: allCareful('jwt') } },
    ])
  })

  it('are switched on the session lane as well', async () => {
    const { lab, user } = await openSettings('session', without('random-id'))
    await user.click(screen.getByRole('switch', { name: 'HttpOnly' }))
    await user.click(screen.getByRole('button', { name: 'Switch all on' }))
    expect(lab.sent).toEqual([
      { name: 'change-settings', payload: { sessionDefences: { 'http-only': false } } },
      { name: 'change-settings', payload: { sessionDefences: allCareful('session') } },
    ])
  })
})

describe('the cookie among the settings of the session lane', () => {
  it('has the attributes that the server sets now, and the secret that it signs with', async () => {
    const { status } = await openSettings('session')
    expect(screen.getByText('lab.sid=s:…; Path=/; Expires=…; HttpOnly; SameSite=Lax')).toBeDefined()
    expect(screen.getByText(/signed so that nobody can make one up/)).toBeDefined()
    status({}, without('http-only', 'same-site', 'session-secret'))
    expect(screen.getByText('lab.sid=s:…; Path=/; Expires=…')).toBeDefined()
    expect(screen.getByText(/^Not HttpOnly: scripts can read it\. No SameSite/)).toBeDefined()
    expect(screen.getByText(/signed with a secret that everybody can look up/)).toBeDefined()
  })
})

describe('the line over a lane', () => {
  it('names what the server lacks, as long as it lacks it', () => {
    const { status } = renderShell(<Lane lane="jwt" />)
    status({}, {})
    expect(screen.queryByText(/^Careless server/)).toBeNull()
    status({}, without('alg-pinned', 'type-checked'))
    expect(screen.getByText('Careless server: algorithm not pinned, type unchecked')).toBeDefined()
    status({}, without())
    expect(screen.queryByText(/^Careless server/)).toBeNull()
  })

  it('says nothing of the other lane', () => {
    const { status } = renderShell(<Lane lane="session" />)
    status({}, without('alg-pinned'))
    expect(screen.queryByText(/^Careless server/)).toBeNull()
    status({}, without('alg-pinned', 'session-secret'))
    expect(screen.getByText('Careless server: documented secret')).toBeDefined()
  })
})
