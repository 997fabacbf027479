import { describe, expect, it } from 'vitest'
import { actWords } from '#src/diagram/act-words'
import { flowEntries } from '#src/diagram/flow-entries'
import { sequenceDiagram } from '#src/diagram/sequence'
import { diagramLines } from '#src/diagram/text-alternative'
import type { Hop } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { type Act, actSchema } from '#src/trace/act'
import type { StorageKind } from '#src/trace/storage-kind'
import { actEvent, everyAct, withActs } from './every-act'
import { everyHop, flowOf, HOSTILE_NAMES, JTI, SESSION_ID, withClock } from './every-hop'

const { en, 'zh-TW': zh } = catalogues
const hops: Hop[] = everyHop('test')
  .filter(({ kind }) => kind === 'cookie-checked')
  .slice(0, 2)
const stolen: Act = { kind: 'credentials-stolen', names: ['access_token', 'refresh_token'] }
const blacklistOn: Act = { kind: 'revocation-set', enabled: true, strategy: 'blocklist' }
const restarted = (storage: StorageKind, uncounted?: true): Act => {
  const survival = { before: 2, after: 0 }
  const report = { storage, sessions: survival, tokens: survival, revocations: survival, uncounted }
  return { kind: 'server-restarted', node: 1, report }
}

describe('the words of an act', () => {
  it.each<[Act, string, string]>([
    [
      { kind: 'tokens-revoked', sub: 'alice', jtis: [JTI], everything: false },
      'operator: revoke 48c6be48',
      '管理者：撤銷 48c6be48',
    ],
    [
      { kind: 'tokens-revoked', sub: 'alice', jtis: [JTI, 'b'], everything: true },
      'operator: revoke all of alice',
      '管理者：撤銷 alice 的全部 token',
    ],
    [
      { kind: 'sessions-destroyed', username: 'alice', ids: [SESSION_ID], everything: false },
      'operator: destroy qT9mX2…',
      '管理者：刪除 qT9mX2…',
    ],
    [
      { kind: 'sessions-destroyed', username: 'alice', ids: [], everything: true },
      'operator: destroy all of alice',
      '管理者：刪除 alice 的全部 session',
    ],
    [stolen, 'stolen: access_token, refresh_token', '被偷走：access_token、refresh_token'],
    [{ kind: 'credentials-stolen', names: [] }, 'nothing to steal', '沒有東西可偷'],
    [restarted('memory'), 'server restarted: memory forgotten', '伺服器重新啟動：記憶體裡的全忘了'],
    [
      restarted('redis', true),
      'server restarted: what Redis has kept is not known',
      '伺服器重新啟動：不知道 Redis 裡還有什麼',
    ],
    [restarted('sqlite'), 'server restarted: SQLite has kept all', '伺服器重新啟動：SQLite 裡的都還在'],
    [{ kind: 'node-added', node: 2, origin: 'http://127.0.0.1:1' }, 'node 2 added', '加入節點 2'],
    [{ kind: 'node-removed', node: 2 }, 'node 2 removed', '移除節點 2'],
    [{ kind: 'storage-changed', from: 'memory', to: 'sqlite' }, 'now stored in SQLite', '改存在 SQLite'],
    [blacklistOn, 'blacklist on', '開啟黑名單'],
    [{ ...blacklistOn, enabled: false }, 'blacklist off', '關閉黑名單'],
    [{ ...blacklistOn, strategy: 'version' }, 'account versions on', '開啟帳號版本號'],
    [
      { ...blacklistOn, strategy: 'none' },
      'revocation: none, tokens live until exp',
      '不撤銷：token 有效到 exp 為止',
    ],
    [{ ...blacklistOn, strategy: 'toString' }, 'revocation on', '開啟撤銷檢查'],
  ])('%j', (act, english, chinese) => {
    expect(actWords(act, false, en)).toBe(english)
    expect(actWords(act, false, zh)).toBe(chinese)
  })

  it('name the node that was restarted where there are two', () => {
    expect(actWords(restarted('memory'), true, en)).toBe('node 1 restarted: memory forgotten')
    expect(actWords(restarted('memory'), true, zh)).toBe('節點 1 重新啟動：記憶體裡的全忘了')
  })

  describe.each(LOCALES)('in %s', (locale) => {
    it.each([['a usual name', 'test'], ...Object.entries(HOSTILE_NAMES)])(
      'are short and on one line, with %s in them',
      (_, name) => {
        for (const act of everyAct(name)) {
          const words = actWords(act, true, catalogues[locale])
          expect(words).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e`]|undefined|null|\[object/u)
          expect(words.length).toBeLessThan(80)
        }
      },
    )
  })

  it('are there for every kind', () => {
    const kinds = actSchema.options.map(({ shape }) => shape.kind.value)
    expect(new Set(everyAct('test').map(({ kind }) => kind))).toEqual(new Set(kinds))
  })
})

describe('an act in a flow', () => {
  it('stands across the diagram where it happened, as a step of its own that is no hop', () => {
    const flow = withActs(flowOf(hops, 'session'), [stolen, blacklistOn])
    const { source, steps } = sequenceDiagram(flow, 'session', en)
    expect(
      source
        .trim()
        .split('\n')
        .slice(-2)
        .map((line) => line.trim()),
    ).toEqual([
      'Note over Client,Store: stolen: access_token, refresh_token',
      'Note over Client,Store: blacklist on',
    ])
    expect(steps).toMatchObject([
      { tone: 'hop', as: 'note' },
      { tone: 'refusal', as: 'note' },
      { tone: 'danger', as: 'across' },
      { tone: 'act', as: 'across' },
    ])
    expect(diagramLines(flow, 'session', en).slice(-2)).toEqual([
      'stolen: access_token, refresh_token',
      'blacklist on',
    ])
  })

  it('stands across both nodes and the stores of each', () => {
    const flow = withActs(flowOf(hops, 'session'), [restarted('memory')])
    const started = { ...flow.started, nodes: [1, 2], ownStores: true }
    const { source } = sequenceDiagram({ ...flow, started }, 'session', en)
    expect(source.trim().split('\n').at(-1)?.trim()).toBe(
      'Note over Client,Store2: node 1 restarted: memory forgotten',
    )
  })

  it('keeps what was done to the clock before it apart from what was done after', () => {
    const flow = withClock(hops, [
      { after: 2, movedMs: 60_000 },
      { after: 2, movedMs: 60_000 },
    ])
    const [first, second] = flow.clock
    if (!first || !second) throw new Error('The clock was not moved')
    const between = { ...flow, acts: [actEvent(stolen, (first.seq + second.seq) / 2, flow)] }
    expect(flowEntries(flow).map(({ kind }) => kind)).toEqual(['hop', 'hop', 'clock'])
    expect(flowEntries(between).map(({ kind }) => kind)).toEqual(['hop', 'hop', 'clock', 'act', 'clock'])
  })
})
