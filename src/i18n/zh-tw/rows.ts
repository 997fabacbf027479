// 繁體中文：各個資料表的列，以及 token 目前的狀態。
import type { RevocationCause } from '#src/trace/state'
import type * as en from '../en/rows'

const BECAUSE: Readonly<Record<RevocationCause, string>> = {
  logout: '因登出撤銷',
  everywhere: '因登出所有裝置撤銷',
  'account-deleted': '因帳號刪除撤銷',
  operator: '由管理者撤銷',
  reuse: '因已輪替的 refresh token 重複使用而撤銷',
  'parent-ended': '因換發它的 token 已失效而撤銷',
}

export const row: typeof en.row = {
  cookie: ({ name, left }) => `Cookie ${name}，${left}`,
  storage: ({ name, left }) => `localStorage ${name}，${left}`,
  session: ({ id, username, left }) => `${username} 的 session ${id}，${left}`,
  issued: ({ type, jti, sub, left }) => `簽發給 ${sub} 的 ${type} token ${jti}，${left}`,
  blocked: ({ type, jti, sub, kept }) => `${sub} 已被撤銷的 ${type} token ${jti}，${kept}`,
  account: ({ username, email, phone }) => `帳號 ${username}，${email}，${phone}`,
  noExpiry: '保留到瀏覽器關閉',
  cookieExpired: '已過期，不再送出',
  storedExpired: '已過期，但 localStorage 還留著',
  storedRevoked: '已撤銷，但前端看不出來',
  notToken: '不是 JWT',
  created: ({ time }) => `建立於 ${time}`,
  seen: ({ time }) => `最後使用 ${time}`,
  idle: ({ duration }) => `閒置 ${duration}後逾時`,
  absolute: ({ duration }) => `最晚 ${duration}後結束`,
  cookieEnd: {
    apart: '每次使用只會延後伺服器上 session 的閒置逾時；cookie 的期限停在登入時設的時間。',
    together: '每次使用會延後 session 的閒置逾時，也會重送 cookie，期限跟著延後。',
    browserKeeps: 'cookie 由瀏覽器保留到關閉為止；session 則在伺服器上逾時。',
  },
  ended: '已逾時',
  type: { access: 'access', refresh: 'refresh', download: '下載' },
  revoked: '已撤銷',
  revokedAt: ({ time, because }) => `${time} ${BECAUSE[because]}`,
  keptUntil: ({ time }) => `保留到 ${time}`,
  keptForGood: '永久保留',
  noPhone: '沒有電話',
}

export const tokenState: typeof en.tokenState = {
  state: {
    good: '有效',
    expired: '已過期',
    revoked: '已撤銷',
    revokedOn: ({ nodes }) => `節點 ${nodes.join('、')} 已撤銷`,
    noted: '已撤銷，但沒在查',
    retired: '已輪替（失效）',
    grace: ({ duration }) => `已輪替，${duration}內仍可用`,
    'other-key': '換過金鑰',
    used: '已使用',
  },
  stateLong: {
    good: '沒有過期，也沒有撤銷：伺服器會接受。',
    expired: '`exp` 已經過了，不必再撤銷。',
    revoked: '伺服器會去查儲存區，然後拒絕它。',
    revokedOn: '每個節點各有自己的記憶體：只有那裡會拒絕，另一個節點照樣接受。',
    noted: '已經撤銷了，但伺服器沒有去查，所以照樣接受。',
    retired: '已經換成新的了。誰再拿它來用，伺服器就撤銷整個家族。',
    grace: '剛剛才換成新的。兩個分頁可能同時更新，所以暫時還接受。',
    'other-key': '它是用舊金鑰簽的，金鑰已經換了：伺服器會說簽章不符。',
    used: '只能用一次，而且已經用過了。',
  },
  node: ({ node }) => `節點 ${node}`,
  onNode: ({ words, node }) => `${words}，${node}`,
}
