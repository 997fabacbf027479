// 繁體中文：token。token 與 cookie 裡有什麼，以及讀不出來的究竟錯在哪裡。
import type { token as en } from '../en/token'

export const token: typeof en = {
  time: {
    seconds: ({ count }) => `${count} 秒`,
    minutes: ({ count }) => `${count} 分鐘`,
    hours: ({ count }) => `${count} 小時`,
    days: ({ count }) => `${count} 天`,
    years: ({ count }) => `${count} 年`,
    left: ({ duration }) => `剩 ${duration}`,
    ago: ({ duration }) => `${duration}前`,
    ahead: ({ duration }) => `${duration}後`,
    at: ({ time, relative }) => `${time}，${relative}`,
    now: '剛剛',
    expired: '已過期',
    never: '永不過期',
  },

  part: { header: 'header', payload: 'payload', signature: 'signature' },

  problem: {
    empty: '沒有東西可以解碼。請貼上一個 JWT：三段文字，中間以點分隔。',
    tooLong: ({ length, max }) =>
      `${length} 個字元太長了，最多只解碼 ${max} 個。沒有伺服器會收這麼大的標頭。`,
    long: ({ length, max }) =>
      `有 ${length} 個字元，偏長：常見的伺服器會拒絕超過 ${max} 的標頭。payload 請少放一點。`,
    schemeKept: ({ scheme }) => `\`${scheme}\` 屬於 Authorization 標頭，不是 token 的一部分，這裡已略去。`,
    quoted: ({ quote }) =>
      `token 外面有引號（\`${quote}\`），那是從 JSON 或程式碼裡一起複製過來的，這裡已略去。`,
    blanksInside: ({ count, position }) =>
      `token 中間有 ${count} 個空白或換行，第一個在第 ${position} 個字元。token 裡不會有空白，這裡已略去。`,
    percentEncoded: ({ position }) =>
      `第 ${position} 個字元是 \`%\`：這段文字經過 URL 編碼。token 只由 \`A-Z a-z 0-9 - _\` 和點組成，不需要這種編碼。`,
    jsonText:
      '這是 JSON，不是 token。如果是登入的回應，只要複製 `access_token` 的值；JSON 形式的 JWS（RFC 7515 第 7.2 節）不是 JWT。',
    tooFewParts: ({ count }) =>
      count === 1
        ? '只有 1 段，而且沒有點：JWT 有三段，以點分隔。是不是沒有複製完整？'
        : '只有 2 段：少了 signature 和它前面的點。是不是沒有複製完整？',
    tooManyParts: ({ count }) =>
      `有 ${count} 段，但簽署過的 JWT 是 3 段。是不是兩個 token 貼在一起了，或多複製了 \`.com\` 這類結尾？`,
    encrypted:
      '有 5 段：這是加密過的 token（JWE，RFC 7516）。沒有金鑰只能讀出它的 header；簽署的 JWT 是 3 段。',
    badDisclosure: {
      encoding: ({ number, position }) =>
        `第 ${number} 個揭露（第 ${position} 個字元）不是 UTF-8 的 Base64url：被改過，或被截斷了。`,
      json: ({ number, position }) => `第 ${number} 個揭露（第 ${position} 個字元）解得開，但不是 JSON。`,
      form: ({ number, position }) =>
        `第 ${number} 個揭露（第 ${position} 個字元）既不是「鹽值、名稱、值」的陣列，也不是「鹽值、值」的陣列（RFC 9901 第 4.2 節）。`,
    },
    sdJwtCutOff:
      '最後一個揭露後面少了 `~`。SD-JWT 以 `~` 或 key binding JWT 結尾（RFC 9901 第 4 節）。是不是沒有複製完整？',
    partEmpty: {
      header: 'header 是空的：第一個點前面沒有東西。',
      payload: 'payload 是空的：兩個點之間沒有東西。',
      signature: 'signature 是空的：第二個點後面沒有東西，所以沒有人替這個 token 擔保。',
    },
    padding: ({ part, position, count }) =>
      `${part} 結尾有 ${count} 個補位的 \`=\`（第 ${position} 個字元）。JWT 裡的 Base64url 不補位（RFC 7515 第 2 節）。`,
    plainBase64: ({ part, position, character, instead }) =>
      `${part} 裡的 \`${character}\`（第 ${position} 個字元）是一般的 Base64，Base64url 在這裡寫成 \`${instead}\`（RFC 4648 第 5 節）。`,
    looseBits: ({ part, position }) =>
      `${part} 的最後一個字元（第 ${position} 個字元）帶有不屬於任何位元組的位元：它被改過，或是在這裡被截斷。`,
    badCharacter: ({ part, position, character }) =>
      `${part} 裡的 \`${character}\`（第 ${position} 個字元）不是 Base64url：只能用 \`A-Z a-z 0-9 - _\`。`,
    badLength: ({ part, length }) =>
      `${part} 有 ${length} 個字元，任何位元組數編成 Base64url 都不會是這個長度：少了一個或多了一個字元。`,
    badUtf8: ({ part, position }) =>
      `${part} 是合法的 Base64url，但第 ${position} 個位元組不是 UTF-8：內容被改過，或本來就不是 JSON。`,
    badJson: ({ part, line, column, expected, found }) =>
      `${part} 解得開，但不是 JSON：第 ${line} 行第 ${column} 欄應該是${expected}，卻是${found}。`,
    notObject: ({ part, found }) =>
      `${part} 是 JSON，但它是${found}。它必須是有名稱的物件：\`{…}\`（RFC 7519 第 7.2 節）。`,
    duplicateName: ({ part, name }) =>
      `${part} 裡的 \`${name}\` 出現不只一次。各家實作的做法並不一致：有的取第一個，有的取最後一個，有的整份拒絕（RFC 8259 第 4 節）。JWT 的實作必須拒絕，或取最後一個（RFC 7519 第 4 節）；這裡的伺服器取最後一個。`,
    algMissing: 'header 裡沒有 `alg`，這是 header 唯一必備的欄位（RFC 7515 第 4.1.1 節）。',
    algNotText: 'header 的 `alg` 必須是字串，例如 `"HS256"`。',
    algNone: '`alg` 是 `none`：這個 token 自稱沒有人簽署。伺服器不可以接受（RFC 8725 第 3.2 節）。',
    signatureLength: ({ alg, bytes, wantedBytes }) =>
      `signature 有 ${bytes} 個位元組，${alg} 的應該是 ${wantedBytes} 個。有一部分被截斷，或多了東西。`,
  },

  json: {
    expected: {
      value: '一個值',
      name: '雙引號括起來的名稱',
      colon: ' `:` ',
      'comma-or-brace': ' `,` 或 `}` ',
      'comma-or-bracket': ' `,` 或 `]` ',
      quote: '結尾的 `"` ',
      escape: ' `\\` 之後合法的跳脫字元',
      printable: '可顯示的字元（字串裡的換行寫成 `\\n`）',
      number: '沒有多餘前導零或殘缺的數字',
      end: '結尾',
      shallower: '較淺的層次（最多讀 100 層）',
    },
    foundEnd: '結尾',
    foundCharacter: ({ character }) => ` \`${character}\` `,
    kind: { array: '陣列', string: '字串', number: '數字', boolean: '布林值', null: ' null ' },
    invalid: ({ line, column, expected, found }) =>
      `第 ${line} 行第 ${column} 欄：應該是${expected}，卻是${found}。`,
    notObject: ({ found }) => `這是${found}，但這裡必須是物件：\`{…}\`。`,
    duplicate: ({ name }) =>
      `\`${name}\` 出現不只一次，會照樣送出。各家實作採用哪一個並不一致（RFC 8259 第 4 節），這裡的伺服器取最後一個。`,
  },

  claim: {
    iss: '簽發者（issuer）：誰製作並簽署這個 token',
    sub: '主體（subject）：這個 token 代表誰',
    aud: '受眾（audience）：這個 token 是給哪些伺服器用的',
    exp: '到期時間：從這一刻起必須拒絕',
    nbf: '生效時間（not before）：在這之前必須拒絕',
    iat: '簽發時間（issued at）：token 是什麼時候做的',
    jti: '這個 token 的 ID，不是 token 本身：黑名單記的就是它',
    type: '哪一種 token：access、refresh 或 download',
    fresh: '算不算剛用密碼登入取得的',
    csrf: '防 CSRF 用的值：token 放在 cookie 裡才用得到，放在標頭就不需要',
    ver: '簽發時帳號的版本號：比帳號現在的小，就是撤銷了',
    _sd: '摘要：對應的 claim 可由持有者逐一揭露（SD-JWT）',
    _sd_alg: '產生這些摘要的雜湊演算法（SD-JWT）',
    sd_hash: '持有者出示的 SD-JWT 的摘要：把兩者綁在一起',
    cnf: '確認（confirmation）：持有者必須證明自己擁有的金鑰（RFC 7800）',
    nonce: '驗證者給的值：防止同一份證明被重複使用',
    unregistered: '未註冊的 claim：意思由簽發者自訂',
    typeAccess: '可以存取路由；refresh token 不行',
    typeRefresh: '用來換新的 access token；不能存取路由',
    typeDownload: '只能用連結下載一次；不能存取其他路由',
    typeUnknown: '既不是 `access` 也不是 `refresh`：伺服器不會當它是 refresh token',
    freshTrue: 'fresh：剛用密碼登入取得',
    freshFalse: '不算 fresh：重要操作前，伺服器可以要求再輸入一次密碼',
    subNotText: '必須是字串：伺服器會拒絕這個值',
    notTime: '必須是數字：1970 年起算的秒數（NumericDate）',
    milliseconds: '落在幾千年後：該用秒卻用了毫秒？',
    outOfCalendar: '超出曆法範圍的時間',
    issued: ({ time, relative }) => `簽發於 ${time}，${relative}`,
    issuedAhead: ({ time, relative }) => `簽發時間在未來：${time}，${relative}`,
    expires: ({ time, relative }) => `${time} 到期，${relative}`,
    expired: ({ time, relative }) => `已於 ${time} 到期，${relative}`,
    validSince: ({ time, relative }) => `自 ${time} 起有效，${relative}`,
    validFrom: ({ time, relative }) => `${time} 之前無效，${relative}才生效`,
    missing: '沒有',
    noExpiry: '永不過期：被偷走之後，在撤銷或更換金鑰之前都能使用',
  },

  header: {
    alg: '簽章演算法',
    typ: '整體的型別',
    cty: 'payload 內容的型別',
    kid: '簽發者用哪一把金鑰簽署',
    jku: '簽發者金鑰的網址：絕不要去抓 token 自己指定的網址',
    jwk: '放在 token 裡的公鑰：絕不要相信，那是攻擊者自己選的',
    x5u: '憑證的網址：絕不要去抓 token 自己指定的網址',
    x5c: '放在 token 裡的憑證鏈',
    crit: '讀取者必須懂的擴充，不懂就要拒絕',
    zip: '壓縮方式（只用於加密的 token）',
    enc: '內容的加密方式：這是 JWE',
    unregistered: '未註冊的欄位：意思由簽發者自訂',
    hmac: ({ bits }) => `HMAC 搭配 SHA-${bits}：簽署和驗證用同一把密鑰`,
    rsa: ({ bits }) => `RSA 搭配 SHA-${bits}：私鑰簽署，公鑰驗證`,
    rsaPss: ({ bits }) => `RSA-PSS 搭配 SHA-${bits}：私鑰簽署，公鑰驗證`,
    ecdsa: ({ bits }) => `ECDSA 搭配 SHA-${bits}：私鑰簽署，公鑰驗證`,
    eddsa: 'Ed25519：私鑰簽署，公鑰驗證',
    none: '沒有簽署：任何人都寫得出來',
    algUnknown: '不是 RFC 7518 的演算法',
    typJwt: 'JSON Web Token',
  },

  cookie: {
    name: '名稱：同一個網域和路徑下，瀏覽器只留一個同名的 cookie',
    value: '值：瀏覽器不管內容是什麼，只負責帶著走',
    signedValue: '值：`s:`、session ID、一個點，再加上伺服器對這個 ID 的簽章',
    domain: ({ domain }) => `只送給 \`${domain}\`，不分連接埠`,
    domainWide: ({ domain }) => `送給 \`${domain}\` 和它底下所有主機`,
    path: ({ path }) => (path === '/' ? '這台主機的每個路徑都會帶上' : `只有 \`${path}\` 底下的路徑會帶上`),
    expires: ({ time, relative }) => `瀏覽器在 ${time} 丟掉它，${relative}。伺服器自己的逾時另外計算`,
    expired: ({ time, relative }) => `是過去的時間（${time}，${relative}）：伺服器就是這樣要求移除 cookie`,
    badDate: '不是讀得懂的日期：會被忽略',
    maxAge: ({ duration }) => `保留 ${duration}；優先於 Expires`,
    maxAgeOver: '零或負數：立刻移除這個 cookie',
    badMaxAge: '不是整數秒：會被忽略',
    noExpiry: '沒有 Expires 或 Max-Age：留到瀏覽器關閉為止',
    httpOnly: '腳本讀不到：XSS 注入的程式用得到它，但偷不走',
    noHttpOnly: '頁面上的任何腳本都讀得到，注入的也一樣',
    secure: '只透過 HTTPS 傳送',
    noSecure: '一般 HTTP 也會送，網路上看得到內容。本實驗室在 127.0.0.1 上用 HTTP',
    sameSiteStrict: '別的網站發起的請求一律不帶',
    sameSiteLax: '從別的網站來時，只有使用者點連結才會帶：大多數 CSRF 到此為止',
    sameSiteNone: '任何網站發起的請求都會帶：可能遭 CSRF；必須搭配 Secure',
    noSameSite: '沒寫時瀏覽器多半當成 Lax，但不是全部',
    sameSiteUnknown: '不是 Strict、Lax 或 None：當作沒寫',
    unknown: '不是 RFC 6265 的屬性：會被忽略',
    notSigned: '值不是以 `s:` 開頭：伺服器在裡面找不到簽署過的 session ID',
    noSignature: '`s:` 之後沒有點，也就沒有簽章',
    badEncoding: '值不是合法的 URL 編碼：`%` 後面少了兩個十六進位數字',
  },
}
