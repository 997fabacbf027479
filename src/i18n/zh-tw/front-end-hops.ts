// 繁體中文：hops。前端如何處理憑證；hops 的一部分。
import type { frontEndHops as en } from '../en/front-end-hops'

const list = new Intl.ListFormat('zh-TW', { type: 'conjunction' })

export const frontEndHops: typeof en = {
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
}
