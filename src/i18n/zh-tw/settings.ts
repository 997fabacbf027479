// 繁體中文：一側的設定：伺服器、存活時間、撤銷與輪替。
import type * as en from '../en/settings'

export const laneSettings: typeof en.laneSettings = {
  thisLane: '只影響這邊',
  mode: '這邊的執行模式',
  /** Of the settings without a pane of their own. */
  declared: {
    admitOtherPages: {
      title: '其他網頁（兩邊共用）',
      label: '放行其他網頁的請求',
      note: '你在瀏覽器裡開著的其他網站，也能對這兩台伺服器送請求。沒有開啟這個選項時，這些請求在流程開始之前就會以 `403` 拒絕。你自己點開的連結，還有 curl 和 Postman，都不受影響。',
    },
    holdExternal: {
      title: '外部的請求（兩邊共用）',
      label: '外部請求也要暫停',
      note: 'curl、Postman 或瀏覽器送來的請求，不論哪種執行模式、有沒有中斷點，都會直接執行到底。開啟後，會和前端的請求一樣一步一步暫停。',
    },
    traceBoundHops: {
      title: '步驟紀錄（兩邊共用）',
      label: '每邊保留的步數',
      note: '超過時，會從最舊的流程開始，整個移除。外部用戶端的請求另外計算，保留的步數一樣多。',
      error: ({ min, max }) => `請輸入 ${min} 到 ${max} 之間的整數。`,
    },
  },
  server: '這台伺服器',
  sessionServer: ({ hasSecret }) =>
    `Express 加上 express-session。紀錄放在伺服器的記憶體裡；cookie 只帶著它的 ID，而且有簽章，${
      hasSecret ? '誰也編不出來' : '但 secret 誰都查得到'
    }。`,
  sessionCookie: 'Cookie',
  sessionCookieNote: ({ httpOnly, sameSite }) =>
    [
      httpOnly ? 'HttpOnly：程式碼讀不到。' : '沒有 HttpOnly：程式碼讀得到。',
      sameSite
        ? 'SameSite=Lax：其他網站的表單不會帶上它。'
        : '沒有 SameSite：其他網站的表單會不會帶上它，由瀏覽器決定。',
      '沒有 Secure，因為實驗室走一般的 HTTP。',
    ].join(''),
  copyAddress: '複製位址',
  jwtServer: 'Express 加上 jose。伺服器不保留登入紀錄：是誰送的請求，token 自己會說，簽章負責擔保。',
  algorithm: '演算法',
  algorithmNote: ({ kind }) => `${kind}同一時間只接受一種，之後用其他演算法簽的 token 都會被拒絕。`,
  algorithmKind: { secret: '簽署和驗證用同一把密鑰。', pair: '私鑰簽署，公鑰驗證。' },
  secretNow: '使用中的密鑰',
  secretBits: ({ bits, requiredBits }) => `${bits} 位元，需要 ${requiredBits} 位元`,
  copySecret: '複製密鑰',
  ownSecret: '自訂密鑰',
  ownSecretNote: '以它的 UTF-8 位元組作為金鑰。先前簽的 token 全部失效。',
  useSecret: '套用',
  randomSecret: '隨機密鑰',
  secretTooLong: ({ max }) => `最多 ${max} 個字元。`,
  publicKey: '公鑰（PEM）',
  copyPublicKey: '複製公鑰',
  jwks: 'JWKS',
  copyJwks: '複製 JWKS 的位址',
  jwksNote: '任何人都可以取得：只能用來驗證，不能用來簽署。',
}

export const autoRefresh: typeof en.autoRefresh = {
  label: '自動更新 token',
  hint: '伺服器回應 `Token has expired` 時，前端自己更新一次 token（refresh），再重送原來的請求，多數實際的前端都這樣做。如果 refresh token 也不能用了，就得重新登入。',
}

export const lifetimes: typeof en.lifetimes = {
  heading: '有效期限',
  typed: {
    s: '秒, 秒鐘',
    min: '分, 分鐘',
    h: '時, 小時, 個小時',
    d: '天, 日',
    y: '年',
    endless: '永不過期, 永不, 不設, 無',
  },
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
      hint: 'token 簽發後這段時間內使用，會因為尚未生效而被拒絕。',
    },
  },
  rolling: 'Cookie 隨使用展延（rolling）',
  rollingHint:
    '每次使用都重送 cookie，`Expires` 往後延。關閉時，伺服器的逾時會往後移，cookie 的期限不會。立即生效。',
  persistent: '持久性 cookie',
  persistentHint: '帶有 `Expires`：關掉瀏覽器後還在，到期才刪除。關閉時是 session cookie，瀏覽器一關就沒了。',
  neverWarning: '危險：沒有 `exp` 的 token 一旦被偷，就能永遠使用，除非它的 `jti` 一直留在黑名單上。',

  preset: {
    label: '情境（兩邊一起設定）',
    own: '自訂',
    name: {
      article: '文章的預設值',
      bank: '銀行：session 閒置 5 分鐘、access token 2 分鐘',
      remember: '記住我 30 天',
      immortal: '永不過期的 token',
      lecture: '以秒計的期限（課堂示範用）',
    },
    tryThis: {
      article:
        '登入後把時鐘往前調 15 分鐘，再打開受保護的頁面：access token 過期了，session 還活著。按「更新」，JWT 這邊又能用了。',
      bank: '登入後放著 5 分鐘：伺服器已經結束 session，access token 更早在 3 分鐘前就過期了。再試試一直使用：到了 15 分鐘，絕對期限照樣結束 session。',
      remember:
        '登入後每隔幾天回來一次：每次使用都把 cookie 和 session 再延 30 天。refresh token 不會延，登入滿 30 天就結束。',
      immortal: '登入後把時鐘往前調好幾年：access token 還是打得開頁面。登出看看，擋得住它的只有黑名單。',
      lecture:
        '登入後看著就好：access token 15 秒後過期，閒置的 session 20 秒後逾時。一分鐘後 refresh token 也沒了，兩邊都要重新登入。',
    },
  },
}

export const revocationSettings: typeof en.revocationSettings = {
  quick: {
    label: { none: '黑名單', blocklist: '黑名單', allowlist: '白名單', version: '版本號' },
    hint: {
      none: '目前什麼都撤銷不了：token 會一直有效到它的 `exp`。開啟後，撤銷的 `jti` 會放進黑名單，每個請求都查一次。',
      blocklist:
        '開啟：每個請求都查 token 的 `jti` 是否已撤銷。關閉：沒有人查，不管撤銷了什麼，token 都能用到它的 `exp`。',
      allowlist: '開啟：每個請求都查 token 的 `jti` 在不在白名單上。關閉：沒有人查。',
      version: '開啟：每個請求都查帳號目前的版本號。關閉：沒有人查。',
    },
  },

  settings: {
    heading: '撤銷',
    enabled: '檢查 token 是否已撤銷',
    enabledHint: '對應 `JWT_BLACKLIST_ENABLED`。撤銷一律會記下來；關閉時只是沒有人去查。',
    check: { access: '檢查 access token', refresh: '檢查 refresh token' },
    checksList: ({ list }) => `JWT_BLACKLIST_TOKEN_CHECKS = ${list}`,
    noChecks: '哪一種都不檢查，跟關閉沒有兩樣。',
    strategy: '怎麼知道已撤銷',
    strategyNote: '換一種策略時，先前撤銷的不會帶過去。',
    strategies: {
      none: {
        name: '等它過期',
        what: '什麼都不撤銷：被偷的 token 可以用到它的 `exp`。',
        cost: '什麼都不存，什麼都不查。',
      },
      blocklist: {
        name: '黑名單（`jti`）',
        what: '撤銷過的一律拒絕，其餘只要是真的就放行。',
        cost: '每個撤銷的 token 存一筆，留到它的 `exp`；每個請求查一次。',
      },
      allowlist: {
        name: '白名單（每個 token）',
        what: '在名單上的才放行：不認得的就當作已撤銷。',
        cost: '每個簽發的 token 都存一筆；每個請求查一次，每次登入寫入一次。',
      },
      version: {
        name: '每個帳號一個版本號',
        what: 'token 的 `ver` 帶著簽發時的版本號；把帳號的版本號加一，先前的就全部失效。',
        cost: '每個帳號只存一個數字；每個請求查一次。沒辦法只撤銷其中一個 token。',
      },
    },
    held: ({ entries, bytes }) => `目前：${entries} 筆，${bytes}`,
    bytes: ({ count }) => `${count} 位元組`,
    lookups: ({ count, flow }) => `流程 ${flow} 查了 ${count} 次`,
    notMeasured: '查詢次數：開啟 `/protected` 就數得到',
    logoutBoth: '登出時兩個 token 都撤銷',
    logoutBothHint:
      '關閉時和文章一樣：`/logout` 只撤銷 access token，手上有 refresh token 的人照樣能更新。開啟：同一次登入的 refresh token 也一起撤銷。',
  },

  rotation: {
    heading: 'Refresh token 輪替',
    enabled: '輪替 refresh token',
    enabledHint:
      '每次更新都換一個新的 refresh token，舊的就此輪替（失效）。已輪替的又被拿來用，就撤銷整個家族（RFC 9700 第 4.14.2 節）。只套用到之後的登入。',
    grace: '寬限期（秒）',
    graceHint: '兩個分頁可能同時更新，所以剛輪替掉的在這段時間內還能用。0 表示完全不接受。',
    graceError: ({ min, max }) => `請輸入 ${min} 到 ${max} 之間的整數秒，例如 \`10\`。`,
    graceUsual: '寬限期：建議值',
    seconds: ({ count }) => `${count} 秒`,
  },
}
