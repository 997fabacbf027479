// 繁體中文：上方的工具列：模式、中斷點、頁面設定、說明，以及出了什麼錯。
import type * as en from '../en/shell'

export const shell: typeof en.shell = {
  name: 'Session vs JWT Lab',
  brand: { session: 'Session', versus: 'vs', jwt: 'JWT', lab: 'Lab' },
  labHint: '你自己的實驗室；進行中的課堂示範會結束。',
  skipToLanes: '跳到兩邊的流程',

  landmark: {
    doors: '畫面上顯示的內容',
    actions: '兩邊同時操作',
    notices: '通知',
    inspector: '檢視面板',
  },
  pane: {
    betweenLanes: '兩邊的寬度',
  },

  mode: {
    label: '兩邊的執行模式',
    step: '逐步',
    slow: '慢速',
    run: '連續執行',
    stepHint: '請求在每一步都會停下來，等你放行。',
    slowHint: '每一步都放慢，讓你看得清楚。',
    runHint: '請求一路跑完，不會停。',
    mixed: '兩邊目前的模式不同；選一個就會套用到兩邊。',
    speed: '慢速模式的速度',
    speedValue: ({ factor }) => `${factor}×`,
    speedNormal: '每 0.9 秒一步',
  },

  hold: {
    next: '兩邊下一步',
    run: '執行到底',
    nextHere: '這邊下一步',
    runHere: '這邊執行到底',
    onLane: ({ what, lane }) => `${what}：${lane}`,
    nextHint: '讓停住的請求各往前走一步。',
    runHint: '讓停住的請求一路跑完，或跑到下一個中斷點。',
    waitingOn: ({ lanes }) => `有請求停住：${lanes}`,
    nobodyWaits: '目前沒有停住的請求。',
    and: '、',
  },

  menu: {
    button: '選單',
    requests: '請求停在哪裡',
    anyJwt: '任意 JWT…',
    anyJwtHint: '貼上任何地方來的 token，在這裡解碼並驗證。',
    costs: '成本…',
    costsHint: '每種保持登入的方式，要花伺服器和網路多少成本。',
  },

  reset: {
    button: '重設',
    hint: '清空兩邊：沒有人登入、三個帳號、沒有循序圖。會先說明什麼清掉、什麼留下。',
  },

  breakpoints: {
    verify: '伺服器要驗證時停住',
    response: '送出回應前停住',
  },
  language: { label: '語言' },
  theme: { label: '佈景主題', system: '跟隨系統', light: '淺色', dark: '深色' },

  help: {
    button: '說明',
    title: '這個實驗室怎麼用',
    intro:
      '這台電腦上跑著兩台真的伺服器：一台存 session，一台簽發 JWT。每個操作都會同時送到兩邊，往來的每則訊息都會出現在那一邊的循序圖裡。',
    look: '點任何一步或任何一列，旁邊就會開啟面板說明；點較早的步驟，就能看到當時的狀態。',
    outside: '也可以用 curl 或瀏覽器直接打這兩台伺服器，那些請求會標成「外部用戶端」。',
    safety:
      '它們只在這台電腦上（127.0.0.1）提供服務，電腦上的任何程式都能連進來，所以裡面只放虛構的帳號。請不要在這裡輸入真的密碼或金鑰。',
    shortcuts: '鍵盤快捷鍵',
    key: { space: '空白鍵', left: '←', right: '→', escape: 'Esc', run: 'R', help: '?' },
    shortcut: {
      next: '兩邊都走下一步',
      run: '執行到底',
      step: '看前一步、後一步',
      back: '回到現在；關閉開啟的視窗',
      help: '顯示這份說明',
    },
    close: '關閉',
  },

  terms: {
    key: 'I',
    show: '帶我去看',
    notYet: '目前還沒有東西能看。',
    next: '下一個術語',
    stay: '保持開啟',
    help: '逐一說明畫面上的術語',
    about: '把滑鼠停在任何術語上，例如 `jti` 或「黑名單」，就會出現說明；「帶我去看」會帶你到它發生的地方。',
  },

  connection: {
    connecting: '正在連線到實驗室…',
    unanswered:
      '實驗室還沒有回應你剛才的操作。不必再做一次：收到回應後，這一行就會消失。如果一直沒有消失，請確認實驗室是否還在執行。',
    lost: '和實驗室的連線中斷了，畫面可能不是最新的，會自動重新連線。如果實驗室已經停止，請重新啟動，再開啟它印出的網址。',
  },

  pace: ({ perSecond }) =>
    `每秒約有 ${perSecond} 個請求進來，來不及逐一顯示。畫面改為每秒分四批更新，但步驟紀錄一筆也不會少。`,

  notice: { dismiss: '關閉通知', error: '錯誤', info: '提示' },

  error: {
    ERR_LAB_BAD_COMMAND: '實驗室無法接受這個輸入。請修正下面指出的地方再試一次。',
    ERR_LAB_BAD_TOKEN_PART: '沒辦法簽署：header 和 payload 都必須是 JSON 物件。請修正 JSON。',
    ERR_LAB_BAD_KEY: '無法讀取這把金鑰。請貼上密鑰，或 PEM、JWK、JWKS 格式的公鑰。',
    ERR_LAB_QUEUE_FULL: '同一邊排隊的請求太多了。請讓它們跑完，或重設實驗室。',
    ERR_LAB_PORT_TAKEN: '這個 port 已被其他程式使用。請換一個 port 再啟動。',
    ERR_LAB_STORAGE: '儲存區無法使用',
    ERR_LAB_DEMONSTRATION_ENDED: '示範已經結束。請重新準備情境。',
    ERR_LAB_NOTHING_THERE: '目前沒有可以這樣做的對象',
    ERR_LAB_STOPPED: '實驗室已經停止，請重新啟動。',
    ERR_LAB_UNREACHABLE: '連不到實驗室。它還在執行嗎？如果沒有，請重新啟動。',
    ERR_LAB_INTERNAL: '實驗室自己出了錯。請先重設；如果又發生，請重新啟動。',
  },

  crashed: {
    lane: ({ name }) => `${name} 這邊無法顯示`,
    topBar: '上方的工具列無法顯示',
    messages: '有一則訊息無法顯示',
    actions: '操作列無法顯示',
    timeline: '時間軸無法顯示',
    verdict: '結果那一行無法顯示',
    inspector: '檢視面板無法顯示',
    page: '整個頁面無法顯示',
    pageBody: '這是這個頁面的錯誤：伺服器照常運作。重新載入之後，發生過的事都會再顯示出來。',
    reload: '重新載入頁面',
    body: '這是這個頁面的錯誤：伺服器照常運作，頁面的其他部分也是。',
    again: '再試一次',
    resetLane: '重設這邊',
    resetHint: '清空這邊：沒有人登入、三個帳號、沒有循序圖；還在等待的請求會就此中斷。',
  },

  copy: { copied: '已複製', failed: '無法複製' },
  close: '關閉',

  needsScripts: '這個頁面需要 JavaScript。',
  headTooLarge: ({ port }) =>
    `瀏覽器送來的 cookie 超過這個實驗室願意讀的大小（64 KiB）。
它們屬於這台電腦上跑過的其他程式：cookie 不分連接埠，同一個主機名稱底下的程式共用所有 cookie。
請試試其中一種做法：
- 把網址裡的 127.0.0.1 換成 localhost（或反過來）再開一次（http://localhost:${port}/?key=…）
- 用無痕視窗開啟
- 在瀏覽器設定裡刪除 127.0.0.1 和 localhost 的 cookie`,
}
