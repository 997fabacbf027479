// 繁體中文：shell。
import type { shell as en } from '../en/shell'

export const shell: typeof en = {
  name: 'Session vs JWT Lab',
  brand: { session: 'Session', versus: 'vs', jwt: 'JWT', lab: 'Lab' },
  skipToLanes: '跳到兩邊的流程',

  landmark: {
    actions: '兩邊同時操作',
    lanes: 'Session 與 JWT 兩邊',
    notices: '通知',
    inspector: '檢視器',
  },
  pane: {
    betweenLanes: '兩邊的寬度',
    aboveInspector: '檢視器的高度',
  },

  mode: {
    label: '兩邊的執行模式',
    step: '逐步',
    slow: '慢速',
    run: '直接跑',
    stepHint: '請求在每一步都會停下來，等你放行。',
    slowHint: '每一步都放慢，讓你看得清楚。',
    runHint: '請求一路跑完，不會停。',
    mixed: '兩邊目前的模式不同；選一個就會套用到兩邊。',
    speed: '慢速模式的速度',
    speedValue: ({ factor }) => `${factor}×`,
    speedNormal: '每 0.9 秒一步',
  },

  hold: {
    next: '下一步',
    run: '跑到底',
    nextHint: '讓停住的請求各往前走一步。',
    runHint: '讓停住的請求一路跑完，或跑到下一個中斷點。',
    nothingWaits: '目前沒有停住的請求。先選「逐步」，再從下方做一個操作。',
    waitingOn: ({ lanes }) => `有請求停住：${lanes}`,
    nobodyWaits: '目前沒有停住的請求。',
    and: '、',
  },

  reset: {
    button: '重設',
    hint: '兩邊都回到一開始的樣子：三個帳號，沒有人登入。',
    title: '要中斷停住的請求嗎？',
    body: '還有請求在等回應。重設會直接中斷它，並讓兩邊回到一開始的樣子。',
    confirm: '重設兩邊',
  },

  breakpoints: {
    button: '中斷點',
    hint: '不管哪種模式，請求跑到這裡都會停下來。',
    verify: '伺服器要驗證時停住',
    response: '送出回應前停住',
    count: ({ count }) => `中斷點，已設 ${count} 個`,
  },

  time: { label: '實驗室時間', hint: '實驗室自己的時間：所有到期時間都以它為準。' },
  language: { label: '語言', en: 'English', 'zh-TW': '繁體中文', short: { en: 'EN', 'zh-TW': '繁中' } },
  theme: { label: '佈景主題', system: '跟隨系統', light: '淺色', dark: '深色' },

  action: {
    onBoth: '兩邊一起',
    menu: '操作',
    titleOnLane: ({ title, lane }) => `${title} · 只有 ${lane}`,
    onLane: { session: '只在 session 這邊操作', jwt: '只在 JWT 這邊操作' },
    as: '帳號',
    account: '用哪個帳號操作',
    deletedOn: ({ name, lane }) => `${name}（${lane} 已刪除）`,
    deleted: ({ name }) => `${name}（已刪除）`,
    login: '登入',
    loginAs: ({ name }) => `以 ${name} 登入`,
    loginMore: '其他登入方式',
    loginByForm: '用其他方式登入…',
    openProtected: '開啟 /protected',
    openPartiallyProtected: '開啟 /partially-protected',
    updatePhone: '更新電話',
    updatePhoneOf: '更新電話…',
    refresh: '更新 token',
    logout: '登出',
    logoutRefresh: '撤銷 refresh token',
    deleteAccount: '刪除帳號',
    deleteAccountOf: '刪除帳號…',
    hint: {
      login: '`POST /login`：送出帳號密碼。只有這個請求真正證明你是誰。',
      openProtected: '`GET /protected`：登入後才能看。',
      openPartiallyProtected: '`GET /partially-protected`：誰都能看，認得你的話會叫出你的名字。',
      updatePhone: '`POST /user/update/phone`：修改資料，而且只能改自己的帳號。',
      refresh: '`POST /refresh`：拿 refresh token 換一個新的 access token。',
      refreshSession:
        'Session 沒有東西要更新：每個請求都會讓閒置時間重新計算。請求還是會送出，伺服器會回 404。',
      logout: '`DELETE /logout`：結束 session；撤銷 access token。',
      logoutRefresh: '`DELETE /logout2`：撤銷 refresh token。只呼叫 `/logout` 的話，它還會繼續有效。',
      deleteAccount: '`DELETE /user`：刪除帳號，並讓發給它的憑證全部失效。',
    },
  },

  login: {
    title: '登入',
    by: '登入方式',
    byUsername: '使用者名稱',
    byEmail: 'Email',
    route: { username: '`POST /login`', email: '`POST /user/login`' },
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

  help: {
    button: '說明',
    title: '這個實驗室怎麼用',
    intro:
      '這台電腦上跑著兩台真的伺服器：一台存 session，一台簽發 JWT。每個操作都會同時送到兩邊，往來的每則訊息都會出現在那一邊的循序圖裡。',
    look: '點任何一步或任何一列，下方就會說明；點較早的步驟，就能看到當時的狀態。',
    outside: '也可以用 curl 或瀏覽器直接打這兩台伺服器，那些請求會標成「外部用戶端」。',
    shortcuts: '鍵盤快捷鍵',
    key: { space: '空白鍵', left: '←', right: '→', escape: 'Esc', run: 'R', help: '?' },
    shortcut: {
      next: '兩邊都走下一步',
      run: '跑到底',
      step: '看前一步、後一步',
      back: '回到現在；關閉開啟的視窗',
      help: '顯示這份說明',
    },
    close: '關閉',
  },

  connection: {
    connecting: '正在連線到實驗室…',
    lost: '和實驗室的連線中斷了，畫面可能不是最新的，會自動重新連線。如果實驗室已經停止，請重新啟動，再開啟它印出的網址。',
  },

  notice: { dismiss: '關閉通知', error: '錯誤', info: '提示' },

  error: {
    ERR_LAB_BAD_COMMAND: '實驗室無法接受這個輸入。請修正下面指出的地方再試一次。',
    ERR_LAB_BAD_TOKEN_PART: '沒辦法簽署：header 和 payload 都必須是 JSON 物件。請修正 JSON。',
    ERR_LAB_BAD_KEY: '無法讀取這把金鑰。請貼上密鑰，或 PEM、JWK、JWKS 格式的公鑰。',
    ERR_LAB_QUEUE_FULL: '同一邊排隊的請求太多了。請讓它們跑完，或重設實驗室。',
    ERR_LAB_PORT_TAKEN: '這個 port 已被其他程式使用。請換一個 port 再啟動。',
    ERR_LAB_STOPPED: '實驗室已經停止，請重新啟動。',
    ERR_LAB_UNREACHABLE: '連不到實驗室。它還在執行嗎？如果沒有，請重新啟動。',
    ERR_LAB_INTERNAL: '實驗室自己出了錯。請先重設；如果又發生，請重新啟動。',
  },

  copy: { copied: '已複製', failed: '無法複製' },
  close: '關閉',
}
