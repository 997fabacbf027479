// 繁體中文：兩邊下方的那一行，說明這次操作的結果。
import type * as en from '../en/verdict'

export const verdict: typeof en.verdict = {
  label: '結果',
  title: ({ number, action }) => `${number} · ${action}`,
  attacker: '攻擊者',
  external: '外部用戶端',
  why: '為什麼？',
  whyLong: '為什麼？顯示決定結果的那一步',
  nothing: '每次操作之後，這裡會用一句話說明兩台伺服器做了什麼。',

  server: { session: 'session 伺服器', jwt: 'JWT 伺服器' },
  it: '它',
  each: '兩台都',
  store: {
    blocklist: '黑名單',
    allowlist: '白名單',
    version: '帳號的版本',
    family: '家族清單',
    'one-time': '用過的連結清單',
  },
  and: ({ before, next }) => `${before}和${next}`,
  does: ({ server, does }) => `${server}${does}`,
  sentences: ({ head, clauses }) => `${head}${clauses.join('；')}。`,

  bothAccepted: ({ status, attacker }) =>
    attacker ? `兩邊都讓攻擊者進來了（\`${status}\`）。` : `兩邊都回應 \`${status}\`。`,
  bothRefused: ({ session, jwt, attacker }) =>
    `兩邊都拒絕了${attacker ? '攻擊者' : ''}（\`${session}\`${session === jwt ? '' : `、\`${jwt}\``}）。`,
  oneRefused: ({ server, status, attacker }) =>
    `只有 ${server}拒絕了${attacker ? '攻擊者' : ''}（\`${status}\`）。`,
  jwtOnly: ({ status }) =>
    status < 400
      ? `只有 JWT 伺服器有事可做（\`${status}\`）。`
      : `這只有 JWT 用得到，而且被拒絕了（\`${status}\`）。`,
  accepted: ({ server, status, who }) => {
    if (who === 'attacker') return `${server}讓攻擊者進來了（\`${status}\`）。`
    return who === null ? `${server}回應 \`${status}\`。` : `${server}回應外部用戶端 \`${status}\`。`
  },
  refused: ({ server, status, who }) => {
    const whom = who === null ? '請求' : who === 'attacker' ? '攻擊者' : '外部用戶端'
    return `${server}拒絕了${whom}（\`${status}\`）。`
  },
  raced: ({ accepted, of }) => {
    const both = '兩個分頁同時送出同一個 refresh token'
    if (accepted === of) return `${both}：都拿到了新的 token。`
    return accepted === 0 ? `${both}：都被拒絕了。` : `${both}：一個拿到新的 token，另一個被拒絕。`
  },
  waiting: ({ server }) => (server === null ? '還在進行中。' : `${server}的請求還在進行中。`),
  unanswered: ({ server }) => (server === null ? '沒有收到回應。' : `沒有收到 ${server}的回應。`),

  found: {
    'session-begun': '在儲存區寫下一筆紀錄，把它的 key 放進 cookie',
    'session-kept': '讓 session 沿用登入前的 ID',
    'session-left': '只清掉 cookie，session 還留在儲存區',
    'session-revived': '把中途已經結束的 session 寫了回去，於是它復活了',
    'tokens-signed': ({ count, store }) =>
      store === null ? `什麼都沒存，只簽了 ${count} 個 token` : `簽了 ${count} 個 token，並記在${store}`,
    'login-failed': {
      unknown: '沒有這個帳號',
      'wrong-password': '有這個帳號，但密碼不對',
    },
    'session-accepted': ({ extended }) => (extended ? '去了儲存區兩次' : '到儲存區查出了 session'),
    'token-accepted': ({ stores }) =>
      stores === null ? '不必問任何儲存區：簽章和 claim 就說明了一切' : `只問了${stores}：其餘的簽章就說明了`,
    'token-let-through': ({ stores, missing }) =>
      `少了一項防護（${missing}）就放行，${stores === null ? '不必問任何儲存區' : `只問了${stores}`}`,
    anonymous: '認不出是誰，當成匿名訪客來回應',
    'tokens-renewed': ({ stores, rotated }) => {
      const signed = rotated ? '換掉 refresh token，簽了新的一組' : '憑 refresh token 簽了新的 access token'
      return stores === null ? `${signed}，不必問任何儲存區` : `只問了${stores}，${signed}`
    },
    'link-made': '簽了一個只能用一次的 token，放進連結裡',
    'link-used': '記下這個連結已經用過：下一個打開的人會被拒絕',
    'refreshed-by-itself': ({ requests }) =>
      `起初拒絕了過期的 access token，前端就自動更新並重送一次：按一下，共 ${requests} 個請求`,
    'login-needed': {
      'no-refresh-token': '拒絕了過期的 access token，又沒有 refresh token，使用者得重新登入',
      refused: '拒絕了過期的 access token，連 refresh token 也拒絕，使用者得重新登入',
    },
    'sessions-ended': ({ count }) =>
      count === 1
        ? '刪掉了 session 的紀錄，那個 cookie 從此失效'
        : `刪掉了這個帳號的全部 ${count} 個 session`,
    'tokens-revoked': {
      blocklist: ({ count }) =>
        count === 1
          ? '把這一個 token 寫進黑名單：單看簽章，它仍然有效'
          : `把 ${count} 個 token 寫進黑名單：單看簽章，它們仍然有效`,
      allowlist: ({ count }) => (count === 1 ? '把 token 從白名單移除' : `把 ${count} 個 token 從白名單移除`),
      version: () => '提高了帳號的版本，之前的 token 全部失效',
      family: () => '撤銷了 refresh token 的整個家族',
    },
    'nothing-revoked': '沒有清單可寫：token 在過期之前一直有效',
    'account-deleted': ({ sessions }) => (sessions === 0 ? '刪除了帳號' : '刪除了帳號和它的 session'),
    'cookie-dropped': '找不到 cookie：時間一到，瀏覽器就把它丟掉了',
    'check-failed': {
      header: '在請求裡找不到 token',
      scheme: '在 `Authorization` 標頭裡找不到 Bearer token',
      segments: '看不懂這個 token：它不是 JWT 的三段',
      encoding: '看不懂這個 token：內容不是 Base64url 或 JSON',
      alg: '只接受它自己用來簽章的那一種演算法',
      signature: '從簽章看出 token 和發出時不一樣，不必問任何儲存區',
      iat: '從 token 看出它的發出時間比現在還晚',
      nbf: '從 token 本身看出它還沒生效，不必問任何儲存區',
      exp: '從 token 本身看出它已過期，不必問任何儲存區',
      aud: '看 token 就知道是給另一個服務的',
      sub: '在 token 裡找不到使用者',
      jti: '在 token 裡找不到 `jti`，無法和別的 token 區分',
      type: '從 token 本身看出它的類型不適用這個路由',
      blocklist: '在黑名單上找到了這個 token',
      allowlist: '在白名單上找不到這個 token',
      version: '看出帳號的版本比 token 的新',
      family: '發現 refresh token 的家族已被撤銷',
      'one-time': '記得這個連結已經用過',
      cookie: '在請求裡找不到 cookie',
      'cookie-signature': '從簽章看出 cookie 和發出時不一樣，不必問任何儲存區',
      'session-known': '在儲存區裡找不到這個 session',
      'session-alive': '在儲存區裡查到 session 已經結束',
      idle: '在儲存區裡查到 session 閒置太久了',
      absolute: '在儲存區裡查到 session 已超過絕對期限',
    },
    timeWrong: ({ claim }) => `發現 token 裡的 \`${claim}\` 不是時間`,
    expiredMeanwhile: '發現請求暫停的時候，token 過期了',
    'reuse-found': '先前已經換掉這個 refresh token：表示有人拿到副本，於是撤銷整個家族',
    'tokens-taken-back': '已經簽了新的 token，但它們的來源同時失效了，於是馬上撤銷',
    'not-on-this-node': ({ node }) => `問了節點 ${node} 的儲存區，那裡沒有這個 session：每個節點各存各的`,
    denied: '知道是誰，但那是別人的帳號',
    'nothing-to-do': {
      refresh: '沒有東西要更新：每次使用都會延長 session 的期限',
      'logout-refresh': '沒有第二個憑證可以撤銷',
      'get-download-link': '不必把 token 放進連結：cookie 會自動跟著送出',
      'open-download-link': '沒有帶 token 的連結：cookie 會自動跟著送出',
    },
    'bad-request': '不知道該拿這個請求怎麼辦',
    'storage-failed': '連不上儲存區，什麼都不敢假定',
  },
}
