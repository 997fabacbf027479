// What differs from how a lab was started, and the way back, on a real lab.
import { afterEach, describe, expect, test } from 'vitest'
import type { CommandName } from '#src/contract/commands'
import { commandsToTheStart, differencesOf } from '#src/differences/differences'
import { catalogues } from '#src/i18n/catalogue'
import { INITIAL_SETTINGS, SETTING_KEYS, type SettingKey, type Settings } from '#src/settings/settings'
import { LANES } from '#src/trace/lane'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

let lab: TestLab

afterEach(() => lab.lab.stop())

const BOTH = [...LANES]

function found() {
  if (!lab.view.status) throw new Error('The lab was not heard')
  return differencesOf(lab.view.status)
}

const named = (locale: 'en' | 'zh-TW' = 'en') => found().map(({ says }) => says(catalogues[locale]))

/** Gives the lab a command, and waits until its status has said what came of it. */
async function give(name: CommandName, payload: unknown): Promise<void> {
  expect(await lab.lab.handle(name, payload)).toMatchObject({ ok: true })
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
}

async function undoEach(): Promise<void> {
  if (!lab.view.status) throw new Error('The lab was not heard')
  for (const { command, payload } of commandsToTheStart(lab.view.status)) await give(command, payload)
}

/** Another value of each setting: what is changed of it. */
const OTHER: { readonly [K in SettingKey]: Partial<Settings[K]> | Settings[K] } = {
  jwtAlgorithm: 'RS256',
  jwtSecret: 'my secret',
  lifetimes: { sessionIdleSeconds: 300 },
  revocation: { strategy: 'allowlist' },
  rotation: { enabled: true },
  jwtDefences: { 'signature-verified': false },
  sessionDefences: { 'id-renewed': false },
  redisUrl: 'redis://127.0.0.1:1',
  admitOtherPages: true,
  holdExternal: true,
  traceBoundHops: 200,
}

describe('a lab that was only started', () => {
  test('differs in nothing, with whatever it was started', async () => {
    lab = await startTestLab()
    expect(named()).toEqual([])
    await lab.lab.stop()
    lab = await startTestLab({
      jwtAlgorithm: 'ES256',
      lifetimes: { autoRefresh: true },
      storage: { session: 'sqlite', jwt: 'memory' },
    })
    expect(named()).toEqual([])
    await give('change-settings', { jwtAlgorithm: 'HS256' })
    await give('set-storage', { lanes: ['session'], kind: 'memory' })
    expect(named()).toEqual(['memory (session)', 'HS256'])
    await undoEach()
    await until(() => found().length === 0)
    expect(lab.view.status).toMatchObject({
      settings: { jwtAlgorithm: 'ES256' },
      lanes: { session: { storage: { kind: 'sqlite' } } },
    })
  })

  test('goes back to each lane’s own storage, where they were started with different ones', async () => {
    lab = await startTestLab({ storage: { session: 'sqlite', jwt: 'redis' } })
    await give('set-storage', { lanes: BOTH, kind: 'memory' })
    expect(named()).toEqual(['memory (session)', 'memory (JWT)'])
    await undoEach()
    await until(() => found().length === 0)
    expect(lab.view.status?.lanes).toMatchObject({
      session: { storage: { kind: 'sqlite' } },
      jwt: { storage: { kind: 'redis' } },
    })
  })

  test('differs in no mode and in nothing that is done', async () => {
    lab = await startTestLab()
    await give('set-mode', { lanes: BOTH, mode: 'slow' })
    await lab.act({ type: 'login', username: 'test', password: 'test' })
    expect(named()).toEqual([])
  })
})

test('each setting is a difference by its entry, and is called something in both languages', async () => {
  for (const key of SETTING_KEYS) {
    lab = await startTestLab()
    await give('change-settings', { [key]: OTHER[key] })
    expect(found(), key).toHaveLength(1)
    for (const locale of ['en', 'zh-TW'] as const) expect(named(locale)[0], key).toMatch(/\S/)
    expect(found()[0]?.lanes.length, key).toBeGreaterThan(0)
    await undoEach()
    expect(lab.view.status?.settings).toEqual(INITIAL_SETTINGS)
    await lab.lab.stop()
  }
  lab = await startTestLab()
})

test.each([
  [{ jwtAlgorithm: 'EdDSA' }, ['EdDSA'], ['EdDSA']],
  [{ jwtSecret: 'mine' }, ['secret of your own'], ['自訂的密鑰']],
  [{ lifetimes: { accessTokenSeconds: 120 } }, ['Access token: 2 min'], ['Access token：2 分鐘']],
  [{ lifetimes: { accessTokenSeconds: null } }, ['Access token: never expires'], ['Access token：永不過期']],
  [{ lifetimes: { accessTokenSeconds: 60, leewaySeconds: 5 } }, ['2 lifetimes'], ['2 項有效期']],
  [{ lifetimes: { autoRefresh: true } }, ['Auto refresh: on'], ['自動更新 token：開']],
  [{ lifetimes: { sessionRolling: true } }, ['Rolling cookie: on'], ['Cookie 隨使用展延（rolling）：開']],
  [{ revocation: { enabled: false } }, ['Blacklist: off'], ['黑名單：關']],
  [{ revocation: { strategy: 'none' } }, ['no blacklist, wait for expiry'], ['沒有黑名單，等它過期']],
  [{ revocation: { checks: ['access'] } }, ['Check access tokens'], ['檢查 access token']],
  [{ revocation: { checks: [] } }, ['No type is checked'], ['什麼類型都不查']],
  [
    { revocation: { logoutRevokesBoth: true } },
    ['Logout revokes both tokens: on'],
    ['登出時兩個 token 都撤銷：開'],
  ],
  [
    { rotation: { enabled: true, graceSeconds: 10 } },
    ['rotation on', 'grace period 10 s'],
    ['輪替：開', '寬限期 10 秒'],
  ],
  [{ admitOtherPages: true }, ['Let other pages’ requests through: on'], ['放行其他網頁的請求：開']],
  [{ traceBoundHops: 200 }, ['Hops kept in each lane: 200'], ['每邊保留的步數：200']],
] as const)('%j is called by what it is', async (change, english, chinese) => {
  lab = await startTestLab()
  await give('change-settings', change)
  expect([named(), named('zh-TW')]).toEqual([english, chinese])
})

test('a lab changed in every way goes back to its start, one by one and all at once', async () => {
  lab = await startTestLab()
  const change = async () => {
    await give('add-node', { lanes: BOTH })
    await give('set-routing', { lanes: ['jwt'], routing: 2 })
    await give('set-storage', { lanes: ['jwt'], kind: 'sqlite' })
    await give('set-breakpoints', { lanes: BOTH, breakpoints: ['verify'] })
    await give('change-settings', { revocation: { enabled: false }, rotation: { enabled: true } })
    await give('advance-clock', { to: (lab.view.status?.clock.now ?? 0) + 28 * 60_000 })
    await give('set-clock', { paused: true, rate: 60 })
  }
  await change()
  expect(named()).toEqual([
    '2 nodes',
    'all to node 2 (JWT)',
    'SQLite (JWT)',
    '1 breakpoint',
    'Blacklist: off',
    'rotation on',
    'clock paused',
    'clock 60×',
    'clock +28 min',
  ])
  expect(named('zh-TW')).toEqual([
    '2 個節點',
    '全部送到節點 2（JWT）',
    'SQLite（JWT）',
    '1 個中斷點',
    '黑名單：關',
    '輪替：開',
    '時鐘暫停',
    '時鐘 60×',
    '時鐘 +28 分鐘',
  ])
  expect(found().map(({ stakes }) => stakes)).toEqual([
    'lane',
    'nothing',
    'lane',
    'nothing',
    'nothing',
    'nothing',
    'nothing',
    'nothing',
    'lab',
  ])
  await undoEach()
  await until(() => found().length === 0)
  await change()
  for (let left = found(); left.length > 0; left = found()) {
    const [one] = left
    if (!one) break
    await give(one.undo.command, one.undo.payload)
    await until(() => found().length < left.length)
  }
})

test('a clock that is behind real time differs too', async () => {
  lab = await startTestLab()
  await give('set-clock', { paused: true })
  lab.clock.advanceMs(5 * 60_000)
  await give('set-clock', { paused: false })
  expect(named()).toEqual(['clock −5 min'])
  expect(named('zh-TW')).toEqual(['時鐘 −5 分鐘'])
})

test('a lab that has waited for a demonstration differs in what its learner has done, and in nothing else', async () => {
  lab = await startTestLab()
  const play = async () => {
    await give('stage-demonstration', { id: 'one-time-link' })
    lab.clock.advanceMs(10 * 60_000)
    await give('end-demonstration', {})
    await until(() => lab.view.status?.lab === 0)
  }
  await play()
  expect(lab.view.status?.clock).toMatchObject({ aheadMs: -600_000, waitedMs: 600_000 })
  expect(named()).toEqual([])
  await give('advance-clock', { to: (lab.view.status?.clock.now ?? 0) + 28 * 60_000 })
  await play()
  expect(named()).toEqual(['clock +28 min'])
  await undoEach()
  await until(() => found().length === 0)
  expect(lab.view.status?.clock).toEqual({ now: lab.clock.now(), rate: 1, paused: false, aheadMs: 0 })
})
