// 繁體中文：hops。每一步在循序圖裡的短句與給學習者的一句說明；請求在誰手上，下一步是什麼。
import type { hops as en } from '../en/hops'
import { acts } from './acts'
import { failedChecks } from './failed-checks'
import { heldRequests } from './held-requests'
import { tokenStores } from './token-stores'

const list = new Intl.ListFormat('zh-TW', { type: 'conjunction' })

export const hops: typeof en = {
  participant: {
    frontEnd: '前端',
    backEnd: '後端',
    sessionStore: 'Session 儲存區',
    blacklist: '黑名單',
    allowlist: '白名單',
    versions: '帳號版本',
    families: 'token 家族',
    tokenStore: 'token 儲存區',
    externalClient: '外部用戶端',
    secondTab: '前端，分頁 2',
    attacker: '攻擊者',
  },
  node: ({ node }) => `節點 ${node}`,
  inNode: ({ node }) => `在節點 ${node}`,
  storeOfNode: ({ store, node }) => `${store} ${node}`,

  bad: ({ label }) => `✕ ${label}`,
  goesOn: {
    label: ({ label }) => `${label}，繼續`,
    sentence: ({ sentence }) => `${sentence}這個路由沒有憑證也行，所以請求繼續往下走，當成匿名請求。`,
  },
  nothingTo: {
    refresh: '沒有東西要更新：session 只有一個憑證，每用一次，閒置時間就重新計算。所以伺服器沒有這個路由。',
    'logout-refresh': '沒有第二個憑證可以撤銷：登出一次，唯一的 session 就結束了。所以伺服器沒有這個路由。',
    'get-download-link':
      '連結裡不需要放 token：通往這台主機的每個連結，瀏覽器都會自動帶上 cookie。所以伺服器沒有這個路由。',
    'open-download-link':
      '這裡沒有帶 token 的連結：下載和其他請求一樣，靠 cookie 就行。所以伺服器沒有這個路由。',
  },

  diagram: {
    name: ({ method, path }) => `${method} ${path} 的循序圖`,
    nameOn: ({ name, lane }) => `${name}，${lane}`,
    step: ({ from, to, label }) => `${from}到${to}：${label}`,
    note: ({ at, label }) => `${at}：${label}`,
    refused: ({ label }) => `拒絕：${label}`,
    drawing: '正在繪製循序圖…',
    failed: '循序圖畫不出來。圖裡的內容，步驟清單裡都有。',
    copySource: '複製 mermaid 原始碼',
    copied: '已複製',
    copyFailed: '無法複製：瀏覽器不允許使用剪貼簿',
    saveSvg: '儲存為 SVG',
    savePng: '儲存為 PNG',
    saveFailed: '無法儲存圖片',
  },

  clock: {
    note: ({ parts }) => `時鐘：${parts.join(' · ')}`,
    moved: ({ duration, time }) => `+${duration} · ${time}`,
    paused: '已暫停',
    runs: ({ rate }) => `以 ${rate} 倍速走`,
    runsAgain: '繼續走',
  },
  acts,

  submitted: {
    label: ({ names }) => `送出表單 ${names.join('、')}`,
    sentence: ({ names }) =>
      `使用者送出表單，裡面有${list.format(names.map((name) => ` \`${name}\` `)).trimEnd()}。這時還沒有任何東西離開瀏覽器。`,
  },
  attachedCookie: {
    label: ({ name }) => `帶上 ${name}`,
    sentence: ({ name }) => `瀏覽器自動帶上 cookie \`${name}\`：送往這台主機的每個請求都會帶，不需要寫程式。`,
  },
  attachedToken: {
    label: ({ name }) => `帶上 ${name}`,
    sentence: ({ name }) =>
      `頁面自己的程式碼從 localStorage 取出 \`${name}\`，放進 \`Authorization\` 標頭。瀏覽器不會自動做這件事。`,
  },
  attachedLoot: {
    label: ({ name }) => `帶上偷來的 ${name}`,
    sentence: ({ name }) =>
      `攻擊者帶上 \`${name}\` 的副本。它和原本的一模一樣：裡面沒有寫是誰送的，伺服器看不出差別。`,
  },
  attachedEdited: {
    label: '帶上改過的憑證',
    sentence: '這一次改送你修改過的憑證，原本存放的那個不變。',
  },
  attachedExpired: {
    label: 'cookie 已過期，不送',
    sentence: 'cookie 已經過期，瀏覽器把它丟掉，請求不帶憑證就送出去。',
  },
  attachedNothing: {
    label: '沒有憑證可帶',
    sentence: '沒有憑證可以帶上。請求照樣送出，但是匿名的。',
  },
  storedCookie: {
    label: ({ name }) => `存下 ${name}`,
    sentence: ({ name }) => `\`Set-Cookie\` 要瀏覽器留著 \`${name}\`，之後的請求都會自動帶上它。`,
  },
  storedTokens: {
    label: ({ name, count }) => (count === 1 ? `存下 ${name}` : `存下 ${count} 個 token`),
    sentence: ({ name }) =>
      `頁面的程式碼把 \`${name}\` 放進 localStorage。它會一直在那裡，過期了也一樣，直到程式碼把它刪掉。`,
  },
  storedLoot: {
    label: ({ name, count }) => (count === 1 ? `留下 ${name}` : `留下 ${count} 個 token`),
    sentence: ({ name }) => `攻擊者留下 \`${name}\`，這是用偷來的憑證換到的：有了它，攻擊就能繼續。`,
  },
  removedLoot: {
    label: ({ name, count }) => (count === 1 ? `丟掉 ${name}` : `丟掉 ${count} 個 token`),
    sentence: ({ name }) => `\`${name}\` 對攻擊者沒有用了，丟掉。`,
  },
  removedCookie: {
    label: ({ name }) => `移除 ${name}`,
    sentence: ({ name }) =>
      `\`Set-Cookie\` 給的是過去的時間，瀏覽器就把 \`${name}\` 丟掉。真正算數的，是伺服器那邊也刪了。`,
  },
  removedTokens: {
    label: ({ name, count }) => (count === 1 ? `移除 ${name}` : `移除 ${count} 個 token`),
    sentence: ({ name }) =>
      `頁面的程式碼從 localStorage 刪掉 \`${name}\`。如果別人手上有一份，那一份不受影響。`,
  },
  autoRefresh: {
    refreshing: {
      label: '過期了：更新 token 再重送',
      sentence:
        '`Token has expired`。頁面的程式碼不打擾使用者：自己用 refresh token 換一個新的 access token，再把請求重送一次。',
    },
    'no-refresh-token': {
      label: '請重新登入',
      sentence:
        '`Token has expired`，手上又沒有 refresh token 可以換新的。頁面的程式碼只好放棄，把留著的 token 刪掉：使用者得重新登入。',
    },
    refused: {
      label: '請重新登入',
      sentence:
        '伺服器不再接受這個 refresh token，換不到新的 access token。頁面的程式碼只好放棄，把兩個都刪掉：使用者得重新登入。',
    },
  },
  noAnswer: {
    label: '沒有回應',
    sentence: ({ message }) => `沒有等到回應：\`${message}\`。伺服器在那之前做了什麼，用戶端無從得知。`,
  },

  request: {
    label: ({ line, carries }) => [line, ...carries].join(', '),
    cookie: ({ line }) => `\`${line}\` 到了伺服器。HTTP 不會記得任何事，只有 \`Cookie\` 標頭說得出是誰送的。`,
    authorization: ({ line }) =>
      `\`${line}\` 到了伺服器。是誰送的，只看 \`Authorization\` 標頭，需要的資訊全在裡面。`,
    anonymous: ({ line }) => `\`${line}\` 到了伺服器，沒有帶憑證：看不出是誰送的。`,
    link: ({ line }) =>
      `\`${line}\` 到了伺服器。token 就在 URL 裡，不用標頭，一般的連結就能用。但 URL 會留在日誌和瀏覽紀錄裡，所以幸好它只能用一次。`,
    form: ({ line }) => `\`${line}\` 到了伺服器，密碼就在 body 裡：它只有這一次會在網路上傳送。`,
  },
  response: {
    setCookie: 'Set-Cookie',
    tokens: 'token',
    link: '連結',
    label: ({ status, carries }) => [status, ...carries].join(', '),
    done: ({ status }) => `伺服器回應 \`${status}\`：照要求完成了。`,
    setsCookie: ({ status }) =>
      `伺服器回應 \`${status}\`。\`Set-Cookie\` 標頭只帶來 session ID，其他的都留在儲存區。`,
    clearsCookie: ({ status }) => `伺服器回應 \`${status}\`，並用 \`Set-Cookie\` 標頭要瀏覽器移除 cookie。`,
    bringsTokens: ({ status }) =>
      `伺服器回應 \`${status}\`，簽好的 token 在 body 裡。伺服器不留 session：誰有 token，誰就進得來。`,
    bringsLink: ({ status }) =>
      `伺服器回應 \`${status}\`，附上一個裡面有 token 的連結：60 秒內可以下載一次，誰拿到都一樣。`,
    badRequest: ({ status }) => `伺服器回應 \`${status}\`：請求本身就不對。`,
    unauthorized: ({ status }) => `伺服器回應 \`${status}\`：不知道是誰送的，或是不相信對方。`,
    forbidden: ({ status }) => `伺服器回應 \`${status}\`：知道是誰送的，但這件事他不能做。`,
    notFound: ({ status }) => `伺服器回應 \`${status}\`：這裡沒有要找的東西。`,
    unprocessable: ({ status }) => `伺服器回應 \`${status}\`：看得懂請求，但不接受裡面的 token。`,
    fault: ({ status }) => `伺服器回應 \`${status}\`：問題在伺服器，不在請求。`,
    notImplemented: ({ status }) =>
      `伺服器回應 \`${status}\`：這個節點只有公鑰，每個 token 都能驗證，但一個也簽不出來；要由第一個節點簽署。`,
    unavailable: ({ status }) =>
      `伺服器回應 \`${status}\`：現在不行。查不到的事它不會用猜的，所以這段時間誰都進不來，撤銷過的也混不進來。`,
  },

  refused: {
    'not-found': { label: '沒有這個路由', sentence: '伺服器沒有這個路由，不會再往下看。' },
    'method-not-allowed': {
      label: '不接受這種方法',
      sentence: '路由存在，但不接受這種方法。`Allow` 標頭會列出它接受哪些。',
    },
    'bad-json': { label: 'body 不是 JSON', sentence: 'body 自稱是 JSON，其實不是。裡面的東西一概不採用。' },
    'bad-body': {
      label: 'body 讀不出來',
      sentence: '伺服器從 body 裡讀不出 JSON，也讀不出表單。裡面的東西一概不採用。',
    },
    'body-too-large': {
      label: 'body 太大',
      sentence: 'body 超過伺服器願意讀的大小：這裡的任何表單，16 KiB 都綽綽有餘。',
    },
  },
  missingParameter: {
    label: ({ name }) => `缺少 ${name}`,
    sentence: ({ name }) => `沒有給 \`${name}\`，或是空的。伺服器先回報這件事，其他的都還沒看。`,
  },
  accountVerified: {
    label: ({ name }) => `${name}：密碼正確`,
    sentence: ({ name }) => `這個密碼的雜湊值和 \`${name}\` 存著的一樣。伺服器從來沒有存過密碼本身。`,
  },
  accountUnknown: {
    label: ({ name }) => `錯誤：沒有帳號 ${name}`,
    sentence: ({ name }) =>
      `沒有 \`${name}\` 這個帳號。花的時間和回應都跟密碼錯誤時一樣，別人就試不出誰有帳號。`,
  },
  accountWrongPassword: {
    label: ({ name }) => `${name}：密碼錯誤`,
    sentence: ({ name }) => `這個密碼的雜湊值和 \`${name}\` 存著的不一樣。回應不會透露錯的是帳號還是密碼。`,
  },
  accessDenied: {
    label: ({ wanted }) => `帳號 ${wanted} 是別人的`,
    sentence: ({ wanted, own }) =>
      `憑證沒問題，但${own === null ? '' : `它屬於帳號 \`${own}\`，`}不屬於 \`${wanted}\`。「是誰」已經確認了，「能做什麼」是另一個問題。`,
  },
  phoneChanged: {
    label: ({ name }) => `修改 ${name} 的電話`,
    sentence: ({ name }) => `伺服器修改 \`${name}\` 的電話。是誰，看的是憑證，不是表單。`,
  },
  accountDeleted: {
    label: ({ name }) => `刪除帳號 ${name}`,
    sentence: ({ name }) => `帳號 \`${name}\` 刪除了。發給它的憑證不能繼續有效：接下來就處理。`,
  },

  cookieValid: {
    label: 'cookie 簽章正確',
    sentence:
      'cookie 裡的 HMAC 和前面的 session ID 相符：是這台伺服器簽的。但 session 是不是還在，還不知道。',
  },
  sessionAsked: {
    label: ({ id }) => `查詢 ${id}`,
    sentence: ({ id }) => `session ID \`${id}\` 本身沒有意義，伺服器得去查。每個請求都要查一次。`,
  },
  sessionFound: {
    label: ({ name }) => `${name} 的 session`,
    sentence: ({ name }) =>
      `儲存區認得這個 session，它沒有被結束，也沒有閒置太久。現在伺服器知道是誰了：\`${name}\`。`,
  },
  sessionTouched: {
    label: ({ id }) => `延長 ${id}`,
    sentence: ({ id, left, rolling }) =>
      `session \`${id}\` 剛被用過，閒置時間重新計算：${left}。${
        rolling
          ? 'rolling 已開啟：回應會再送一次 cookie，瀏覽器裡的期限也跟著延後。'
          : '瀏覽器那邊沒有變：cookie 的期限照舊。'
      }`,
  },
  sessionStored: {
    label: ({ id, name }) => `存入 ${id}：${name}`,
    sentence: ({ id, name }) => `伺服器用新的 ID \`${id}\` 記下 \`${name}\` 已登入。瀏覽器只會拿到這個 ID。`,
  },
  sessionDestroyed: {
    label: ({ count, id }) => (count === 1 ? `刪除 ${id}` : `刪除 ${count} 個 session`),
    logout: ({ id }) => `伺服器從儲存區刪掉 \`${id}\`。從這一刻起，cookie 不管在誰手上都沒有用了。`,
    accountDeleted: ({ count }) =>
      count === 1
        ? '帳號沒了，它的 session 也跟著刪除：只要在儲存區刪一次。'
        : `帳號沒了，它的 ${count} 個 session 也跟著刪除：所有裝置，同時失效。`,
    everywhere: ({ count }) =>
      count === 1
        ? '登出所有裝置：這個帳號只有這一個 session，在儲存區刪一次就好。'
        : `登出所有裝置：儲存區知道這個帳號的 ${count} 個 session，一次刪光，每台裝置同時失效。`,
    operator: ({ count }) =>
      count === 1
        ? '管理者從儲存區刪掉這個 session。從這一刻起，它的 cookie 不管在誰手上都沒有用了。'
        : `管理者從儲存區刪掉 ${count} 個 session。從這一刻起，它們的 cookie 不管在誰手上都沒有用了。`,
    replaced: ({ id }) =>
      `登入時帶著 session \`${id}\`。它到此為止，換上新的 ID：就算有人事先塞了舊 ID 進來，也占不到便宜（session fixation）。`,
  },

  tokenFound: {
    label: '找到 Bearer token',
    sentence: '`Authorization` 標頭裡有 Bearer token。裡面寫的，目前一個字都還不相信。',
  },
  tokenForm: {
    label: ({ alg }) => (alg === null ? '格式正確' : `格式正確，${alg}`),
    sentence: ({ alg }) =>
      alg === null
        ? '有三段，是合法的 Base64url 和 JSON，`alg` 也是伺服器唯一接受的那一種。'
        : `有三段，是合法的 Base64url 和 JSON，\`alg\` 是 \`${alg}\`：伺服器只接受這一種，不管 token 自己怎麼說。`,
  },
  tokenSignature: {
    label: '簽章相符',
    sentence: '伺服器用自己的金鑰對 header 和 payload 驗證簽章，結果相符：簽發之後沒有人改過任何一個字。',
  },
  tokenTimes: {
    label: ({ left }) => (left === null ? '還沒過期' : `還沒過期，${left}`),
    endless: '永不過期',
    sentence: ({ left }) =>
      left === null
        ? 'token 不早也不晚。伺服器只看 token 本身就知道。'
        : `token 不早也不晚：${left}。伺服器只看 token 本身就知道。`,
    endlessSentence: 'token 沒有 `exp`：除非被撤銷或更換金鑰，否則永遠有效。偷到的人會很高興。',
  },
  tokenClaims: {
    label: ({ type }) => (type === null ? 'claim 符合' : `type 是 ${type}`),
    sentence: ({ type }) =>
      type === null
        ? '`sub` 和 `type` 都符合這個路由的要求。'
        : `\`sub\` 說明是誰，\`type\` 是 \`${type}\`，正是這個路由要的。`,
  },
  blocklistAsked: {
    label: ({ jti }) => `${jti} 撤銷了嗎？`,
    sentence: ({ jti }) =>
      `token 是真的，時間也對。但簽章說不出它有沒有被收回，所以伺服器拿 \`jti\` \`${jti}\` 去問。`,
  },
  blocklistClear: {
    label: '未撤銷',
    sentence: ({ jti }) => `\`${jti}\` 不在黑名單上：沒有人把它收回。查這一次，就是知道這件事的代價。`,
  },
  tokenSigned: {
    access: 'access',
    refresh: 'refresh',
    download: 'download',
    label: ({ types, alg }) => `簽署 ${types.join(' + ')} token，${alg}`,
    login: ({ alg }) =>
      `伺服器用 \`${alg}\` 簽署一個短期的 access token，和一個用來換新的 refresh token。登入狀態不存在伺服器。`,
    one: ({ alg }) => `伺服器用 \`${alg}\` 簽署一個 access token。之後需要知道的，全在 token 裡。`,
  },
  tokenRevoked: {
    label: ({ count, jti }) => (count === 1 ? `撤銷 ${jti}` : `撤銷 ${count} 個 token`),
    logout: ({ jti }) =>
      `已經發出去的 token 沒辦法遠端修改，只好把它的 \`jti\` \`${jti}\` 放上黑名單，留到 token 自己的 \`exp\` 為止。`,
    accountDeleted: ({ count }) =>
      count === 1
        ? '帳號沒了，它的 token 就放上黑名單。否則光看簽章，仍然是有效的。'
        : `帳號沒了，它的 ${count} 個 token 就依 \`jti\` 一一放上黑名單。否則光看簽章，仍然是有效的。`,
  },

  stores: tokenStores,

  failed: failedChecks,

  holding: heldRequests,

  outcome: {
    running: '進行中',
    done: ({ status }) => status,
    refused: ({ status, fault }) => (fault === null ? `拒絕，${status}` : `拒絕，${status}，${fault}`),
    failed: ({ status }) => (status === null ? '沒有回應' : `失敗，${status}`),
    aborted: '已停止',
    fault: { missing: '缺少憑證', wrong: '錯誤', late: '太晚', early: '太早', revoked: '已撤銷' },
  },
}
