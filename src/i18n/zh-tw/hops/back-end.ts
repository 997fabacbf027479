// 繁體中文：兩個後端共同的和 session 伺服器的每一種步驟；hops 的一部分。
import type { backEndHops as en } from '../../en/hops/back-end'

export const backEndHops: typeof en = {
  'body-read': {
    label: ({ type }) => `${type} 當成 JSON 讀`,
    sentence: ({ type }) =>
      `body 說自己是 \`${type}\`，伺服器還是當成 JSON 來讀。其他網站的表單不必先詢問就能送出這種 body，\`application/json\` 則不行。`,
    next: ({ type }) => `body 是 \`${type}\`，還是當成 JSON 來讀。`,
    fact: 'Content-Type',
  },
  'request-refused': {
    reason: {
      'not-found': {
        label: '沒有這個路由',
        sentence: '伺服器沒有這個路由，不會再往下看。',
        next: '拒絕，沒有這個路由。',
        fact: '沒有這個路由',
      },
      'method-not-allowed': {
        label: '不接受這種方法',
        sentence: '路由存在，但不接受這種方法。`Allow` 標頭會列出它接受哪些。',
        next: '拒絕，這個路由不接受這種方法。',
        fact: '這個路由不接受這種方法',
      },
      'bad-json': {
        label: 'body 不是 JSON',
        sentence: 'body 自稱是 JSON，其實不是。裡面的東西一概不採用。',
        next: '拒絕，body 不是 JSON。',
        fact: 'body 不是 JSON',
      },
      'bad-body': {
        label: 'body 讀不出來',
        sentence: '伺服器從 body 裡讀不出 JSON，也讀不出表單。裡面的東西一概不採用。',
        next: '拒絕，body 讀不出來。',
        fact: 'body 讀不出來',
      },
      'body-too-large': {
        label: 'body 太大',
        sentence: 'body 超過伺服器願意讀的大小：這裡的任何表單，16 KiB 都綽綽有餘。',
        next: '拒絕，body 太大。',
        fact: 'body 太大',
      },
      'bad-request': {
        label: '請求讀不出來',
        sentence: '這個請求不合 HTTP 的規則，哪裡不合，回應裡有寫。裡面的東西一概不採用。',
        next: '拒絕，請求讀不出來。',
        fact: '請求不合 HTTP 的規則',
      },
      'expectation-failed': {
        label: '達不到 Expect 的要求',
        sentence: '用戶端在 `Expect` 裡提了伺服器不認得的條件。伺服器只認得 `100-continue`。',
        next: '拒絕，達不到 Expect 的要求。',
        fact: '達不到 Expect 的要求',
      },
      'headers-too-large': {
        label: '標頭太大',
        sentence:
          '標頭超過伺服器願意讀的大小：64 KiB。如果是瀏覽器送的，多半是這台電腦上其他程式的 cookie，因為 cookie 不分連接埠。',
        next: '拒絕，標頭太大。',
        fact: '標頭太大',
      },
      'timed-out': {
        label: '太慢',
        sentence: '請求的後半段沒有及時送到，伺服器不再等下去。',
        next: '拒絕，請求的後半段沒有送到。',
        fact: '請求的後半段沒有及時送到',
      },
      'unsupported-type': {
        label: 'body 的類型不對',
        sentence: 'body 的 `Content-Type` 不是伺服器會讀的類型。會讀哪些，回應的 `Accept` 標頭有列出來。',
        next: '拒絕，body 的類型不對。',
        fact: 'body 是伺服器不讀的類型',
      },
    },
    missing: {
      label: ({ name }) => `缺少 ${name}`,
      sentence: ({ name }) => `沒有給 \`${name}\`，或是空的。伺服器先回報這件事，其他的都還沒看。`,
      next: ({ name }) => `拒絕，缺少 \`${name}\`。`,
      fact: '缺少參數',
    },
    fact: { reason: '原因', parameter: '參數' },
  },
  'account-checked': {
    outcome: {
      verified: {
        label: ({ name }) => `${name}：密碼正確`,
        sentence: ({ name }) => `這個密碼的雜湊值和 \`${name}\` 存著的一樣。伺服器從來沒有存過密碼本身。`,
        fact: '密碼正確',
      },
      unknown: {
        label: ({ name }) => `沒有帳號 ${name}`,
        sentence: ({ name }) =>
          `沒有 \`${name}\` 這個帳號。花的時間和回應都跟密碼錯誤時一樣，別人就試不出誰有帳號。`,
        fact: '沒有這個帳號',
      },
      'wrong-password': {
        label: ({ name }) => `${name}：密碼錯誤`,
        sentence: ({ name }) =>
          `這個密碼的雜湊值和 \`${name}\` 存著的不一樣。回應不會透露錯的是帳號還是密碼。`,
        fact: '密碼錯誤',
      },
    },
    next: ({ name }) => `這是 \`${name}\` 的密碼嗎？`,
    fact: { email: 'Email', username: '使用者名稱' },
  },
  'store-failed': {
    storage: { memory: '記憶體', sqlite: 'SQLite ', redis: 'Redis ' },
    label: ({ storage }) => `${storage}沒有回答`,
    sentence: ({ storage, message }) =>
      `${storage}：\`${message}\`。伺服器無從得知誰還在登入狀態、什麼被撤銷了，所以誰都不放行，回應 503：拒絕才是安全的做法（fail closed）。`,
    next: '儲存區沒有回答，拒絕。',
    fact: '儲存方式',
  },
  'access-denied': {
    label: ({ wanted }) => `帳號 ${wanted} 是別人的`,
    sentence: ({ wanted, own }) =>
      `憑證沒問題，但${own === null ? '' : `它屬於帳號 \`${own}\`，`}不屬於 \`${wanted}\`。「是誰」已經確認了，「能做什麼」是另一個問題。`,
    next: ({ id }) => `拒絕，帳號 \`${id}\` 不是登入的那一個。`,
    fact: { wanted: '要求的 ID', own: '自己的 ID' },
  },
  'phone-changed': {
    label: ({ name }) => `修改 ${name} 的電話`,
    sentence: ({ name }) => `伺服器修改 \`${name}\` 的電話。是誰，看的是憑證，不是表單。`,
    next: ({ name }) => `修改 \`${name}\` 的電話。`,
    fact: '電話',
  },
  'account-deleted': {
    label: ({ name }) => `刪除帳號 ${name}`,
    sentence: ({ name }) => `帳號 \`${name}\` 刪除了。發給它的憑證不能繼續有效：接下來就處理。`,
    next: ({ name }) => `刪除帳號 \`${name}\`。`,
  },

  'cookie-checked': {
    label: 'cookie 簽章正確',
    sentence:
      'cookie 裡的 HMAC 和前面的 session ID 相符：是這台伺服器簽的。但 session 是不是還在，還不知道。',
    known: {
      label: '用大家都知道的 secret 簽章',
      sentence:
        'cookie 裡的 HMAC 和前面的 session ID 相符，但 secret 是 express-session 文件裡的 `keyboard cat`，所以誰都可能簽得出來。',
    },
    next: ({ name }) => `有沒有 cookie \`${name}\`？是這台伺服器簽的嗎？`,
  },
  'session-asked': {
    label: ({ id }) => `查詢 ${id}`,
    sentence: ({ id }) => `session ID \`${id}\` 本身沒有意義，伺服器得去查。每個請求都要查一次。`,
    next: ({ id }) => `向 session 儲存區查詢 \`${id}\`。`,
  },
  'session-answered': {
    label: ({ name }) => `${name} 的 session`,
    sentence: ({ name }) =>
      `儲存區認得這個 session，它沒有被結束，也沒有閒置太久。現在伺服器知道是誰了：\`${name}\`。`,
    next: ({ id }) => `session 儲存區認得 \`${id}\` 嗎？它還有效嗎？`,
  },
  'session-touched': {
    label: ({ id }) => `延長 ${id}`,
    sentence: ({ id, left, rolling }) =>
      `session \`${id}\` 剛被用過，閒置時間重新計算：${left}。${
        rolling
          ? 'rolling 已開啟：回應會再送一次 cookie，瀏覽器裡的期限也跟著延後。'
          : '瀏覽器那邊沒有變：cookie 的期限照舊。'
      }`,
    revived: {
      label: ({ id }) => `讓 ${id} 復活`,
      sentence: ({ id, left }) =>
        `這個請求讀過 session \`${id}\` 之後，它已經結束了。伺服器還是把讀到的內容寫回去，session 就復活了：${left}。`,
    },
    next: ({ id }) => `\`${id}\` 的閒置時間重新計算。`,
  },
  'session-stored': {
    label: ({ id, name }) => `存入 ${id}：${name}`,
    sentence: ({ id, name }) => `伺服器用新的 ID \`${id}\` 記下 \`${name}\` 已登入。瀏覽器只會拿到這個 ID。`,
    'id-renewed': {
      label: ({ id, name }) => `沿用 ${id}：${name}`,
      sentence: ({ id, name }) =>
        `登入時帶著 session \`${id}\`，伺服器沒有換 ID，從現在起它就是 \`${name}\` 的。先前知道這個 ID 的人，也等於以 \`${name}\` 登入了。`,
    },
    'random-id': {
      label: ({ id, name }) => `存入 ${id}：${name}`,
      sentence: ({ id, name }) =>
        `伺服器用 ID \`${id}\` 記下 \`${name}\` 已登入。這個 ID 是計數器的下一個數字：看到自己的，就猜得到別人的。`,
    },
    next: ({ id }) => `把新的 session \`${id}\` 存進 session 儲存區。`,
  },
  'session-left': {
    label: ({ id }) => `${id} 原封不動`,
    sentence: ({ id }) =>
      `伺服器只讓瀏覽器丟掉 cookie。session \`${id}\` 還在儲存區裡：cookie 的複本和之前一樣有效。`,
    next: ({ id }) => `session \`${id}\` 留在儲存區，只清掉 cookie。`,
  },
  'session-destroyed': {
    label: ({ count, id }) => (count === 1 ? `刪除 ${id}` : `刪除 ${count} 個 session`),
    because: {
      logout: ({ id }) => `伺服器從儲存區刪掉 \`${id}\`。從這一刻起，cookie 不管在誰手上都沒有用了。`,
      'account-deleted': ({ count }) =>
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
    next: ({ id }) => `從 session 儲存區刪掉 \`${id}\`。`,
  },
}
