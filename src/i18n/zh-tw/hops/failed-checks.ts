// 繁體中文：hops。檢查沒過時說什麼，「無效」和「過期」要分清楚。
import type { failedChecks as en } from '../../en/hops/failed-checks'

export const failedChecks: typeof en = {
  header: {
    label: '沒有 Authorization 標頭',
    sentence: '沒有 `Authorization` 標頭，也就沒有東西可以檢查：憑證是缺少，不是無效。',
  },
  scheme: {
    label: '不是單一的 Bearer token',
    sentence: '`Authorization` 標頭不是 `Bearer` 後面接一個 token。其他寫法伺服器不讀。',
  },
  segments: {
    label: '無效：不是三段',
    sentence: '簽署過的 JWT 有三段，中間以點分隔。這個不是，所以沒有東西可以驗證。',
  },
  encoding: {
    label: '無效：不是 Base64url JSON',
    sentence: 'token 有一段不是合法的 Base64url，或解開之後不是 JSON。不是壞了，就是根本不是 JWT。',
  },
  alg: {
    label: ({ found }) => (found === null ? '無效的 alg' : `無效的 alg：${found}`),
    sentence: ({ found }) =>
      found === null
        ? 'header 要求的 `alg` 不是設定的那一種。這由伺服器決定，輪不到 token。'
        : `header 要求 \`${found}\`，伺服器只接受設定的 \`alg\`：要是讓 token 自己選，寫個 \`none\` 就什麼門都開了。`,
  },
  signature: {
    label: '簽章無效',
    sentence:
      '簽章不符：header 或 payload 被改過，或是用別的金鑰簽的。這是無效，不是過期：等再久也不會變有效。',
  },
  exp: {
    label: ({ ago }) => (ago === null ? '已過期' : `已過期：${ago}`),
    sentence: ({ ago }) =>
      `${ago === null ? 'token 已經過期' : `token 在 ${ago}過期`}。這是過期，不是無效：簽章是真的。用 refresh token 或重新登入，就能拿到新的。`,
  },
  noExp: {
    label: '缺少 exp',
    sentence: 'token 沒有 `exp`，永遠不會過期。這個伺服器不收沒有期限的 token。',
  },
  aud: {
    label: ({ found }) => (found === null ? '不是給這個伺服器的' : `是給 ${found} 的`),
    sentence: ({ found }) =>
      found === null
        ? 'token 沒有在 `aud` 說明是給誰的，這個伺服器只收給自己的。'
        : `token 是給 \`${found}\` 的：也許是真的，但該收的是另一個服務。`,
  },
  time: {
    label: ({ name }) => `無效：${name} 不是時間`,
    sentence: ({ name }) => `\`${name}\` 必須是數字，也就是 1970 年起的秒數。其他的東西沒辦法和時鐘比較。`,
  },
  nbf: {
    label: ({ ahead }) => (ahead === null ? '尚未生效' : `尚未生效：${ahead}才生效`),
    sentence: ({ ahead }) =>
      `${ahead === null ? 'token 還沒生效' : `token 要 ${ahead}才生效`}：這是尚未生效，不是無效。`,
  },
  iat: {
    label: '尚未生效：iat 在未來',
    sentence: '照 `iat` 來看，token 是在未來簽發的。不是時鐘不一致，就是有人捏造。',
  },
  sub: {
    label: 'sub 缺少或不是字串',
    sentence: '沒有 `sub`，或它不是字串。token 代表誰，伺服器不會用猜的。',
  },
  jti: {
    label: 'jti 缺少或不是字串',
    sentence: '`jti` 不是字串，或要列入黑名單時卻沒有 `jti`。除了它，沒有別的東西能分辨這個和那個 token。',
  },
  type: {
    label: ({ found }) => (found === null ? 'type 不符' : `type 不符：${found}`),
    sentence: ({ found }) =>
      `${found === null ? 'token 是另外一種' : `\`type\` 是 \`${found}\``}。refresh token 不能存取路由，access token 不能換新的，就算是真的也一樣。`,
  },
  cookie: {
    label: '沒有 session cookie',
    sentence: '請求沒有帶 session cookie：憑證是缺少，不是無效。',
  },
  'cookie-signature': {
    label: 'cookie 簽章無效',
    sentence: 'cookie 裡的簽章和 session ID 不符：有人改過。這是無效，連儲存區都不必查。',
  },
  'session-known': {
    label: '無效：不認得這個 session',
    sentence: 'cookie 的簽章沒問題，但儲存區沒有這個 session：不是從來沒存在過，就是儲存區已經不記得了。',
  },
  'session-alive': {
    label: {
      logout: '已收回：登出了',
      everywhere: '已收回：登出所有裝置',
      operator: '已收回：管理者刪除',
      'account-deleted': '已收回：帳號已刪除',
      replaced: '已收回：登入時換掉了',
      other: '已收回：session 已結束',
    },
    sentence: 'session 提前結束了。cookie 是真的，但它代表的東西已經被伺服器收回。',
  },
  idle: {
    label: ({ ago }) => (ago === null ? '已過期：閒置太久' : `已過期：${ago}閒置逾時`),
    sentence: ({ ago }) =>
      `${ago === null ? 'session 閒置太久' : `session 在 ${ago}閒置逾時`}。這是過期，不是無效：cookie 是真的，只是 session 過期了。`,
  },
  absolute: {
    label: ({ ago }) => (ago === null ? '已過期：超過絕對期限' : `已過期：${ago}到絕對期限`),
    sentence: ({ ago }) =>
      `${ago === null ? 'session 已超過絕對期限' : `session 的絕對期限在 ${ago}到了`}。不管用得多勤，到這裡就結束，必須重新登入。`,
  },
}
