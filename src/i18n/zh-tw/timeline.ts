// 繁體中文：時間軸。兩個 lane 下方，看得到各種憑證從發出到過期。
import type { timeline as en } from '../en/timeline'

export const timeline: typeof en = {
  title: '時間軸',
  open: '展開時間軸',
  close: '收合時間軸',
  empty: '目前沒有人登入。「登入」之後，每個憑證會在這裡畫成一條，從發出到過期。',
  hint: '把「現在」往右拖，讓時間前進。',
  now: '現在',
  slider: '現在：把實驗室的時鐘往前撥',
  sliderAt: ({ time }) => time,
  sliderAhead: ({ time, duration }) => `${time}，往前 ${duration}。按 Enter 撥到這裡，按 Escape 取消。`,
  willExpire: ({ names }) => `到時已過期：${names}`,
  nothingExpires: '到時不會有其他憑證過期。',
  list: '、',

  kind: {
    cookie: 'Cookie',
    session: 'Session',
    access: 'Access token',
    refresh: 'Refresh token',
    download: '下載 token',
  },
  named: ({ kind, name }) => `${kind} · ${name}`,
  next: ({ name, duration }) => `下一個過期：${name}，還有 ${duration}`,
  noNext: '這裡沒有會過期的憑證。',
  endless: '永不過期',
  untilClosed: '到瀏覽器關閉為止',
  expired: ({ ago }) => `${ago}過期`,
  revoked: ({ ago }) => `${ago}撤銷`,
  retired: ({ ago }) => `${ago}已輪替`,
  used: ({ ago }) => `${ago}使用`,
  removed: ({ ago }) => `${ago}刪除`,
  idle: ({ duration }) => `再閒置 ${duration}就逾時`,
  absolute: ({ duration }) => `最晚 ${duration}後結束`,
  bar: ({ name, words }) => `${name}：${words}`,
}
