// 繁體中文：hops。請求以外在這一側做的事：橫跨循序圖的註記。
import type { acts as en } from '../en/acts'

const listed = (names: readonly string[]) => names.join('、')

export const acts: typeof en = {
  revokeTokens: ({ ids }) =>
    ids.length === 1 ? `管理者：撤銷 ${listed(ids)}` : `管理者：撤銷 ${ids.length} 個 token`,
  revokeAccount: ({ name }) => `管理者：撤銷 ${name} 的全部 token`,
  destroySessions: ({ ids }) =>
    ids.length === 1 ? `管理者：刪除 ${listed(ids)}` : `管理者：刪除 ${ids.length} 個 session`,
  destroyAccountSessions: ({ name }) => `管理者：刪除 ${name} 的全部 session`,
  stolen: ({ names }) => `被偷走：${listed(names)}`,
  nothingStolen: '沒有東西可偷',
  restarted: ({ node, kept }) => `${node === null ? '伺服器' : `節點 ${node} `}重新啟動：${kept}`,
  kept: {
    memory: '記憶體裡的全忘了',
    sqlite: 'SQLite 裡的都還在',
    redis: 'Redis 裡的都還在',
  },
  notKnown: {
    memory: '不知道還剩什麼',
    sqlite: '不知道 SQLite 裡還有什麼',
    redis: '不知道 Redis 裡還有什麼',
  },
  nodeAdded: ({ node }) => `加入節點 ${node}`,
  nodeRemoved: ({ node }) => `移除節點 ${node}`,
  stored: {
    memory: '改存在記憶體',
    sqlite: '改存在 SQLite',
    redis: '改存在 Redis',
  },
  revocation: {
    none: '不撤銷：token 有效到 exp 為止',
    blocklist: { on: '開啟黑名單', off: '關閉黑名單' },
    allowlist: { on: '開啟白名單', off: '關閉白名單' },
    version: { on: '開啟帳號版本號', off: '關閉帳號版本號' },
    other: { on: '開啟撤銷檢查', off: '關閉撤銷檢查' },
  },
}
