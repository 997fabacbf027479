// 繁體中文（台灣）：伺服器的防護，以及造成差別的那一行程式碼。
import type { DefenceWords } from '#src/defences/defences'
import type { defences as en } from '../en/defences'

const words: DefenceWords = {
  'alg-pinned': {
    name: '固定演算法',
    missing: '沒有固定演算法',
    guards: '關閉：由 header 的 `alg` 決定。`none` 不需要簽章；HS256 則把公鑰當成 secret 來驗證。',
  },
  'signature-verified': {
    name: '驗證簽章',
    missing: '沒有驗證簽章',
    guards: '關閉：只解碼 token，payload 改成什麼都相信。',
  },
  'own-keys-only': {
    name: '只用自己的金鑰',
    missing: '金鑰由 token 指定',
    guards: '關閉：用哪把金鑰驗證由 token 決定：`jwk` 裡的、`jku` 網址上的，或 `kid` 指到的檔案。',
  },
  'strong-secret': {
    name: '夠強的 secret',
    missing: 'secret 猜得到',
    guards:
      '關閉：隨機 secret 換成每份猜測清單裡都有的字。金鑰因此改變，先前簽發的 token 會被拒絕。只在使用隨機 secret 時有作用。',
  },
  'type-checked': {
    name: '檢查 type',
    missing: '沒有檢查 type',
    guards: '關閉：refresh token 打得開 `/protected`，access token 也能換新的 token。',
  },
  'audience-checked': {
    name: '檢查 aud',
    missing: '沒有檢查 aud',
    guards:
      '開啟：伺服器在自己的 token 裡寫入 `aud`，別的一律不收。關閉（和函式庫一樣）：另一個服務用同一把金鑰簽的 token，在這裡也有效。',
  },
  'exp-required': {
    name: '必須有 exp',
    missing: '不要求 exp',
    guards:
      '開啟：每個 token 都有 `exp`，沒有的會被拒絕。關閉（和函式庫一樣）：沒有 `exp` 的 token 永遠有效。',
  },
  'revoked-by-jti': {
    name: '依 jti 撤銷',
    missing: '依文字撤銷',
    guards:
      '關閉：黑名單記的是 token 的文字。同一個 token 換了字元（例如 ES256 把 `s` 換成 `n−s`）就不在上面。只在使用黑名單時有作用。',
  },
  'canonical-encoding': {
    name: '唯一的編碼',
    missing: 'Base64url 不嚴格',
    guards:
      '關閉：每一段的最後一個字元，可以換成解碼後位元組相同的另一個，後面也可以加 `=`。同一個 token 因此有好幾種寫法。',
  },
  'refresh-bound': {
    name: 'refresh 只認本人',
    missing: '替誰 refresh 都行',
    guards:
      '關閉：`/refresh` 也收 body 裡過期的 `access_token`，替它所指的人換新的 token：自己的 refresh token，配上別人的舊 access token。開啟時不看 body。',
  },
  'id-renewed': {
    name: '登入時換新 ID',
    missing: '登入後 ID 不變',
    guards:
      '關閉：登入時如果帶著還有效的 session cookie，就繼續沿用原來的 ID。事先塞這個 cookie 的人也知道 ID，等於跟著登入了（session fixation）。',
  },
  'destroyed-at-logout': {
    name: '登出時刪除 session',
    missing: '登出後 session 還在',
    guards:
      '關閉：`/logout` 只讓瀏覽器丟掉 cookie，紀錄還留在儲存區，被偷走的 cookie 照樣打得開 `/protected`。「登出所有裝置」仍然會刪除。',
  },
  'random-id': {
    name: '隨機的 session ID',
    missing: 'session ID 猜得到',
    guards:
      '關閉：ID 是計數器的下一個數字。一次登入會用掉兩個：請求沒帶 ID 時 express-session 先產生一個，登入時換新又產生一個。看到自己的 ID，就猜得到別人的；但 cookie 有簽章，只要 secret 沒人知道，猜中了也會被拒絕。',
  },
  'session-secret': {
    name: '自己的 secret',
    missing: '用文件裡的 secret',
    guards:
      '關閉：cookie 用 express-session 文件裡的 `keyboard cat` 簽章，誰都能替任何 ID 簽章；但隨機的 ID 得先知道才行。關閉期間，之前簽的 cookie 都會被拒絕。',
  },
  'no-write-after-end': {
    name: '結束後不再寫入',
    missing: '請求會讓 session 復活',
    guards:
      '關閉：每個請求結束時，都把先前讀到的 session 寫回去。登出時還在處理中的請求，會讓 session 復活。',
  },
  'http-only': {
    name: 'HttpOnly',
    missing: 'cookie 沒有 HttpOnly',
    guards:
      '關閉：頁面上的任何腳本都能從 `document.cookie` 讀到 cookie，注入的也一樣，還能送到別處。開啟時，它仍然可以讓瀏覽器帶著 cookie 送出請求。只影響之後設定的 cookie。',
  },
  'same-site': {
    name: 'SameSite=Lax',
    missing: 'cookie 沒有 SameSite',
    guards:
      '關閉：cookie 沒說能不能從其他網站送出。把沒有 SameSite 當成 None 的瀏覽器，會在其他網站的表單送出時帶上它，表單就能以登入者的身分做事（CSRF）。只影響之後設定的 cookie。',
  },
  'json-type-checked': {
    name: '檢查 body 的類型',
    missing: '任何類型都當 JSON',
    guards:
      '關閉：不管 body 是什麼類型，都當成 JSON 來讀。其他網站的表單不必先詢問就能送出 `text/plain`，內容也可以湊成 JSON。',
  },
}

export const defences: typeof en = {
  words,
  title: '防護',
  note: '每一項都立刻生效。少了一項的伺服器，做的就是真實程式碼漏掉它時會做的事；其他的仍然會拒絕。',
  allCareful: '全部開啟',
  careless: '疏忽的寫法',
  careful: '謹慎的寫法',
  inUse: ({ line }) => `${line}：伺服器現在用的`,
  source: ({ source }) => `出處：${source}。`,
  banner: ({ missing }) => `疏忽的伺服器：${missing.join('、')}`,
}
