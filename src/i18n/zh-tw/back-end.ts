// 繁體中文：後端的資料表，以及管理者能對每一列做的事。
import type * as en from '../en/back-end'

export const backEnd: typeof en.backEnd = {
  title: '後端的資料表',
  end: '後端',
  off: '已關閉',
  sessions: 'Session 儲存區',
  issued: '已簽發的 token',
  blocklist: '黑名單',
  accounts: '帳號',
  touched: '跟這一步有關',
  notebook: ({ count }) => `實驗室筆記：簽發過 ${count} 個 token`,
  notebookNote: '實驗室筆記：這些是實驗室看著簽發出去的，伺服器並沒有這份清單。',
  blocklistNote: '英文稱 blacklist、blocklist 或 denylist',
  sessionsEmpty: '沒有 session。有人登入時，伺服器會在這裡寫入一筆紀錄。',
  issuedEmpty:
    '目前沒有紀錄。之後簽發的 token 會在這裡記下 `jti`，不會保留副本；只存在記憶體時，重新啟動之前簽發的 token 雖然不在這裡，只要不查白名單就仍然有效。',
  blocklistEmpty: '沒有被撤銷的 token。「登出」會把 access token 的 `jti` 放進來。',
  accountsEmpty: '帳號都刪光了。按「重設」可以復原。',
}

export const tables: typeof en.tables = {
  menu: {
    button: ({ name }) => `管理者操作：${name}`,
    heading: '以管理者身分',
    revoke: '撤銷這個 token',
    revokeAll: ({ name }) => `撤銷 ${name} 的全部 token`,
    destroy: '刪除這個 session',
    destroyAll: ({ name }) => `刪除 ${name} 的全部 session`,
    hint: {
      blocklist: '把它的 `jti` 放進黑名單，留到它自己的 `exp`。',
      allowlist: '把它的 `jti` 從白名單拿掉：不認得的就當作已撤銷。',
      version: ({ name }) => `每個帳號只有一個版本號，所以 ${name} 的 token 會全部失效。`,
      family: '整個家族一起失效：否則被換掉之後，接替的那個還能繼續用。',
      noted: '會記下來，但沒有人查：這種 token 沒有開啟檢查。',
      all: ({ count }) => `還有 ${count} 個有效的 token`,
      allVersion: '把帳號的版本號加一：不管有多少 token，只存一筆。',
      destroy: '把紀錄從儲存區刪掉。cookie 還在 cookie jar 裡，但已經沒用了。',
      allSessions: ({ count }) => `儲存區裡有 ${count} 個 session`,
    },
    reason: {
      none: '目前的策略是「等它過期」：伺服器什麼都沒記，所以撤銷不了。',
      revoked: '它已經撤銷了。',
      expired: '它已經過期，沒有什麼好撤銷的。',
      used: '它只能用一次，而且已經用過了。',
      allRevoked: ({ name }) => `${name} 沒有可以撤銷的 token 了。`,
    },
  },

  table: {
    title: {
      allowlist: '白名單',
      versions: '版本號',
      families: '家族',
      spent: '用過的連結',
    },
    note: {
      off: '已關閉：沒有人查它',
      allowlist: '不在名單上的都當作已撤銷',
      versions: 'token 的 `ver` 至少要到這一版',
      families: '每次更新都會換掉 refresh token',
      spent: '各自留到自己的 `exp`',
    },
    empty: {
      allowlist: '沒有任何有效的 token：不在名單上的都當作已撤銷。「登入」會把兩個 `jti` 放進來。',
      versions: '每個帳號都還是第 0 版，沒有撤銷過。「登出」會把版本號加一。',
      families: '目前沒有家族。開啟輪替後，每次登入都會產生一個家族，每次更新都多一代。',
      spent: '目前沒有用過的連結。',
    },
    good: ({ type, jti, sub, kept }) => `${sub} 有效的 ${type} token ${jti}，${kept}`,
    added: ({ time }) => `${time} 加入`,
    version: ({ name, version }) => `帳號 ${name}：至少第 ${version} 版`,
    versionValue: ({ version }) => `ver ≥ ${version}`,
    raised: ({ time, because }) => `${time} 加一：${because}`,
    spentRow: ({ jti, sub, time }) => `${sub} 的下載 token ${jti}，${time} 使用`,
    used: ({ time }) => `${time} 使用`,
    until: ({ time }) => `到 ${time}`,
    issuedAt: ({ time }) => `簽發 ${time}`,
    expiresAt: ({ time }) => `到期 ${time}`,
  },

  family: {
    name: ({ name, id }) => `${name} 的家族 ${id}`,
    label: ({ name, generations, state }) => `${name}，${generations}，${state}`,
    started: ({ time }) => `${time} 登入`,
    generations: ({ count }) => `共 ${count} 代`,
    generation: ({ number }) => `第 ${number} 代`,
    row: ({ number, jti, state }) => `第 ${number} 代，refresh token ${jti}，${state}`,
    current: '目前這一代',
    retired: '已輪替（失效）',
    issuedAt: ({ time }) => `${time} 簽發`,
    retiredAt: ({ time }) => `${time} 已輪替（失效）`,
    reused: '又被拿來用',
    good: '有效',
    revoked: '已撤銷',
    because: {
      logout: ({ time }) => `${time} 因登出撤銷。`,
      everywhere: ({ time }) => `${time} 因登出所有裝置撤銷。`,
      'account-deleted': ({ time }) => `${time} 因帳號刪除撤銷。`,
      operator: ({ time }) => `${time} 由管理者撤銷。`,
      reuse: ({ time }) =>
        `${time} 偵測到重複使用：已輪替的 token 又出現，表示有兩個人各拿一份。每一代都撤銷。`,
      'parent-ended': ({ time }) => `${time} 撤銷：最新一代還沒送出，換發它的 token 就失效了。`,
    },
    cut: '更早的幾代已經過期，不再保留。',
  },

  cause: {
    logout: '登出',
    everywhere: '登出所有裝置',
    'account-deleted': '刪除帳號',
    operator: '管理者',
    reuse: '重複使用',
    'parent-ended': '換發的 token 已失效',
  },
}
