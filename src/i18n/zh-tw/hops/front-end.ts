// 繁體中文：前端和網路上的每一種步驟；hops 的一部分。
import type { frontEndHops as en } from '../../en/hops/front-end'

const list = new Intl.ListFormat('zh-TW', { type: 'conjunction' })

export const frontEndHops: typeof en = {
  'form-submitted': {
    label: ({ names }) => `送出表單 ${names.join('、')}`,
    sentence: ({ names }) =>
      `使用者送出表單，裡面有${list.format(names.map((name) => ` \`${name}\` `)).trimEnd()}。這時還沒有任何東西離開瀏覽器。`,
    next: '送出表單。',
    hidden: '已隱藏',
  },
  'credential-attached': {
    cookies: {
      label: ({ name }) => `帶上 ${name}`,
      sentence: ({ name }) =>
        `瀏覽器自動帶上 cookie \`${name}\`：送往這台主機的每個請求都會帶，不需要寫程式。`,
    },
    localStorage: {
      label: ({ name }) => `帶上 ${name}`,
      sentence: ({ name }) =>
        `網頁的 JavaScript 從 localStorage 取出 \`${name}\`，放進 \`Authorization\` 標頭。瀏覽器不會自動做這件事。`,
    },
    loot: {
      label: ({ name }) => `帶上偷來的 ${name}`,
      sentence: ({ name }) =>
        `攻擊者帶上 \`${name}\` 的副本。它和原本的一模一樣：裡面沒有寫是誰送的，伺服器看不出差別。`,
    },
    edited: {
      label: '帶上改過的憑證',
      sentence: '這一次改送你修改過的憑證，原本存放的那個不變。',
    },
    expired: {
      label: 'cookie 已過期，不送',
      sentence: 'cookie 已經過期，瀏覽器把它丟掉，請求不帶憑證就送出去。',
    },
    nothing: {
      label: '沒有憑證可帶',
      sentence: '沒有憑證可以帶上。請求照樣送出，但是匿名的。',
    },
    next: ({ name }) => `帶上 \`${name}\`。`,
    nextNothing: '有沒有憑證可以帶上？',
    fact: {
      where: '存放在',
      nothing: '無：沒有憑證可帶',
      header: '用來傳送的標頭',
      edited: '改過',
      editedYes: '是：代替存放的那一個送出',
      expired: '已過期',
      expiredYes: '是：cookie 的時間已過，瀏覽器沒有帶上它',
    },
  },
  'credential-stored': {
    cookies: {
      label: ({ name }) => `存下 ${name}`,
      sentence: ({ name }) => `\`Set-Cookie\` 要瀏覽器留著 \`${name}\`，之後的請求都會自動帶上它。`,
    },
    localStorage: {
      label: ({ name, count }) => (count === 1 ? `存下 ${name}` : `存下 ${count} 個 token`),
      sentence: ({ name }) =>
        `頁面的程式碼把 \`${name}\` 放進 localStorage。它會一直在那裡，過期了也一樣，直到程式碼把它刪掉。`,
    },
    loot: {
      label: ({ name, count }) => (count === 1 ? `留下 ${name}` : `留下 ${count} 個 token`),
      sentence: ({ name }) => `攻擊者留下 \`${name}\`，這是用偷來的憑證換到的：有了它，攻擊就能繼續。`,
    },
    next: ({ name }) => `存下 \`${name}\`。`,
  },
  'credential-removed': {
    cookies: {
      label: ({ name }) => `移除 ${name}`,
      sentence: ({ name }) =>
        `\`Set-Cookie\` 給的是過去的時間，瀏覽器就把 \`${name}\` 丟掉。真正算數的，是伺服器那邊也刪了。`,
    },
    localStorage: {
      label: ({ name, count }) => (count === 1 ? `移除 ${name}` : `移除 ${count} 個 token`),
      sentence: ({ name }) =>
        `頁面的程式碼從 localStorage 刪掉 \`${name}\`。如果別人手上有一份，那一份不受影響。`,
    },
    loot: {
      label: ({ name, count }) => (count === 1 ? `丟掉 ${name}` : `丟掉 ${count} 個 token`),
      sentence: ({ name }) => `\`${name}\` 對攻擊者沒有用了，丟掉。`,
    },
    next: ({ name }) => `丟掉 \`${name}\`。`,
  },
  'auto-refresh': {
    outcome: {
      refreshing: {
        label: '過期了：更新 token 再重送',
        sentence:
          '`Token has expired`。頁面的程式碼不打擾使用者：自己用 refresh token 換一個新的 access token，再把請求重送一次。',
        next: 'access token 過期了，自動更新 token。',
      },
      'no-refresh-token': {
        label: '請重新登入',
        sentence:
          '`Token has expired`，手上又沒有 refresh token 可以換新的。頁面的程式碼只好放棄，把留著的 token 刪掉：使用者得重新登入。',
        next: '放棄，沒有 refresh token：請使用者重新登入。',
      },
      refused: {
        label: '請重新登入',
        sentence:
          '伺服器不再接受這個 refresh token，換不到新的 access token。頁面的程式碼只好放棄，把兩個都刪掉：使用者得重新登入。',
        next: '放棄，refresh token 也被拒絕了：請使用者重新登入。',
      },
    },
    next: '有 refresh token 可以用來更新嗎？',
  },
  'no-answer': {
    label: '沒有回應',
    sentence: ({ message }) => `沒有等到回應：\`${message}\`。伺服器在那之前做了什麼，用戶端無從得知。`,
    next: '不再等回應。',
  },

  request: {
    label: ({ line, carries }) => [line, ...carries].join(', '),
    sentence: {
      cookie: ({ line }) =>
        `\`${line}\` 到了伺服器。HTTP 不會記得任何事，只有 \`Cookie\` 標頭說得出是誰送的。`,
      authorization: ({ line }) =>
        `\`${line}\` 到了伺服器。是誰送的，只看 \`Authorization\` 標頭，需要的資訊全在裡面。`,
      anonymous: ({ line }) => `\`${line}\` 到了伺服器，沒有帶憑證：看不出是誰送的。`,
      link: ({ line }) =>
        `\`${line}\` 到了伺服器。token 就在 URL 裡，不用標頭，一般的連結就能用。但 URL 會留在日誌和瀏覽紀錄裡，所以幸好它只能用一次。`,
      form: ({ line }) => `\`${line}\` 到了伺服器，密碼就在 body 裡：它只有這一次會在網路上傳送。`,
    },
    next: ({ line }) => `把 \`${line}\` 送到伺服器。`,
  },
  response: {
    carries: { setCookie: 'Set-Cookie', tokens: 'token', link: '連結' },
    label: ({ status, carries }) => [status, ...carries].join(', '),
    sentence: {
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
      expired: ({ status }) =>
        `伺服器回應 \`${status}\`：憑證是真的，只是過期了。前端看到這個回應，就知道該更新或重新登入。`,
      revoked: ({ status }) =>
        `伺服器回應 \`${status}\`：憑證是真的，也還沒過期，但已經被收回。只能重新登入。`,
      forbidden: ({ status }) => `伺服器回應 \`${status}\`：知道是誰送的，但這件事他不能做。`,
      notFound: ({ status }) => `伺服器回應 \`${status}\`：這裡沒有要找的東西。`,
      unprocessable: ({ status }) =>
        `伺服器回應 \`${status}\`：看得懂請求，但裡面的 token 無效。這是 flask-jwt-extended 的選擇；照標準應該回應 \`401\` 和 \`error="invalid_token"\`（RFC 6750 第 3.1 節）。`,
      fault: ({ status }) => `伺服器回應 \`${status}\`：問題在伺服器，不在請求。`,
      notImplemented: ({ status }) =>
        `伺服器回應 \`${status}\`：這個節點只有公鑰，每個 token 都能驗證，但一個也簽不出來；要由第一個節點簽署。`,
      unavailable: ({ status }) =>
        `伺服器回應 \`${status}\`：現在不行。查不到的事它不會用猜的，所以這段時間誰都進不來，撤銷過的也混不進來。`,
    },
    next: ({ status }) => `回應 \`${status}\`。`,
  },
}
