// 繁體中文：demos。
import type { DemonstrationWords } from '#src/demo/demonstrations'
import type { demos as en } from '../en/demo'

const stories: DemonstrationWords = {
  'logout-does-not-kill': {
    name: '登出殺不死 JWT',
    say: '攻擊者複製了 test 的 cookie 和 token，之後 test 在兩邊都登出了。Session 伺服器刪掉了紀錄；JWT 伺服器什麼都沒存，也就沒有東西可刪。',
    ask: '攻擊者拿複製來的憑證開啟 /protected，哪一台伺服器會放行？',
    press: '攻擊者開啟 /protected',
    answer: 'JWT 伺服器。Session 的紀錄已經不在：401。JWT 在 `exp` 之前都有效，伺服器只檢查簽章和時間。',
  },
  'blacklist-on': {
    name: '打開黑名單',
    say: 'Access token 被偷之後，本人登出了。伺服器把它的 `jti` 記進黑名單，卻沒有去查，所以攻擊者還是拿到 200。',
    ask: '伺服器現在開始查黑名單。這個早就發出去的 token 還能用嗎？',
    press: '打開檢查，攻擊者開 /protected',
    answer: '不能用：401。那個 `jti` 一直都在黑名單上，只是現在才去查。代價是每個請求都多查一次。',
  },
  'forgotten-refresh-token': {
    name: '登出卻忘了 refresh token',
    say: '兩個 token 都被複製了，前端用 `/logout` 登出，撤銷了 access token。攻擊者試過那一個：401。',
    ask: '攻擊者手上還有 refresh token。這個帳號安全了嗎？',
    press: '攻擊者更新 token，再開 /protected',
    answer:
      '不安全：沒有人撤銷 refresh token，照樣能換到新的 access token，打開 /protected。登出必須兩個都撤銷。',
    cure: {
      press: '再來一次：登出撤銷兩個',
      answer: '這次安全了：登出把兩個 token 都放進黑名單，更新時得到 401。',
    },
  },
  'restart-forgets': {
    name: '重新啟動就忘了',
    say: '兩台伺服器都只把資料放在記憶體裡。Session 這邊 test 還登入著；JWT 這邊 test 已經登出，被偷的 token 得到 401。',
    ask: '兩台都重新啟動。之後誰進得去：帶著 session 的 test，還是帶著已撤銷 JWT 的攻擊者？',
    press: '重新啟動兩台，再開 /protected',
    answer: '只有攻擊者。Session 被忘了：401。JWT 不需要記憶，撤銷卻需要：已撤銷的 token 又能用了。',
    cure: {
      press: '再來一次：存進 SQLite',
      answer: '這次什麼都沒忘：session 撐過了重新啟動，已撤銷的 token 仍然無效。',
    },
  },
  'second-node': {
    name: '第二個節點',
    say: '兩邊各有兩台伺服器，每台只有自己的記憶體。test 在節點 1 登入，也在那裡開過 /protected：兩邊都是 200。',
    ask: '下一個請求送到節點 2，它從沒見過 test。哪一邊會放行？',
    press: '在節點 2 開啟 /protected',
    answer: 'JWT 這邊：節點 2 有同一把密鑰，什麼都不用查。Session 放在節點 1 的記憶體裡，所以節點 2 回 401。',
    cure: {
      press: '再來一次：兩個節點共用儲存區',
      answer: '兩個節點讀同一個儲存區，節點 2 就找得到 session：200，代價是每個請求都要查一次。',
    },
  },
  'stolen-refresh-token': {
    name: '被偷的 refresh token',
    say: '每次更新都會換一個新的 refresh token，舊的就已輪替（失效）。攻擊者複製的是第一個；前端後來更新過，手上是第二個。',
    ask: '攻擊者先用已輪替的那個更新，前端再用自己的更新。誰換得到 token？',
    press: '攻擊者先更新，再換前端',
    answer:
      '都換不到。已輪替的 token 又出現，表示有兩個人持有：伺服器撤銷同一次登入的所有 refresh token，test 必須重新登入。',
  },
  'one-time-link': {
    name: '一次性連結',
    say: '這個下載連結裡的 token，60 秒內只能用一次。連結已經開過一次：200。',
    ask: '有人在瀏覽紀錄裡找到這個連結，又開了一次。結果會怎樣？',
    press: '再開一次連結',
    answer: '401：簽章和 `exp` 都還有效，但伺服器記下這個 `jti` 已經用過。在 token 的 `exp` 之前都得記著。',
  },
}

export const demos: typeof en = {
  menu: '課堂示範',
  menuHint: '用真的請求準備好情境，最後一步留給你按。',
  landmark: '課堂示範',
  stories,

  say: '說明',
  ask: '問全班',
  answer: '答案',
  staging: ({ taken, of }) => `準備情境中：第 ${taken} 步，共 ${of} 步`,
  finishing: '正在等伺服器回應…',
  held: '有請求停住等你：按「下一步」放行。',
  again: '重新準備情境',
  close: '關閉',
  ended: {
    reset: '重設結束了這個示範。',
    held: '準備情境時有請求停住，所以示範結束了。請先取消中斷點。',
    failed: '情境沒有準備成功，所以示範結束了。',
  },
  answered: '伺服器的回應',
  by: { 'front-end': '前端', 'second-tab': '第二個分頁', attacker: '攻擊者' },
  noAnswer: '沒有回應',
  notAsExpected: ({ expected }) => `預期是 ${expected}。情境準備好之後有東西被改過，請重新準備情境。`,
  and: '，然後 ',

  presenter: {
    enter: '簡報模式',
    leave: '離開簡報模式',
    help: '簡報模式：放大字體，最後一排也看得清楚',
    key: 'F5',
    about: '「課堂示範」會幫你準備好情境，最後一步留給你按；簡報模式則把它放大。',
  },
}
