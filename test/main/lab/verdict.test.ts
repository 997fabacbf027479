// What a learner is told of each click, made from the flows of a real lab.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Action } from '#src/actions/schema'
import { catalogues } from '#src/i18n/catalogue'
import type { Settings, SettingsChange } from '#src/settings/settings'
import { newestClick } from '#src/trace/click'
import { LANES, type LaneId } from '#src/trace/lane'
import { type Verdict, verdictOf } from '#src/verdict/verdict'
import { verdictWords } from '#src/verdict/verdict-words'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

let lab: TestLab

beforeEach(async () => {
  lab = await startTestLab()
})

afterEach(() => lab.lab.stop())

const BOTH = [...LANES]
const MINUTE = 60_000
const logIn = { type: 'login', username: 'alice', password: 'alice' } as const
const open = { type: 'open-protected' } as const

function newest(): Verdict {
  const click = newestClick({ session: lab.view.flows('session'), jwt: lab.view.flows('jwt') })
  if (!click) throw new Error('Nothing has been asked for')
  return verdictOf(click)
}

/** Does something, and waits for all that came of it. */
async function seeing(does: () => Promise<unknown>): Promise<Verdict> {
  const count = () => BOTH.reduce((sum, lane) => sum + lab.view.flows(lane).length, 0)
  const before = count()
  await does()
  await until(
    () => count() > before && BOTH.every((lane) => lab.view.flows(lane).every(({ ended }) => ended)),
  )
  return newest()
}

const acting = (action: Action, lanes: LaneId[] = BOTH) => seeing(() => lab.act(action, lanes))
const byAttacker = (lanes: LaneId[] = BOTH) =>
  seeing(() => lab.send('perform', { lanes, action: open, as: 'attacker' }))
const set = (change: SettingsChange) => lab.send('change-settings', change)
const forward = (byMs: number) => lab.send('advance-clock', { to: (lab.view.status?.clock.now ?? 0) + byMs })

/** What is said in both languages. */
const said = (verdict: Verdict) => [
  verdictWords(verdict, catalogues.en),
  verdictWords(verdict, catalogues['zh-TW']),
]

/** What the decisive hop is. */
function decisive({ decisive: hop }: Verdict): string | null {
  if (!hop) return null
  const event = lab.view.events(hop.lane).find(({ seq }) => seq === hop.seq)
  return event?.type === 'hop' ? `${hop.lane} ${event.hop.kind}` : null
}

describe('of both lanes', () => {
  test('a login writes a record on one side and nothing on the other', async () => {
    const verdict = await acting(logIn)
    expect(verdict).toMatchObject({
      by: 'front-end',
      answers: { kind: 'both-accepted', status: 200 },
      findings: [
        { lane: 'session', finding: { kind: 'session-begun' } },
        { lane: 'jwt', finding: { kind: 'tokens-signed', types: ['access', 'refresh'], kept: null } },
      ],
    })
    expect(decisive(verdict)).toBe('jwt token-signed')
    expect(said(verdict)).toEqual([
      'Both answered `200`. The session server wrote a record into its store and gave its key out as a cookie; the JWT server stored nothing: it signed two tokens.',
      '兩邊都回應 `200`。session 伺服器在儲存區寫下一筆紀錄，把它的 key 放進 cookie；JWT 伺服器什麼都沒存，只簽了 2 個 token。',
    ])
  })

  test.each([
    [
      { ...logIn, password: 'wrong' },
      'wrong-password',
      'Both refused (`401`). Each of them knows the account, but not with this password.',
      '兩邊都拒絕了（`401`）。兩台都有這個帳號，但密碼不對。',
    ],
    [
      { ...logIn, username: 'nobody' },
      'unknown',
      'Both refused (`401`). Each of them knows no such account.',
      '兩邊都拒絕了（`401`）。兩台都沒有這個帳號。',
    ],
  ])('a login that fails says why, once for both: %#', async (action, outcome, ...words) => {
    const verdict = await acting(action)
    expect(verdict.answers).toEqual({ kind: 'both-refused', statuses: { session: 401, jwt: 401 } })
    expect(verdict.findings[1]?.finding).toEqual({ kind: 'login-failed', outcome })
    expect(said(verdict)).toEqual(words)
  })

  test.each([
    [
      { strategy: 'blocklist' },
      'asked only its blacklist: the signature said the rest.',
      '只問了黑名單：其餘的簽章就說明了。',
    ],
    [
      { strategy: 'allowlist' },
      'asked only its allowlist: the signature said the rest.',
      '只問了白名單：其餘的簽章就說明了。',
    ],
    [
      { strategy: 'version' },
      'asked only the version of the account: the signature said the rest.',
      '只問了帳號的版本：其餘的簽章就說明了。',
    ],
    [
      { strategy: 'none' },
      'asked no store: signature and claims said it all.',
      '不必問任何儲存區：簽章和 claim 就說明了一切。',
    ],
    [
      { enabled: false },
      'asked no store: signature and claims said it all.',
      '不必問任何儲存區：簽章和 claim 就說明了一切。',
    ],
  ] as const)(
    'an accepted credential: which stores were asked, with %j',
    async (revocation, english, chinese) => {
      await set({ revocation })
      await acting(logIn)
      const verdict = await acting(open)
      expect(verdict.answers).toEqual({ kind: 'both-accepted', status: 200 })
      expect(decisive(verdict)).toBe('jwt token-checked')
      expect(said(verdict)).toEqual([
        `Both answered \`200\`. The session server went to its store twice; the JWT server ${english}`,
        `兩邊都回應 \`200\`。session 伺服器去了儲存區兩次；JWT 伺服器${chinese}`,
      ])
    },
  )

  test('without a credential both refuse; where nobody has to log in both serve a stranger', async () => {
    expect(said(await acting(open))).toEqual([
      'Both refused (`401`). The session server found no cookie in the request; the JWT server found no token in the request.',
      '兩邊都拒絕了（`401`）。session 伺服器在請求裡找不到 cookie；JWT 伺服器在請求裡找不到 token。',
    ])
    expect(said(await acting({ type: 'open-partially-protected' }))).toEqual([
      'Both answered `200`. Each of them recognised nobody and served an anonymous visitor.',
      '兩邊都回應 `200`。兩台都認不出是誰，當成匿名訪客來回應。',
    ])
  })

  test('an expired credential: the browser drops its cookie, the token says so itself', async () => {
    await acting(logIn)
    await forward(40 * MINUTE)
    const verdict = await acting(open)
    expect(verdict.findings.map(({ finding }) => finding)).toEqual([
      { kind: 'cookie-dropped' },
      { kind: 'check-failed', check: 'exp', fault: 'late', asked: [] },
    ])
    expect(said(verdict)).toEqual([
      'Both refused (`401`). The session server found no cookie, as the browser had dropped it when its time was up; the JWT server saw in the token itself that it has expired, and asked no store.',
      '兩邊都拒絕了（`401`）。session 伺服器找不到 cookie：時間一到，瀏覽器就把它丟掉了；JWT 伺服器從 token 本身看出它已過期，不必問任何儲存區。',
    ])
  })

  test('two refusals with different answers', async () => {
    const verdict = await acting({ ...open, credential: 'forged' })
    expect(verdict.answers).toEqual({ kind: 'both-refused', statuses: { session: 401, jwt: 422 } })
    expect(said(verdict)).toEqual([
      'Both refused (`401` and `422`). The session server saw by the signature that the cookie is not as it was issued, and asked no store; the JWT server could not read the token: it does not have the three parts of a JWT.',
      '兩邊都拒絕了（`401`、`422`）。session 伺服器從簽章看出 cookie 和發出時不一樣，不必問任何儲存區；JWT 伺服器看不懂這個 token：它不是 JWT 的三段。',
    ])
  })

  test('only one refuses: a restart in memory ends sessions, and no token', async () => {
    await acting(logIn)
    await lab.send('restart-server', { lanes: BOTH })
    const verdict = await acting(open)
    expect(verdict.answers).toEqual({ kind: 'one-refused', lane: 'session', status: 401 })
    expect(decisive(verdict)).toBe('session session-answered')
    expect(said(verdict)).toEqual([
      'Only the session server refused (`401`). The session server found no such session in its store; the JWT server asked only its blacklist: the signature said the rest.',
      '只有 session 伺服器拒絕了（`401`）。session 伺服器在儲存區裡找不到這個 session；JWT 伺服器只問了黑名單：其餘的簽章就說明了。',
    ])
  })

  test.each([
    [
      'blocklist',
      'put this one token on its blacklist: its signature alone would still say yes.',
      '把這一個 token 寫進黑名單：單看簽章，它仍然有效。',
    ],
    ['allowlist', 'took the token off its allowlist.', '把 token 從白名單移除。'],
    [
      'version',
      'raised the version of the account, which ends all its tokens from before.',
      '提高了帳號的版本，之前的 token 全部失效。',
    ],
    [
      'none',
      'has no list to write on: the token stays good until it expires.',
      '沒有清單可寫：token 在過期之前一直有效。',
    ],
  ] as const)('a logout, with the strategy %s', async (strategy, english, chinese) => {
    await set({ revocation: { strategy } })
    await acting(logIn)
    const verdict = await acting({ type: 'logout' })
    expect(verdict.findings[0]?.finding).toEqual({ kind: 'sessions-ended', count: 1 })
    expect(said(verdict)).toEqual([
      `Both answered \`200\`. The session server deleted the record of the session, and the cookie is worth nothing now; the JWT server ${english}`,
      `兩邊都回應 \`200\`。session 伺服器刪掉了 session 的紀錄，那個 cookie 從此失效；JWT 伺服器${chinese}`,
    ])
  })

  test('a logout everywhere, and an account deleted', async () => {
    await acting(logIn)
    await fetch(`${lab.origin('session')}/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'alice', password: 'alice' }),
    })
    expect(said(await acting({ type: 'logout-everywhere' }))).toEqual([
      'Both answered `200`. The session server deleted all 2 sessions of the account; the JWT server put 2 tokens on its blacklist: their signatures alone would still say yes.',
      '兩邊都回應 `200`。session 伺服器刪掉了這個帳號的全部 2 個 session；JWT 伺服器把 2 個 token 寫進黑名單：單看簽章，它們仍然有效。',
    ])
    await acting(logIn)
    expect(said(await acting({ type: 'delete-account' }))).toEqual([
      'Both answered `200`. The session server deleted the account with its sessions; the JWT server deleted the account.',
      '兩邊都回應 `200`。session 伺服器刪除了帳號和它的 session；JWT 伺服器刪除了帳號。',
    ])
  })

  test('what only JWTs need, done and refused', async () => {
    await acting(logIn)
    const verdict = await acting({ type: 'refresh' })
    expect(verdict.answers).toEqual({ kind: 'jwt-only', status: 200 })
    expect(said(verdict)).toEqual([
      'Only the JWT server had something to do (`200`). The session server has nothing to refresh, as each use of a session moves its timeout; the JWT server signed a new access token for the refresh token, and asked only its blacklist.',
      '只有 JWT 伺服器有事可做（`200`）。session 伺服器沒有東西要更新：每次使用都會延長 session 的期限；JWT 伺服器只問了黑名單，憑 refresh token 簽了新的 access token。',
    ])
    await acting({ type: 'logout' })
    expect(said(await acting({ type: 'logout-refresh' }))).toEqual([
      'This is for JWTs only, and was refused (`401`). The session server has no second credential that could be revoked; the JWT server found no token in the request.',
      '這只有 JWT 用得到，而且被拒絕了（`401`）。session 伺服器沒有第二個憑證可以撤銷；JWT 伺服器在請求裡找不到 token。',
    ])
  })

  test("somebody else's account", async () => {
    await acting(logIn)
    expect(said(await acting({ type: 'update-phone', id: '1', phone: '1' }))).toEqual([
      'Both refused (`403`). Each of them knows who asks, but the account is somebody else’s.',
      '兩邊都拒絕了（`403`）。兩台都知道是誰，但那是別人的帳號。',
    ])
  })

  test('a front end that refreshes by itself, and one that can no more', async () => {
    await acting(logIn)
    await set({ lifetimes: { autoRefresh: true } })
    await forward(20 * MINUTE)
    const verdict = await acting(open)
    expect(verdict.findings[1]?.finding).toEqual({ kind: 'refreshed-by-itself', requests: 3 })
    expect(decisive(verdict)).toBe('jwt auto-refresh')
    expect(said(verdict)).toEqual([
      'Both answered `200`. The session server went to its store twice; the JWT server refused the expired access token at first, so the front end refreshed by itself and asked again: 3 requests for one click.',
      '兩邊都回應 `200`。session 伺服器去了儲存區兩次；JWT 伺服器起初拒絕了過期的 access token，前端就自動更新並重送一次：按一下，共 3 個請求。',
    ])
    await forward(40 * 24 * 60 * MINUTE)
    const late = await acting(open, ['jwt'])
    expect(late.findings[0]?.finding).toEqual({ kind: 'login-needed', why: 'refused' })
    expect(said(late)).toEqual([
      'The JWT server refused (`401`). It refused the expired access token and the refresh token too, so the user has to log in again.',
      'JWT 伺服器拒絕了請求（`401`）。它拒絕了過期的 access token，連 refresh token 也拒絕，使用者得重新登入。',
    ])
  })

  test('a node that keeps its own sessions, and has not this one', async () => {
    await lab.send('add-node', { lanes: BOTH })
    await lab.send('set-routing', { lanes: BOTH, routing: 1 })
    await acting(logIn)
    await lab.send('set-routing', { lanes: BOTH, routing: 2 })
    const verdict = await acting(open)
    expect(verdict.findings[0]?.finding).toEqual({ kind: 'not-on-this-node', node: 2 })
    expect(said(verdict)).toEqual([
      'Only the session server refused (`401`). The session server asked the store of node 2, which doesn’t have the session: each node keeps its own; the JWT server asked only its blacklist: the signature said the rest.',
      '只有 session 伺服器拒絕了（`401`）。session 伺服器問了節點 2 的儲存區，那裡沒有這個 session：每個節點各存各的；JWT 伺服器只問了黑名單：其餘的簽章就說明了。',
    ])
  })

  test('a store that can not be reached', async () => {
    await acting(logIn)
    await set({ redisUrl: 'redis://127.0.0.1:1' })
    await lab.send('set-storage', { lanes: BOTH, kind: 'redis' })
    const verdict = await acting(open)
    expect(verdict.answers).toEqual({ kind: 'both-refused', statuses: { session: 503, jwt: 503 } })
    expect(said(verdict)).toEqual([
      'Both refused (`503`). Each of them could not reach its store, and takes nothing for granted.',
      '兩邊都拒絕了（`503`）。兩台都連不上儲存區，什麼都不敢假定。',
    ])
  })
})

describe('of one lane, or of somebody else', () => {
  test('links, which only the JWT lane has', async () => {
    await acting(logIn)
    expect(said(await acting({ type: 'get-download-link' }, ['jwt']))).toEqual([
      'The JWT server answered `200`. It signed a token for one use and put it into the link.',
      'JWT 伺服器回應 `200`。它簽了一個只能用一次的 token，放進連結裡。',
    ])
    expect(said(await acting({ type: 'open-download-link' }, ['jwt']))).toEqual([
      'The JWT server answered `200`. It noted that the link is used: the next to open it is refused.',
      'JWT 伺服器回應 `200`。它記下這個連結已經用過：下一個打開的人會被拒絕。',
    ])
    const again = await acting({ type: 'open-download-link' }, ['jwt'])
    expect(again.answers).toEqual({ kind: 'refused', lane: 'jwt', status: 401 })
    expect(said(again)).toEqual([
      'The JWT server refused (`401`). It remembers that the link has been used.',
      'JWT 伺服器拒絕了請求（`401`）。它記得這個連結已經用過。',
    ])
  })

  test('an attacker who gets in on both sides, on one, and on none', async () => {
    await acting(logIn)
    await lab.send('steal', { lanes: BOTH })
    const inBoth = await byAttacker()
    expect(inBoth).toMatchObject({ by: 'attacker', answers: { kind: 'both-accepted' } })
    expect(said(inBoth)[0]).toMatch(/^Both let the attacker in \(`200`\)\. The session server went/)
    expect(said(inBoth)[1]).toMatch(/^兩邊都讓攻擊者進來了（`200`）。session 伺服器/)
    await acting({ type: 'logout' }, ['session'])
    const inOne = await byAttacker()
    expect(said(inOne)[0]).toMatch(
      /^Only the session server refused the attacker \(`401`\)\. The session server found in its store that the session was ended;/,
    )
    expect(said(inOne)[1]).toMatch(
      /^只有 session 伺服器拒絕了攻擊者（`401`）。session 伺服器在儲存區裡查到 session 已經結束；/,
    )
    await acting({ type: 'logout' }, ['jwt'])
    const out = await byAttacker()
    expect(said(out)).toEqual([
      'Both refused the attacker (`401`). The session server found in its store that the session was ended; the JWT server found the token on its blacklist.',
      '兩邊都拒絕了攻擊者（`401`）。session 伺服器在儲存區裡查到 session 已經結束；JWT 伺服器在黑名單上找到了這個 token。',
    ])
    expect(said(await byAttacker(['jwt']))).toEqual([
      'The JWT server refused the attacker (`401`). It found the token on its blacklist.',
      'JWT 伺服器拒絕了攻擊者（`401`）。它在黑名單上找到了這個 token。',
    ])
  })

  test('the reuse of a refresh token that was replaced', async () => {
    await set({ rotation: { enabled: true } })
    expect(said(await acting(logIn))[0]).toContain(
      'signed two tokens and noted them in its list of token families',
    )
    await lab.send('steal', { lanes: ['jwt'] })
    expect(said(await acting({ type: 'refresh' }, ['jwt']))).toEqual([
      'The JWT server answered `200`. It replaced the refresh token and signed a new pair, and asked only its blacklist and its list of token families.',
      'JWT 伺服器回應 `200`。它只問了黑名單和家族清單，換掉 refresh token，簽了新的一組。',
    ])
    const verdict = await seeing(() =>
      lab.send('perform', { lanes: ['jwt'], action: { type: 'refresh' }, as: 'attacker' }),
    )
    expect(verdict.findings[0]?.finding).toEqual({ kind: 'reuse-found' })
    expect(decisive(verdict)).toBe('jwt family-answered')
    expect(said(verdict)).toEqual([
      'The JWT server refused the attacker (`401`). It had replaced this refresh token before: somebody has a copy, and so it revoked the whole family.',
      'JWT 伺服器拒絕了攻擊者（`401`）。它先前已經換掉這個 refresh token：表示有人拿到副本，於是撤銷整個家族。',
    ])
  })

  test('an external client: one request, on one lane', async () => {
    await acting(logIn)
    const verdict = await seeing(() => fetch(`${lab.origin('jwt')}/protected`))
    expect(verdict).toMatchObject({ by: 'external', answers: { kind: 'refused', lane: 'jwt' } })
    expect(said(verdict)).toEqual([
      'The JWT server refused an external client (`401`). It found no token in the request.',
      'JWT 伺服器拒絕了外部用戶端（`401`）。它在請求裡找不到 token。',
    ])
    expect(said(await seeing(() => fetch(`${lab.origin('session')}/partially-protected`)))).toEqual([
      'The session server answered an external client with `200`. It recognised nobody and served an anonymous visitor.',
      'session 伺服器回應外部用戶端 `200`。它認不出是誰，當成匿名訪客來回應。',
    ])
    expect(said(await seeing(() => fetch(`${lab.origin('session')}/nowhere`)))).toEqual([
      'The session server refused an external client (`404`). It had no use for such a request.',
      'session 伺服器拒絕了外部用戶端（`404`）。它不知道該拿這個請求怎麼辦。',
    ])
  })

  test('two tabs that race', async () => {
    await acting(logIn)
    const both = await seeing(() => lab.send('race-refresh', {}))
    expect(both.answers).toEqual({ kind: 'raced', accepted: 2, of: 2 })
    expect(said(both)[0]).toMatch(
      /^Two tabs sent the same refresh token at once: both got new tokens\. It signed/,
    )
    expect(said(both)[1]).toMatch(/^兩個分頁同時送出同一個 refresh token：都拿到了新的 token。/)
    await set({ rotation: { enabled: true } })
    await acting(logIn)
    const one = await seeing(() => lab.send('race-refresh', {}))
    expect(one.answers).toMatchObject({ kind: 'raced', of: 2 })
    expect(decisive(one)).toBe('jwt family-answered')
    expect(said(one)[0]).toMatch(
      /(one got new tokens, the other was refused|both were refused)\. It had replaced/,
    )
    expect(said(one)[1]).toMatch(/(一個拿到新的 token，另一個被拒絕|都被拒絕了)。它先前已經換掉/)
  })
})

describe('before there is an answer', () => {
  test('waits for both, then for one', async () => {
    await lab.send('set-mode', { lanes: BOTH, mode: 'step' })
    await lab.send('perform', { lanes: BOTH, action: logIn })
    await until(() => BOTH.every((lane) => lab.view.status?.lanes[lane].holding))
    const verdict = newest()
    expect(verdict).toMatchObject({ answers: { kind: 'waiting', lanes: BOTH }, findings: [], decisive: null })
    expect(said(verdict)).toEqual(['Still under way.', '還在進行中。'])
    await lab.send('run-to-end', { lanes: ['session'] })
    await until(() => lab.view.flows('session')[0]?.ended != null)
    expect(said(newest())).toEqual([
      'The request to the JWT server is still under way. The session server wrote a record into its store and gave its key out as a cookie.',
      'JWT 伺服器的請求還在進行中。session 伺服器在儲存區寫下一筆紀錄，把它的 key 放進 cookie。',
    ])
  })

  test('says that none came where a request was stopped before it had left', async () => {
    await lab.send('set-mode', { lanes: ['jwt'], mode: 'step' })
    await lab.send('perform', { lanes: BOTH, action: logIn })
    await until(() => lab.view.status?.lanes.jwt.holding != null)
    await lab.send('restart-server', { lanes: ['jwt'] })
    await until(() => BOTH.every((lane) => lab.view.flows(lane)[0]?.ended != null))
    const verdict = newest()
    expect(verdict.answers).toEqual({ kind: 'unanswered', lanes: ['jwt'] })
    expect(said(verdict)).toEqual([
      'No answer came from the JWT server. The session server wrote a record into its store and gave its key out as a cookie.',
      '沒有收到 JWT 伺服器的回應。session 伺服器在儲存區寫下一筆紀錄，把它的 key 放進 cookie。',
    ])
  })
})

test('a careless JWT server names the defence that it lacks, and the hop that it lacks it at', async () => {
  await set({ jwtDefences: { 'signature-verified': false } })
  await acting(logIn)
  const verdict = await acting(open, ['jwt'])
  expect(verdict.findings).toMatchObject([
    { finding: { kind: 'token-let-through', without: 'signature-verified', asked: ['blocklist'] } },
  ])
  expect(decisive(verdict)).toBe('jwt token-checked')
  expect(said(verdict)).toEqual([
    'The JWT server answered `200`. It went on for lack of a defence (signature unchecked), and asked only its blacklist.',
    'JWT 伺服器回應 `200`。它少了一項防護（沒有驗證簽章）就放行，只問了黑名單。',
  ])
})

describe('a careless session server', () => {
  const sessionOnly: LaneId[] = ['session']
  const without = (defence: keyof Settings['sessionDefences']) =>
    set({ sessionDefences: { [defence]: false } })

  test('left the session its ID at the login', async () => {
    await without('id-renewed')
    await acting(logIn, sessionOnly)
    const verdict = await acting(logIn, sessionOnly)
    expect(said(verdict)).toEqual([
      'The session server answered `200`. It left the session the ID that it had before the login.',
      'session 伺服器回應 `200`。它讓 session 沿用登入前的 ID。',
    ])
    expect(decisive(verdict)).toBe('session session-stored')
  })

  test('left the session in its store at the logout', async () => {
    await without('destroyed-at-logout')
    await acting(logIn, sessionOnly)
    const verdict = await acting({ type: 'logout' }, sessionOnly)
    expect(said(verdict)).toEqual([
      'The session server answered `200`. It only cleared the cookie, and left the session in its store.',
      'session 伺服器回應 `200`。它只清掉 cookie，session 還留在儲存區。',
    ])
    expect(decisive(verdict)).toBe('session session-left')
  })
})
