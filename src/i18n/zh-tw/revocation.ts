// 繁體中文：revocation。token 與 session 的資料表和管理者的操作、撤銷策略、輪替。
import type { revocation as en } from '../en/revocation'

export const revocation: typeof en = {
  state: {
    good: '有效',
    expired: '已過期',
    revoked: '已撤銷',
    revokedOn: ({ nodes }) => `節點 ${nodes.join('、')} 已撤銷`,
    noted: '已撤銷，但沒在查',
    retired: '已退役',
    grace: ({ duration }) => `已退役，${duration}內仍可用`,
    'other-key': '換過金鑰',
    used: '已使用',
  },
  stateLong: {
    good: '沒有過期，也沒有撤銷：伺服器會接受。',
    expired: '`exp` 已經過了，不必再撤銷。',
    revoked: '伺服器會去查儲存區，然後拒絕它。',
    revokedOn: '每個節點各有自己的記憶體：只有那裡會拒絕，另一個節點照樣接受。',
    noted: '已經撤銷了，但伺服器沒有去查，所以照樣接受。',
    retired: '已經換成新的了。誰再拿它來用，伺服器就撤銷整個家族。',
    grace: '剛剛才換成新的。兩個分頁可能同時更新，所以暫時還接受。',
    'other-key': '它是用舊金鑰簽的，金鑰已經換了：伺服器會說簽章不符。',
    used: '只能用一次，而且已經用過了。',
  },
  node: ({ node }) => `節點 ${node}`,
  onNode: ({ words, node }) => `${words}，${node}`,

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
      families: '還沒有家族。開啟輪替後，每次登入都會產生一個家族，每次更新都多一代。',
      spent: '還沒有用過的連結。',
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
    taller: '顯示更多列',
    shorter: '顯示較少列',
  },

  family: {
    name: ({ name, id }) => `${name} 的家族 ${id}`,
    label: ({ name, generations, state }) => `${name}，${generations}，${state}`,
    started: ({ time }) => `${time} 登入`,
    generations: ({ count }) => `共 ${count} 代`,
    generation: ({ number }) => `第 ${number} 代`,
    row: ({ number, jti, state }) => `第 ${number} 代，refresh token ${jti}，${state}`,
    current: '目前這一代',
    retired: '已退役',
    issuedAt: ({ time }) => `${time} 簽發`,
    retiredAt: ({ time }) => `${time} 退役`,
    reused: '又被拿來用',
    good: '有效',
    revoked: '已撤銷',
    because: {
      logout: ({ time }) => `${time} 因登出撤銷。`,
      everywhere: ({ time }) => `${time} 因登出所有裝置撤銷。`,
      'account-deleted': ({ time }) => `${time} 因帳號刪除撤銷。`,
      operator: ({ time }) => `${time} 由管理者撤銷。`,
      reuse: ({ time }) =>
        `${time} 偵測到重複使用：退役的 token 又出現，表示有兩個人各拿一份。每一代都撤銷。`,
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

  quick: {
    label: { none: '黑名單', blocklist: '黑名單', allowlist: '白名單', version: '版本號' },
    hint: {
      none: '目前什麼都撤銷不了：token 會一直有效到它的 `exp`。開啟後，撤銷的 `jti` 會放進黑名單，每個請求都查一次。',
      blocklist:
        '開啟：每個請求都查 token 的 `jti` 是否已撤銷。關閉：沒有人查，不管撤銷了什麼，token 都能用到它的 `exp`。',
      allowlist: '開啟：每個請求都查 token 的 `jti` 在不在白名單上。關閉：沒有人查。',
      version: '開啟：每個請求都查帳號目前的版本號。關閉：沒有人查。',
    },
  },

  settings: {
    heading: '撤銷',
    enabled: '檢查 token 是否已撤銷',
    enabledHint: '對應 `JWT_BLACKLIST_ENABLED`。撤銷一律會記下來；關閉時只是沒有人去查。',
    check: { access: '檢查 access token', refresh: '檢查 refresh token' },
    checksList: ({ list }) => `JWT_BLACKLIST_TOKEN_CHECKS = ${list}`,
    noChecks: '哪一種都不檢查，跟關閉沒有兩樣。',
    strategy: '怎麼知道已撤銷',
    strategyNote: '換一種策略時，先前撤銷的不會帶過去。',
    strategies: {
      none: {
        name: '等它過期',
        what: '什麼都不撤銷：被偷的 token 可以用到它的 `exp`。',
        cost: '什麼都不存，什麼都不查。',
      },
      blocklist: {
        name: '黑名單（`jti`）',
        what: '撤銷過的一律拒絕，其餘只要是真的就放行。',
        cost: '每個撤銷的 token 存一筆，留到它的 `exp`；每個請求查一次。',
      },
      allowlist: {
        name: '白名單（每個 token）',
        what: '在名單上的才放行：不認得的就當作已撤銷。',
        cost: '每個簽發的 token 都存一筆；每個請求查一次，每次登入寫入一次。',
      },
      version: {
        name: '每個帳號一個版本號',
        what: 'token 的 `ver` 帶著簽發時的版本號；把帳號的版本號加一，先前的就全部失效。',
        cost: '每個帳號只存一個數字；每個請求查一次。沒辦法只撤銷其中一個 token。',
      },
    },
    held: ({ entries, bytes }) => `目前：${entries} 筆，${bytes}`,
    bytes: ({ count }) => `${count} 位元組`,
    lookups: ({ count, flow }) => `流程 ${flow} 查了 ${count} 次`,
    notMeasured: '查詢次數：開啟 `/protected` 就數得到',
    logoutBoth: '登出時兩個 token 都撤銷',
    logoutBothHint:
      '關閉時和文章一樣：`/logout` 只撤銷 access token，手上有 refresh token 的人照樣能更新。開啟：同一次登入的 refresh token 也一起撤銷。',
  },

  rotation: {
    heading: 'Refresh token 輪替',
    enabled: '輪替 refresh token',
    enabledHint:
      '每次更新都換一個新的 refresh token，舊的退役。退役的又被拿來用，就撤銷整個家族（RFC 9700 第 4.14.2 節）。只套用到之後的登入。',
    grace: '寬限期（秒）',
    graceHint: '兩個分頁可能同時更新，所以退役的在這段時間內還能用。0 表示完全不接受。',
    graceError: ({ min, max }) => `請輸入 ${min} 到 ${max} 之間的整數秒，例如 \`10\`。`,
    graceUsual: '寬限期：建議值',
    seconds: ({ count }) => `${count} 秒`,
  },
}
