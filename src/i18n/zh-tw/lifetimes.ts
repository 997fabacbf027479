// Traditional Chinese: lifetimes; a part of the section `lanes`.
import type { lifetimes as en } from '../en/lifetimes'

export const lifetimes: typeof en = {
  heading: '有效期限',
  note: '只套用到之後簽發的憑證；已經存在的維持原本的期限。',
  placeholder: '90、15 分鐘、7 天',
  suggestions: ({ name }) => `${name}：建議值`,
  never: '永不過期',
  none: '不設',
  notLength: '請輸入一段時間，例如 `90`（秒）、`15 min`、`2 小時` 或 `7 天`。',
  notLengthOrNever: '請輸入一段時間，例如 `90`（秒）、`15 min` 或 `7 天`，或是 `永不過期`。',
  notLengthOrNone: '請輸入一段時間，例如 `90`（秒）、`15 min` 或 `7 天`，或是 `不設`。',
  outOfBounds: ({ min, max }) => `範圍是 ${min} 到 ${max}。`,
  refreshTooShort: ({ duration }) => `refresh token 的期限不能比 access token 短（${duration}）。`,
  accessTooLong: ({ duration }) =>
    `access token 的期限不能比 refresh token 長（${duration}），請先把後者調長。`,
  absoluteTooShort: ({ duration }) => `不能比閒置逾時短（${duration}）。`,
  idleTooLong: ({ duration }) => `不能比絕對期限長（${duration}），請先把後者調長。`,

  field: {
    sessionIdleSeconds: {
      name: '閒置逾時',
      hint: 'session 這麼久沒有使用，伺服器就結束它；每次使用都會重新計時。',
    },
    sessionAbsoluteSeconds: {
      name: '絕對期限',
      hint: '時間一到，不管用得多勤，伺服器都會結束 session，必須重新登入。',
    },
    accessTokenSeconds: {
      name: 'Access token',
      hint: '也就是它的 `exp`。在那之前，誰拿到它都能用。',
    },
    refreshTokenSeconds: {
      name: 'Refresh token',
      hint: '用來換新的 access token。它過期之後，使用者就得重新登入。',
    },
    leewaySeconds: {
      name: '時間寬限（leeway）',
      hint: '各台機器的時鐘有誤差，伺服器檢查 `exp`、`nbf`、`iat` 時容許差這麼多。立即生效，所有 token 都適用。',
    },
    nbfDelaySeconds: {
      name: '多久後才生效（nbf）',
      hint: 'token 簽發後這段時間內使用，會因為太早而被拒絕。',
    },
  },
  rolling: 'Cookie 隨使用展延（rolling）',
  rollingHint:
    '每次使用都重送 cookie，`Expires` 往後延。關閉時，伺服器的逾時會往後移，cookie 的期限不會。立即生效。',
  persistent: '持久性 cookie',
  persistentHint: '帶有 `Expires`：關掉瀏覽器後還在，到期才刪除。關閉時是 session cookie，瀏覽器一關就沒了。',
  neverWarning: '危險：沒有 `exp` 的 token 一旦被偷，就能永遠使用，除非它的 `jti` 一直留在黑名單上。',

  preset: {
    label: '情境（兩側一起設定）',
    own: '自訂',
    name: {
      article: '文章的預設值',
      bank: '銀行：session 閒置 5 分鐘、access token 2 分鐘',
      remember: '記住我 30 天',
      immortal: '不死的 token',
      lecture: '以秒計的期限（課堂示範用）',
    },
    tryThis: {
      article:
        '登入後把時鐘往前調 15 分鐘，再打開受保護的頁面：access token 過期了，session 還活著。按「更新」，JWT 這一側又能用了。',
      bank: '登入後放著 5 分鐘：伺服器已經結束 session，access token 更早在 3 分鐘前就過期了。再試試一直使用：到了 15 分鐘，絕對期限照樣結束 session。',
      remember:
        '登入後每隔幾天回來一次：每次使用都把 cookie 和 session 再延 30 天。refresh token 不會延，登入滿 30 天就結束。',
      immortal: '登入後把時鐘往前調好幾年：access token 還是打得開頁面。登出看看，擋得住它的只有黑名單。',
      lecture:
        '登入後看著就好：access token 15 秒後過期，閒置的 session 20 秒後逾時。一分鐘後 refresh token 也沒了，兩側都要重新登入。',
    },
  },
}
