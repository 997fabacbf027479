// 繁體中文：成本。
import type * as en from '../en/costs'

export const costs: typeof en.costs = {
  tab: '成本',
  chart: {
    last: '最近一個流程',
    total: '平均每個請求',
    byWay: '你的請求，依做法分',
    requestsHead: '請求',
    now: '目前儲存區裡',
    requests: ({ count }) => `${count} 個請求`,
    credential: '送出的憑證',
    lookups: '查詢儲存區',
    writes: '寫入儲存區',
    verify: '驗證用的 CPU',
    entries: '保存筆數',
    bytes: '保存大小',
    short: { session: 'Session', jwt: 'JWT' },
    none: '–',
    by: ({ algorithm, strategy }) => `${algorithm}，${strategy}`,
    hint: {
      credential: '`Cookie` 或 `Authorization` 標頭的位元組數，每個請求都要再送一次。',
      lookups: '處理請求時問了儲存區幾次，和圖上畫的一樣；登入時查帳號不算。',
      writes: '請儲存區保存、修改或刪除資料的次數。',
      verify:
        '驗證 cookie 的 HMAC 或 token 簽章時，這個程序用掉的 CPU 時間。和別的請求同時處理的請求無法得知。',
      entries:
        'Session，或是該策略為了知道誰被撤銷而保存的資料。帳號不算在內，只有這個實驗室自己記下的也不算：已發出的 token 清單和已結束的 session。',
      bytes: '同一批資料寫成 UTF-8 的 JSON 之後的大小。',
    },
    empty: '還沒有送出任何請求。按「登入」再按「開啟 /protected」，成本就會出現在這裡。',
    gone: '無法查詢儲存區。',
  },
  unit: {
    bytes: ({ value }) => `${value} B`,
    micros: ({ value }) => `${value} µs`,
    millis: ({ value }) => `${value} ms`,
  },
  strategy: {
    none: '不撤銷',
    blocklist: '黑名單',
    allowlist: '白名單',
    version: '帳號版本號',
  },
  measure: {
    title: '所有做法一次比較',
    button: '全部測量',
    running: '測量中…',
    again: '重新測量',
    about: ({ logins, requests, logouts }) =>
      `另外啟動一組存在記憶體的伺服器，對每一種做法送出同樣的真實請求：登入 ${logins} 次、\`/protected\` ${requests} 次、登出 ${logouts} 次。你的 session 和 JWT 兩邊都不受影響。`,
    meaning:
      'CPU 時間是這台電腦此時此刻量到的，會隨著其他正在執行的程式起伏：請比較數量級，不要比較個位數；剛啟動後的頭幾個請求最慢。查詢儲存區和網路傳輸所花的時間不包含在內。',
    way: '做法',
    session: 'Cookie session',
    credential: '憑證',
    lookups: '查詢',
    verify: '驗證用的 CPU',
    entries: '筆數',
    bytes: '儲存區',
    perRequest: '每個請求',
    after: '登出之後',
    setNow: '目前設定',
    caption: '各種做法的成本，以同樣的請求測量',
  },
}
