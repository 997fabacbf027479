// 繁體中文：重新啟動伺服器，並先預測它還記得什麼；`servers` 的一部分。
import type { restart as en } from '../en/restart'

export const restart: typeof en = {
  menu: '重新啟動這台伺服器…',
  menuBoth: '重新啟動兩台伺服器…',
  menuHint: '真的停掉再啟動。先預測它還記得什麼。',
  title: {
    session: '重新啟動 session 伺服器',
    jwt: '重新啟動 JWT 伺服器',
    both: '重新啟動兩台伺服器',
  },
  intro: '伺服器會真的停掉，再用同一個位址啟動。先預測看看：什麼還有效？',
  introBoth: '兩台伺服器會真的停掉，再用同樣的位址啟動。先預測看看：什麼還有效？',
  waits: '還有請求在路上。重新啟動會中斷它：伺服器已經收到的，會回 503。',
  keptIn: ({ kind }) => `資料存在：${kind}`,
  problem: '它的儲存區目前無法查詢：不知道裡面有什麼。重新啟動也改變不了這一點。',
  uncounted: '它的儲存區不是每次都能查詢：不知道裡面留下了什麼。',
  notKnown: '不知道',
  nothing: {
    session: '沒有人登入，也就沒有 session 可以忘掉。先登入，重新啟動才看得出差別。',
    jwt: '還沒有簽發 token，也沒有撤銷任何東西。先登入，重新啟動才看得出差別。',
  },

  thing: { sessions: 'Session', tokens: 'Token', revocations: '撤銷紀錄' },
  now: {
    sessions: ({ count }) => `儲存區裡有 ${count} 個 session`,
    tokens: ({ count }) => `有 ${count} 個 token 會被接受`,
    blocklist: ({ count }) => `黑名單上有 ${count} 個 \`jti\``,
    allowlist: ({ count }) => `白名單上有 ${count} 個 \`jti\``,
    version: ({ count }) => `有 ${count} 個帳號的版本號提高過`,
    none: '什麼都沒有：目前的策略是等到 `exp`',
    families: ({ also, count }) => `${also}；撤銷了 ${count} 個 refresh token 家族`,
  },
  predict: ({ thing }) => `重新啟動後的${thing}`,
  guess: {
    sessions: { kept: '仍然有效', gone: '忘掉了' },
    tokens: { kept: '仍然有效', gone: '失效了' },
    revocations: { kept: '還記得', gone: '忘掉了' },
  },
  back: '又有效了',
  some: ({ before, after }) => `${before} 個剩 ${after} 個`,
  go: '重新啟動',
  skip: '不預測，直接重新啟動',
  going: '正在重新啟動…',
  failed: '重新啟動沒有成功。',
  failedHint: '伺服器可能還是原來的樣子。請再試一次；如果還是這樣，就重設這一邊。',

  done: '伺服器已經停掉又啟動了。剩下的是：',
  doneBoth: '兩台伺服器都已經停掉又啟動了。剩下的是：',
  counts: ({ before, after }) => `之前 ${before}，之後 ${after}`,
  noneBefore: '本來就沒有',
  right: '你猜對了',
  wrong: '和你猜的不一樣',
  partly: '你猜對一部分',
  noGuess: '沒有預測',
  missing: '這台伺服器沒有重新啟動。',
  see: '自己試試看：',
  openProtected: '開啟 /protected',
  close: '關閉',

  why: {
    sessions: {
      kept: {
        memory: '紀錄都還在。',
        sqlite: '紀錄在檔案裡，新的程序打開檔案就找到了。',
        redis: '紀錄在 Redis 裡，而 Redis 沒有重新啟動。',
      },
      gone: {
        memory: '紀錄放在程序的記憶體裡，程序結束就沒了。cookie 的簽章仍然正確，但已經對不到任何紀錄。',
        sqlite: '檔案無法查詢，或是它們的時間到了。',
        redis: 'Redis 無法查詢，或是它們的時間到了。',
      },
    },
    tokens: {
      kept: 'token 在前端手上，金鑰也沒有換：伺服器沒有東西可以忘。',
      back: ({ count }) => `${count} 個撤銷過的 token 又能用了：只有程序的記憶體知道它們被撤銷過。`,
      mixed:
        '數量和之前一樣，但多半不是同一批：撤銷過的 token 又能用了，而 refresh token 的家族放在記憶體裡，現在都不認得。',
      rotation:
        '開啟輪替時，伺服器認得家族，refresh token 才算有效。家族放在記憶體裡：這些 refresh token 現在都會被拒絕。',
      allowlist: '用白名單時，伺服器認得 `jti` 才算有效。名單放在記憶體裡：現在一個都不認得，所以全部拒絕。',
      gone: '簽章仍然正確，但伺服器無法確認有效：時間到了，或是儲存區無法查詢。',
    },
    revocations: {
      kept: {
        memory: '撤銷紀錄都還在。',
        sqlite: '撤銷紀錄在檔案裡，新的程序打開檔案就找到了。',
        redis: '撤銷紀錄在 Redis 裡，而 Redis 沒有重新啟動。',
      },
      gone: {
        memory: '撤銷紀錄只放在程序的記憶體裡。誰手上有撤銷過的 token，在 `exp` 之前又能用了。',
        sqlite: '檔案無法查詢，或是撤銷過的 token 已經過期。',
        redis: 'Redis 無法查詢，或是撤銷過的 token 已經過期。',
      },
    },
  },
}
