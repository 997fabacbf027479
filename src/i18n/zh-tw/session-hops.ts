// 繁體中文：hops。session 伺服器的 cookie 和儲存區；hops 的一部分。
import type { sessionHops as en } from '../en/session-hops'

export const sessionHops: typeof en = {
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
}
