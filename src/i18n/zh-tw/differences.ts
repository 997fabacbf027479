// 繁體中文：和實驗室啟動時不同的地方、怎麼改回來，以及重設。
import type * as en from '../en/differences'

const lane = { session: 'session', jwt: 'JWT' }

export const differences: typeof en.differences = {
  label: '和一開始不同的地方',
  count: ({ count }) => `${count} 處不同`,
  undo: ({ what }) => `復原：${what}`,
  undoAll: '全部回到一開始的樣子',

  onLane: ({ what, lane: of }) => `${what}（${lane[of]}）`,
  nodes: ({ count }) => `${count} 個節點`,
  routing: ({ node }) => `全部送到節點 ${node}`,
  storage: { memory: '記憶體', sqlite: 'SQLite', redis: 'Redis' },
  breakpoints: ({ count }) => `${count} 個中斷點`,
  clockPaused: '時鐘暫停',
  clockRate: ({ rate }) => `時鐘 ${rate}×`,
  clockMoved: ({ duration, isAhead }) => `時鐘 ${isAhead ? '+' : '−'}${duration}`,
  switched: ({ label, on }) => `${label}：${on ? '開' : '關'}`,
  valued: ({ label, value }) => `${label}：${value}`,
  never: '永不過期',
  ownSecret: '自訂的密鑰',
  randomSecret: '隨機的密鑰',
  lifetimes: ({ count }) => `${count} 項有效期`,
  checks: ({ types }) => types.join('、') || '什麼類型都不查',
  noList: '沒有黑名單，等它過期',
  rotation: ({ on }) => `輪替：${on ? '開' : '關'}`,
  grace: ({ seconds }) => `寬限期 ${seconds} 秒`,
  redisUrl: '另一台 Redis',

  ask: {
    title: ({ what }) => `要復原「${what}」嗎？`,
    titleAll: '要全部回到一開始的樣子嗎？',
    lane: '那邊正在進行的請求會中斷，只存在伺服器記憶體裡的資料會消失。',
    lab: '時鐘只能在沒有人看過時間的情況下倒回去：兩邊也會一起重設，session、token、改過的帳號和循序圖都會消失。',
    confirm: '復原',
    confirmAll: '全部復原',
  },

  reset: {
    title: '重設兩邊',
    goes: '這些會清掉',
    stays: '這些會留下',
    gone: [
      'session、發出的 token 和撤銷的紀錄',
      '瀏覽器和攻擊者手上的東西',
      '帳號的變更：回到一開始的三個帳號',
      '循序圖，以及等待中的請求（伺服器已經收到的，會回 503）',
    ],
    kept: '設定、節點、儲存區、中斷點和時鐘，都維持現在的樣子',
    keptAsAtStart: '設定、節點、儲存區和時鐘都和一開始一樣。',
    clock: ({ duration, isAhead }) =>
      isAhead ? `時鐘仍然比真實時間快 ${duration}。` : `時鐘仍然比真實時間慢 ${duration}。`,
    clockBack: ({ duration, isAhead }) =>
      isAhead ? `時鐘會倒回真實時間，往回 ${duration}。` : `時鐘會撥到真實時間，往前 ${duration}。`,
    everything: '其他的也一起重設',
    everythingHint: '設定、節點、儲存區、中斷點和時鐘都回到實驗室啟動時的樣子。',
    confirm: '重設兩邊',
    confirmEverything: '全部重設',
  },
}
