// The defences as settings of a whole lab: what is announced of them, what a change does at once, where a jku may lead.
import { SignJWT } from 'jose'
import { afterEach, expect, test } from 'vitest'
import { allCareful, type DefenceOf, defencesOf } from '#src/defences/defences'
import { WEAK_SECRETS } from '#src/defences/weak-secrets'
import { differencesOf } from '#src/differences/differences'
import { catalogues } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'
import { findingOf } from '#src/verdict/finding'
import type { TestLab } from '../../support/lab'
import { attack, done, ended, login, logout, open, start, stopStarted } from './started'

afterEach(stopStarted)

const set = (lab: TestLab, jwtDefences: Partial<Record<DefenceOf<'jwt'>, boolean>>) =>
  done(lab, 'change-settings', { jwtDefences })
const differences = ({ view }: TestLab, locale: Locale = 'en') =>
  view.status ? differencesOf(view.status).map(({ says }) => says(catalogues[locale])) : []

/** Opens the protected page as the front end, and returns the flow. */
async function openPage(lab: TestLab) {
  const { flows } = await done(lab, 'perform', { lanes: ['jwt'], action: open })
  return ended(lab, 'jwt', flows.jwt)
}
const statusOf = (flow: Awaited<ReturnType<typeof openPage>>) => {
  const answer = flow.hops.findLast(({ hop }) => hop.kind === 'response')?.hop
  return answer?.kind === 'response' ? answer.response.status : null
}

test('one that is off is named among what differs, and switched on again by that', async () => {
  const lab = await start()
  await set(lab, { 'signature-verified': false, 'audience-checked': true })
  expect(differences(lab)).toEqual(['signature unchecked', 'Audience checked: on'])
  expect(differences(lab, 'zh-TW')).toEqual(['沒有驗證簽章', '檢查 aud：開'])
  for (const { undo } of lab.view.status ? differencesOf(lab.view.status) : [])
    await done(lab, undo.command, undo.payload as never)
  expect(differences(lab)).toEqual([])
})

test('those of --careless are off at the start, which then differs in nothing', async () => {
  const lab = await start({ careless: ['alg-pinned', 'strong-secret'] })
  expect(differences(lab)).toEqual([])
  expect(lab.view.status?.settings.jwtDefences).toMatchObject({
    'alg-pinned': false,
    'strong-secret': false,
    'signature-verified': true,
  })
  expect(lab.view.status?.jwtKey).toMatchObject({ kind: 'secret', weak: true })
})

test('a guessable secret is one word as long as the lab lives; the random one comes back with the defence', async () => {
  const lab = await start()
  const key = () => lab.view.status?.jwtKey
  const random = key()
  await lab.act(login)
  await set(lab, { 'strong-secret': false })
  const weak = key()
  expect(WEAK_SECRETS).toContain(weak?.kind === 'secret' ? weak.secret : null)
  // It is another key: nothing is revoked, and earlier tokens are refused by their signature.
  expect(statusOf(await openPage(lab))).toBe(422)
  await set(lab, { 'strong-secret': true })
  expect(key()).toEqual(random)
  expect(statusOf(await openPage(lab))).toBe(200)
  await set(lab, { 'strong-secret': false })
  expect(key()).toEqual(weak)
})

test('a secret of one’s own stays, strong or not', async () => {
  const lab = await start({ jwtSecret: 'my own', careless: ['strong-secret'] })
  expect(lab.view.status?.jwtKey).toMatchObject({ secret: 'my own' })
})

test('with all of them each action works as before', async () => {
  const lab = await start()
  await set(lab, allCareful('jwt'))
  await lab.act(login)
  expect(statusOf(await openPage(lab))).toBe(200)
  for (const type of [
    'refresh',
    'open-partially-protected',
    'get-download-link',
    'logout-everywhere',
  ] as const) {
    const { flows } = await done(lab, 'perform', { lanes: ['jwt'], action: { type } })
    expect([type, statusOf(await ended(lab, 'jwt', flows.jwt))]).toEqual([type, 200])
  }
  expect(lab.view.status?.settings.jwtDefences).toEqual(
    Object.fromEntries(defencesOf('jwt').map((id) => [id, true])),
  )
})

test('a jku is fetched from the servers of the lab: their key is a good one, and their request is a flow', async () => {
  const lab = await start({ jwtAlgorithm: 'RS256', careless: ['own-keys-only'] })
  await lab.act(login)
  const origin = lab.view.status?.lanes.jwt.nodes[0]?.origin ?? ''
  const forged = await new SignJWT({ sub: 'alice' })
    .setProtectedHeader({ alg: 'HS256', jku: `${origin}/.well-known/jwks.json` })
    .sign(new Uint8Array(32))
  const answer = await fetch(`${origin}/protected`, { headers: { Authorization: `Bearer ${forged}` } })
  // The algorithm is still pinned.
  expect(answer.status).toBe(422)
  await set(lab, { 'alg-pinned': false })
  const again = await fetch(`${origin}/protected`, { headers: { Authorization: `Bearer ${forged}` } })
  expect(again.status).toBe(422)
  expect(lab.view.flows('jwt').some(({ started }) => started.path === '/.well-known/jwks.json')).toBe(true)
})

test('those of the session server are named, and take effect, at once', async () => {
  const lab = await start()
  await done(lab, 'change-settings', { sessionDefences: { 'id-renewed': false, 'http-only': false } })
  expect(differences(lab)).toEqual(['ID kept at login', 'cookie without HttpOnly'])
  expect(differences(lab, 'zh-TW')).toEqual(['登入後 ID 不變', 'cookie 沒有 HttpOnly'])
  await lab.act(login, ['session'])
  expect(lab.view.state('session').cookies).toMatchObject([{ httpOnly: false, sameSite: 'lax' }])
  await done(lab, 'change-settings', { sessionDefences: allCareful('session') })
  expect(differences(lab)).toEqual([])
})

test('a flag switches those of either lane off', async () => {
  const lab = await start({ careless: ['destroyed-at-logout', 'alg-pinned'] })
  expect(lab.view.status?.settings).toMatchObject({
    sessionDefences: { 'destroyed-at-logout': false, 'id-renewed': true },
    jwtDefences: { 'alg-pinned': false, 'signature-verified': true },
  })
  await lab.act(login, ['session'])
  await done(lab, 'steal', { lanes: ['session'] })
  await lab.act(logout, ['session'])
  expect(statusOf(await attack(lab, 'session', open))).toBe(200)
})

test.each([
  [false, 200],
  [true, 401],
])(
  'a held request and a logout of another client: with no-write-after-end %j the copy gets %i',
  async (isOn, status) => {
    const lab = await start()
    await done(lab, 'change-settings', { sessionDefences: { 'no-write-after-end': isOn } })
    await lab.act(login, ['session'])
    const [cookie] = lab.view.state('session').cookies
    const headers = { Cookie: `${cookie?.name}=${cookie?.value}` }
    await done(lab, 'set-mode', { lanes: ['session'], mode: 'step' })
    const { flows } = await done(lab, 'perform', { lanes: ['session'], action: open })
    const next = () => lab.view.status?.lanes.session.holding?.next.kind
    while (next() !== 'session-touched') await done(lab, 'next-hop', { lanes: ['session'] })
    const answer = await fetch(`${lab.origin('session')}/logout`, { method: 'DELETE', headers })
    expect(answer.status).toBe(200)
    await done(lab, 'set-mode', { lanes: ['session'], mode: 'run' })
    const flow = await ended(lab, 'session', flows.session)
    expect(statusOf(flow)).toBe(status)
    expect(findingOf(flow)?.finding.kind).toBe(isOn ? 'check-failed' : 'session-revived')
    const again = await fetch(`${lab.origin('session')}/protected`, { headers })
    expect(again.status).toBe(status)
  },
)

test('a counter for session IDs is one for all nodes, and outlives a restart', async () => {
  const lab = await start({ careless: ['random-id'], storage: { session: 'sqlite', jwt: 'memory' } })
  const newest = () => lab.view.state('session').sessions.at(-1)?.id
  await lab.act(login, ['session'])
  expect(newest()).toBe('1002')
  await done(lab, 'add-node', { lanes: ['session'] })
  await done(lab, 'set-routing', { lanes: ['session'], routing: 2 })
  await lab.act(logout, ['session'])
  await lab.act(login, ['session'])
  const second = Number(newest())
  expect(second).toBeGreaterThan(1002)
  await done(lab, 'restart-server', { lanes: ['session'] })
  await lab.act(logout, ['session'])
  await lab.act(login, ['session'])
  expect(Number(newest())).toBeGreaterThan(second)
})
