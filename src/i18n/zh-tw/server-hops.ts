// 繁體中文：hops。網路上傳的東西，和兩台伺服器共同的步驟；hops 的一部分。
import type { serverHops as en } from '../en/server-hops'

export const serverHops: typeof en = {
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
    'bad-request': {
      label: '請求讀不出來',
      sentence: '這個請求不合 HTTP 的規則，哪裡不合，回應裡有寫。裡面的東西一概不採用。',
    },
    'expectation-failed': {
      label: '達不到 Expect 的要求',
      sentence: '用戶端在 `Expect` 裡提了伺服器不認得的條件。伺服器只認得 `100-continue`。',
    },
    'headers-too-large': {
      label: '標頭太大',
      sentence:
        '標頭超過伺服器願意讀的大小：64 KiB。如果是瀏覽器送的，多半是這台電腦上其他程式的 cookie，因為 cookie 不分連接埠。',
    },
    'timed-out': { label: '太慢', sentence: '請求的後半段沒有及時送到，伺服器不再等下去。' },
    'unsupported-type': {
      label: 'body 的類型不對',
      sentence: 'body 的 `Content-Type` 不是伺服器會讀的類型。會讀哪些，回應的 `Accept` 標頭有列出來。',
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
}
