// 繁體中文：每個術語各用一句話說明。
import type { Glossary } from '../en/glossary'

export const glossary: Glossary = {
  session: {
    name: 'session',
    forms: [],
    meaning: '伺服器對一次登入的記錄：放在它的儲存區裡，用 session ID 找出來。',
  },
  'session-id': {
    name: 'session ID',
    forms: [],
    meaning: '代表一個 session 的一長串亂數；它本身沒有意義，所以伺服器必須去查。',
  },
  'session-store': {
    name: 'session 儲存區',
    forms: ['Session store', 'session 儲存'],
    meaning: 'session 伺服器存放 session 的地方；每個請求都要查一次。',
  },
  'session-cookie': {
    name: 'session cookie',
    forms: ['lab.sid'],
    meaning: '瀏覽器用來保存已簽署 session ID 的 cookie；這裡叫做 `lab.sid`。',
  },
  cookie: {
    name: 'cookie',
    forms: [],
    meaning: '伺服器交給瀏覽器的一小段文字，之後的每個請求瀏覽器都會自動帶上（RFC 6265）。',
  },
  'cookie-jar': { name: 'cookie jar', forms: [], meaning: '瀏覽器存放 cookie 的地方。' },
  'local-storage': {
    name: 'localStorage',
    forms: [],
    meaning: '網頁的 JavaScript 在瀏覽器裡存文字的地方；頁面上任何腳本都讀得到，而且不會自動送出。',
  },
  'http-only': {
    name: 'HttpOnly',
    forms: [],
    meaning: '不讓網頁的 JavaScript 碰這個 cookie：請求照樣會帶上，但腳本讀不到。',
  },
  'same-site': {
    name: 'SameSite',
    forms: [],
    meaning: '規定別的網站的頁面引發的請求，瀏覽器要不要帶上這個 cookie。',
  },
  'idle-timeout': {
    name: '閒置逾時',
    forms: ['閒置'],
    meaning: 'session 這麼久沒有使用就結束；每用一次就重新計時。',
  },
  'absolute-timeout': {
    name: '絕對期限',
    forms: [],
    meaning: '登入後過了這段時間 session 就結束，不管用得多勤。',
  },
  jwt: {
    name: 'JWT',
    forms: [],
    meaning: 'JSON Web Token：關於某人的聲明，由簽發者簽署，所以伺服器不必查詢就能相信（RFC 7519）。',
  },
  'access-token': {
    name: 'access token',
    forms: ['access_token'],
    meaning: '請求帶在身上才能通行的短效 JWT。',
  },
  'refresh-token': {
    name: 'refresh token',
    forms: ['refresh_token'],
    meaning: '長效的 JWT，只能用在 `/refresh`，用來換新的 access token。',
  },
  claim: {
    name: 'claim',
    forms: ['聲明'],
    meaning: 'JWT 裡的一項聲明，例如 `sub`（是誰）或 `exp`（到什麼時候）。',
  },
  header: {
    name: '標頭',
    forms: ['header'],
    meaning: '在 JWT 裡是第一段，說明怎麼簽署；在訊息裡是內文之前的一行。',
  },
  payload: {
    name: 'payload',
    forms: [],
    meaning: 'JWT 的第二段，放 claim；任何人都讀得到，因為它只是編碼，不是加密。',
  },
  signature: {
    name: '簽章',
    forms: ['簽署'],
    meaning: '證明這段文字是持有金鑰的人寫的，而且之後沒有人改過任何一個字。',
  },
  secret: {
    name: '密鑰',
    forms: [],
    meaning: '只有伺服器才有的金鑰：知道它的人想簽什麼就能簽什麼。',
  },
  hmac: {
    name: 'HS256',
    forms: ['HS384', 'HS512', 'HMAC', 'HMAC-SHA256'],
    meaning: '用同一把共用密鑰產生和檢查的簽章（HMAC 加 SHA-2；RFC 7518 第 3.2 節）。',
  },
  'public-key': {
    name: '公鑰',
    forms: ['RS256', 'ES256', 'EdDSA', 'JWKS', 'JWK'],
    meaning:
      '一對金鑰裡誰都可以拿的那一半：能檢查簽章，但簽不出來（`RS256`、`ES256`、`EdDSA`；以 JWKS 公開）。',
  },
  jti: { name: 'jti', forms: [], meaning: 'token 自己的編號：伺服器撤銷這一個 token 時記下的就是它。' },
  exp: {
    name: 'exp',
    forms: ['到期', '過期'],
    meaning: 'token 有效到什麼時候，以 1970 年起的秒數表示；過了之後每台伺服器都會拒絕。',
  },
  iat: {
    name: 'iat',
    forms: ['nbf'],
    meaning: 'token 什麼時候簽發（`iat`）、從什麼時候起有效（`nbf`），以 1970 年起的秒數表示。',
  },
  sub: { name: 'sub', forms: [], meaning: '主體：token 代表誰說話。' },
  base64url: {
    name: 'Base64url',
    forms: ['Base64'],
    meaning: '把位元組寫成 URL 裝得下的字母；任何人都能還原。',
  },
  bearer: {
    name: 'Bearer',
    forms: [],
    meaning: '持有 token 的人就能通行，不需要其他證明（RFC 6750）。',
  },
  authorization: {
    name: 'Authorization',
    forms: [],
    meaning: '請求裡放憑證的標頭，這裡是 `Bearer` 加上 token。',
  },
  'front-end': {
    name: '前端',
    forms: ['Front End'],
    meaning: '實驗室自己的瀏覽器：保存憑證、送出請求。',
  },
  'back-end': { name: '後端', forms: ['伺服器', 'Back End'], meaning: '檢查憑證並回應的伺服器。' },
  account: { name: '帳號', forms: [], meaning: '伺服器所認識的使用者：名稱、密碼雜湊、電話。' },
  blacklist: {
    name: '黑名單',
    forms: ['Blacklist', 'blocklist'],
    meaning: '已撤銷 token 的名單，伺服器在每個請求都會查；也叫 blocklist 或 denylist。',
  },
  allowlist: {
    name: '白名單',
    forms: ['Allowlist'],
    meaning: '所有有效 token 的名單：不在上面的一律拒絕。',
  },
  'token-version': {
    name: '版本號',
    forms: ['版本'],
    meaning: '每個帳號的一個數字：版本比它低的 token 一律拒絕，所以加一就能全部撤銷。',
  },
  revoke: { name: '撤銷', forms: ['收回'], meaning: '讓憑證在到期之前就失效。' },
  rotation: {
    name: '輪替',
    forms: ['rotation'],
    meaning: '每次更新也換一個新的 refresh token，前一個就不能再用。',
  },
  'token-family': {
    name: '家族',
    forms: ['token 家族'],
    meaning: '同一次登入經由輪替而來的所有 refresh token。',
  },
  'reuse-detection': {
    name: '重複使用',
    forms: ['重複使用偵測'],
    meaning: '已輪替的 refresh token 又出現：一定有兩個人持有，所以撤銷整個家族（RFC 9700 第 4.14.2 節）。',
  },
  refresh: {
    name: '更新',
    forms: ['refresh'],
    meaning: '用 refresh token 換新的 access token；session 伺服器則是讓 session 延續下去。',
  },
  verify: {
    name: '驗證',
    forms: [],
    meaning: '檢查憑證的簽章和時間；光是解碼證明不了什麼。',
  },
  node: {
    name: '節點',
    forms: ['node'],
    meaning: '為同一個網站回應的多台伺服器之一；放在記憶體裡的儲存區各有各的。',
  },
  'one-time-link': {
    name: '一次性連結',
    forms: ['下載連結'],
    meaning: '裡面帶有短效 token、只能用一次的連結。',
  },
  partially: {
    name: '部分保護',
    forms: ['/partially-protected'],
    meaning: '誰都會回應的路由，對已登入的人說得更多。',
  },
  hop: { name: '步驟', forms: ['hop'], meaning: '請求一路上發生的一件事；在逐步模式下每一步都等你。' },
  lane: {
    name: 'lane',
    forms: ['左右兩邊', '這邊'],
    meaning: '實驗室的其中一邊：伺服器、前端，以及它們的儲存區。',
  },
  attacker: { name: '攻擊者', forms: [], meaning: '拿到你憑證副本的人，從另一個瀏覽器使用它。' },
}
