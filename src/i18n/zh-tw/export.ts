// 繁體中文：匯出與匯入。
import type * as en from '../en/export'

export const exporting: typeof en.exporting = {
  menu: '匯出與匯入',
  export: '匯出',
  json: '步驟紀錄（JSON）',
  jsonHint: '完整內容，包括重設之前的，之後可以在這裡重新匯入。',
  har: '請求（HAR 1.2）',
  harHint: '上次重設之後的所有請求，給瀏覽器的開發人員工具和其他程式使用。',
  markdown: '循序圖（Markdown）',
  markdownHint: '上次重設之後的所有流程，以 `mermaid` 區塊呈現。',
  secrets:
    'JSON 和 HAR 包含網路上傳過的內容：token、cookie 和輸入過的密碼；儲存區出過問題的話，還有它的位置。拿到檔案的人也就拿到了它們。',
  import: '匯入',
  importJson: '開啟紀錄檔…',
  importHint: '在這裡匯出的 JSON 檔，也可以直接拖放到視窗上。',
  drop: '放開檔案即可開啟紀錄',
  reading: ({ name }) => `正在讀取 ${name}…`,
  failedSave: '無法產生檔案',

  recording: {
    label: '紀錄',
    bar: ({ name, time }) => `你正在看一份紀錄：\`${name}\`，建立於 ${time}。這裡無法送出任何請求。`,
    back: '回到實驗室',
    off: '紀錄裡不能這麼做：請先回到實驗室。',
    offTitle: '這是一份紀錄',
    waiting: '實驗室裡還有一個請求在等你。',
  },

  problem: {
    title: ({ name }) => `無法顯示「${name}」`,
    empty: '請拖放一個檔案，並且是在這裡匯出的 JSON。',
    tooLarge: ({ megabytes, most }) =>
      `檔案有 ${megabytes} MB，最多只讀取 ${most} MB。請減少匯出的內容：先在設定裡調低步驟紀錄的上限。`,
    notJson: ({ place }) => `這不是 JSON。${place}`,
    wrongKind: {
      har: '這是 HAR 檔。只有匯出的 JSON 可以重新開啟。',
      other: '這是 JSON，但不是這個實驗室的紀錄。請開啟以「步驟紀錄（JSON）」匯出的檔案。',
    },
    newer: ({ found, known }) => `檔案的版本是 ${found}，這個程式最多讀到 ${known}。請更新程式。`,
    badMember: ({ path, message }) => `檔案被改過或已損壞，位置在 \`${path}\`：${message}。請重新匯出。`,
    unreadable: ({ message }) => `無法讀取檔案：${message}`,
  },

  markdownFile: {
    title: 'Session vs JWT Lab：循序圖',
    about: ({ app, time }) => `由 Session vs JWT Lab ${app} 依照上次重設之後真實發生的過程繪製，${time}。`,
    none: '上次重設之後還沒有送出任何請求。',
    heading: ({ number, lane, action }) => `${number}. ${lane}：${action}`,
    request: ({ line, outcome }) => `\`${line}\`：${outcome}`,
    by: { attacker: '攻擊者', 'second-tab': '第二個分頁' },
  },
  external: '外部用戶端的請求',
}
