// Traditional Chinese: lanes.
import type { RevocationCause } from '#src/trace/state'
import type { lanes as en } from '../en/lanes'
import { lifetimes } from './lifetimes'

const BECAUSE: Readonly<Record<RevocationCause, string>> = {
  logout: '因登出撤銷',
  everywhere: '因登出所有裝置撤銷',
  'account-deleted': '因帳號刪除撤銷',
  operator: '由管理者撤銷',
  reuse: '因退役的 refresh token 重複使用而撤銷',
  'parent-ended': '因換發它的 token 已失效而撤銷',
}

export const lanes: typeof en = {
  session: {
    name: 'Cookie session',
    front: '前端 · cookie jar',
    frontCount: ({ count }) => (count === 0 ? '空的' : `${count} 個 cookie`),
    frontEmpty: '還沒有 cookie。按「登入」之後，session ID 會存在這裡。',
  },
  jwt: {
    name: 'JWT',
    front: '前端 · localStorage',
    frontCount: ({ count }) => (count === 0 ? '空的' : `${count} 個 token`),
    frontEmpty: '還沒有 token。按「登入」之後，兩個 token 會存在這裡。',
  },

  head: {
    lane: ({ name }) => `${name} 這邊`,
    settings: ({ name }) => `${name} 設定`,
    modeHere: ({ mode }) => `這邊：${mode}`,
    weak: ({ bits }) => `密鑰太弱 · ${bits} 位元`,
    weakLong: ({ bits, requiredBits, alg }) =>
      `這個密鑰最多只有 ${bits} 位元，${alg} 至少需要 ${requiredBits} 位元（RFC 7518 第 3.2 節）：太短的密鑰，只要拿到一個 token 就能離線猜出來。`,
  },

  back: {
    title: '後端',
    tables: '後端的資料表',
    memory: '記憶體',
    sessions: 'Session 儲存區',
    issued: '已簽發的 token',
    blocklist: '黑名單',
    accounts: '帳號',
    touched: '跟這一步有關',
    blocklistNote: '英文稱 blacklist、blocklist 或 denylist',
    sessionsEmpty: '沒有 session。有人登入時，伺服器會在這裡寫入一筆紀錄。',
    issuedEmpty: '還沒簽發任何 token。這裡只記下 `jti`，不會保留 token 的副本。',
    blocklistEmpty: '沒有被撤銷的 token。「登出」會把 access token 的 `jti` 放進來。',
    accountsEmpty: '帳號都刪光了。按「重設」可以復原。',
  },

  row: {
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
    ended: '已逾時',
    type: { access: 'access', refresh: 'refresh', download: '下載' },
    revoked: '已撤銷',
    revokedAt: ({ time, because }) => `${time} ${BECAUSE[because]}`,
    keptUntil: ({ time }) => `保留到 ${time}`,
    keptForGood: '永久保留',
    noPhone: '沒有電話',
  },

  flow: {
    flow: ({ id }) => `流程 ${id}`,
    hop: ({ index }) => `第 ${index} 步`,
    hopOf: ({ index, count }) => `第 ${index} 步，共 ${count} 步`,
    waiting: '等待中',
    milliseconds: ({ ms }) => `${ms} ms`,
    externalNote: '這個請求來自 curl、Postman 或瀏覽器，不是實驗室的前端送出的。',
    earlier: '先前的流程',
    older: ({ count }) => `再往前還有 ${count} 個流程`,
    open: ({ id, what, outcome }) => `開啟流程 ${id}：${what}，${outcome}`,
    queued: ({ count }) => `+${count} 排隊中`,
    queuedLong: ({ count }) => `有 ${count} 個請求在等這一個`,
    emptyTitle: '還沒有任何動作',
    empty: {
      session: '按「登入」：同一次登入會一步一步送到兩台伺服器。這一台會回應一個 cookie。',
      jwt: '按「登入」：同一次登入會一步一步送到兩台伺服器。這一台會回應兩個 token。',
    },
    emptyOrCurl: ({ empty, origin }) => `${empty}也可以自己送請求到 \`${origin}\`，一樣會顯示在這裡。`,
  },

  autoRefresh: {
    label: '自動更新 token',
    hint: '伺服器回應 `Token has expired` 時，前端自己更新一次 token（refresh），再重送原來的請求，多數實際的前端都這樣做。如果 refresh token 也不能用了，就得重新登入。',
  },

  bar: {
    lookingBack: ({ index, flow }) => `你正在看流程 ${flow} 第 ${index} 步當時的樣子。`,
    backToNow: '回到現在',
  },

  hops: {
    list: ({ flow }) => `流程 ${flow} 的每一步`,
    route: ({ from, to }) => (from === to ? `在${from}` : `${from}到${to}`),
    passed: '通過',
    failed: '未通過',
    empty: '這個流程還沒有任何一步。',
  },

  otherPages: {
    title: '其他網頁（兩邊共用）',
    setting: '放行其他網頁的請求',
    note: '你在瀏覽器裡開著的其他網站，也能對這兩台伺服器送請求。沒有開啟這個選項時，這些請求在流程開始之前就會以 `403` 拒絕。你自己點開的連結，還有 curl 和 Postman，都不受影響。',
    refused: ({ count }) => `已拒絕 ${count} 個來自其他網頁的請求`,
    admit: '放行',
  },

  settings: {
    thisLane: '只影響這邊',
    mode: '這邊的執行模式',
    trace: '步驟紀錄（兩邊共用）',
    traceBound: '每邊保留的步數',
    traceBoundNote: '超過時，會從最舊的流程開始，整個移除。外部用戶端的請求另外計算，保留的步數一樣多。',
    traceBoundError: ({ min, max }) => `請輸入 ${min} 到 ${max} 之間的整數。`,
    server: '這台伺服器',
    sessionServer:
      'Express 加上 express-session。紀錄放在伺服器的記憶體裡；cookie 只帶著它的 ID，而且有簽章，誰也編不出來。',
    sessionCookie: 'Cookie',
    sessionCookieNote:
      'HttpOnly：程式碼讀不到。SameSite=Lax：其他網站的表單不會帶上它。沒有 Secure，因為實驗室走一般的 HTTP。',
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
    lifetimes,
    jwksNote: '任何人都可以取得：只能用來驗證，不能用來簽署。',
  },
}
