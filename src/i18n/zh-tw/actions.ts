// 繁體中文：每個操作的文字，以及操作列、選單和表單。
import type { ActionWords } from '#src/actions/words'
import type * as en from '../en/actions'

export const actions: ActionWords = {
  login: {
    button: '登入',
    hint: '`POST /login`：送出帳號密碼。只有這個請求真正證明你是誰。',
    caption: '登入',
  },
  'login-by-email': {
    caption: '以電子郵件登入',
  },
  'open-protected': {
    button: '開啟 /protected',
    hint: '`GET /protected`：登入後才能看。',
    caption: '開啟受保護的頁面',
  },
  'open-partially-protected': {
    button: '開啟 /partially-protected',
    hint: '`GET /partially-protected`：誰都能看，認得你的話會叫出你的名字。',
    caption: '開啟部分受保護的頁面',
  },
  'update-phone': {
    button: '更新電話',
    hint: '`POST /user/update/phone`：修改資料，而且只能改自己的帳號。',
    caption: '更新電話',
  },
  refresh: {
    button: '更新 token',
    hint: '`POST /refresh`：拿 refresh token 換一個新的 access token。',
    hintOnSession: 'Session 沒有東西要更新：每個請求都會讓閒置時間重新計算。請求還是會送出，伺服器會回 404。',
    nothingToDo:
      '沒有東西要更新：session 只有一個憑證，每用一次，閒置時間就重新計算。所以伺服器沒有這個路由。',
    caption: '更新 access token',
  },
  logout: {
    button: '登出',
    hint: '`DELETE /logout`：結束 session；撤銷 access token。',
    caption: '登出',
  },
  'logout-everywhere': {
    button: '登出所有裝置',
    hint: '`DELETE /logout-everywhere`：結束這個帳號的所有 session，撤銷所有 token，不管在哪個裝置。',
    caption: '登出所有裝置',
  },
  'logout-refresh': {
    button: '撤銷 refresh token',
    hint: '`DELETE /logout2`：撤銷 refresh token。只呼叫 `/logout` 的話，它還會繼續有效。',
    nothingToDo: '沒有第二個憑證可以撤銷：登出一次，唯一的 session 就結束了。所以伺服器沒有這個路由。',
    caption: '撤銷 refresh token',
  },
  'get-download-link': {
    button: '取得下載連結',
    hint: '`POST /download-link`：取得一個連結，裡面的 token 60 秒內只能用一次。',
    nothingToDo:
      '連結裡不需要放 token：通往這台主機的每個連結，瀏覽器都會自動帶上 cookie。所以伺服器沒有這個路由。',
    caption: '取得下載連結',
  },
  'open-download-link': {
    button: '開啟連結',
    hint: '`GET /download?token=…`：只有第一次有效，再開一次就會被拒絕。',
    nothingToDo: '這裡沒有帶 token 的連結：下載和其他請求一樣，靠 cookie 就行。所以伺服器沒有這個路由。',
    caption: '開啟下載連結',
  },
  'delete-account': {
    button: '刪除帳號',
    hint: '`DELETE /user`：刪除帳號，並讓發給它的憑證全部失效。',
    caption: '刪除帳號',
  },
}

export const actionMenus: typeof en.actionMenus = {
  action: {
    titleOnLane: ({ title, lane }) => `${title} · 只有 ${lane}`,
    onLane: { session: '只在 session 這邊操作', jwt: '只在 JWT 這邊操作' },
    account: '用哪個帳號操作',
    deletedOn: ({ name, lane }) => `${name}（${lane} 已刪除）`,
    deleted: ({ name }) => `${name}（已刪除）`,
    loginAs: ({ name }) => `以 ${name} 登入`,
    byForm: '填表單',
    loginMore: '填表單登入：換名稱、密碼或 email',
    loginByForm: '用其他方式登入…',
    updatePhoneOf: '更新電話…',
    more: '更多',
    pages: '頁面',
    accounts: '帳號',
    jwtOnly: '只有 JWT 這邊',
    deleteAccountOf: '刪除帳號…',
    noDownloadLink: '還沒有連結，請先取得一個。',
  },

  login: {
    title: '登入',
    by: '登入方式',
    byUsername: '使用者名稱',
    byEmail: 'Email',
    username: '使用者名稱',
    email: 'Email',
    password: '密碼',
    picks: '快速填入',
    wrongPassword: '錯誤的密碼',
    submit: '登入',
  },

  phone: {
    title: '更新電話',
    phone: '電話',
    id: '帳號 ID',
    idHint: '預設是自己的。填別人的 ID，伺服器會回 403：知道你是誰，但那不是你的帳號。',
    unchanged: '電話和原本的一樣，前端就不會送出請求。請改填別的號碼。',
    submit: '送出',
  },

  deletion: {
    title: ({ name }) => `要刪除帳號 ${name} 嗎？`,
    body: '伺服器會刪除目前登入的帳號，發給它的 session 和 token 也全部失效。按「重設」就能還原。',
    confirm: '刪除帳號',
  },
}

export const race: typeof en.race = {
  button: '兩個分頁搶著更新',
  hint: '兩個分頁在同一刻用同一個 refresh token 更新。',
  noRotation:
    '沒有開啟輪替（rotation）就看不出差別：refresh token 不會換，兩個分頁都能用。請先在設定裡開啟輪替。',
  noToken: '要有 refresh token 才能搶著更新，請先登入。',
}
