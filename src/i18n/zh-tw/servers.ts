// 繁體中文：伺服器：資料存在哪裡、重新啟動、第二個節點，以及其他網頁送來的請求。
import type * as en from '../en/servers'

export const servers: typeof en.servers = {
  menu: {
    label: { session: 'Session 伺服器', jwt: 'JWT 伺服器' },
    at: ({ server, hosts }) => `${server}，位於 ${hosts}`,
    both: '兩邊的伺服器',
  },

  storage: {
    title: { session: 'Session 伺服器的資料存在哪裡', jwt: 'JWT 伺服器的資料存在哪裡' },
    kind: { memory: '記憶體', sqlite: 'SQLite', redis: 'Redis' },
    choice: { memory: '記憶體', sqlite: 'SQLite', redis: 'Redis' },
    keptIn: ({ kind }) => `存在：${kind}`,
    failing: ({ kind }) => `存在：${kind}，目前無法使用`,
    hint: 'session、撤銷紀錄和帳號都存在這裡。點一下可以換地方。',
    file: '檔案',
    copyPlace: '複製',
    remembers: {
      session: {
        memory: '重新啟動就忘掉所有 session：外面的 cookie 全都對不到東西了。',
        sqlite: '這台電腦上的一個檔案：重新啟動、甚至當機，session 都還在。',
        redis: '另外一台伺服器：這台重新啟動，session 都還在。',
      },
      jwt: {
        memory: '重新啟動就忘掉所有撤銷紀錄：撤銷過的 token 又能用了。token 本身則一直有效。',
        sqlite: '這台電腦上的一個檔案：重新啟動、甚至當機，撤銷紀錄都還在。',
        redis: '另外一台伺服器：這台重新啟動，撤銷紀錄都還在。',
      },
    },
    shared: {
      memory: '第二個節點有自己的記憶體。',
      sqlite: '所有節點用同一個檔案。',
      redis: '所有節點都問同一個 Redis。',
    },
    nothingCarried: '資料不會搬過去：原本存的留在原處。',
    both: ({ kind }) => `兩邊都用 ${kind}`,
    url: 'Redis 的位址',
    urlHint: '格式是 `redis://主機:port`，兩邊共用。',
    urlError: ({ example }) => `請輸入 Redis 伺服器的位址，例如 \`${example}\`。`,
    urlUse: '使用這個位址',
    problem: {
      sqlite: 'SQLite 檔案無法使用',
      redis: 'Redis 無法使用',
      memory: '儲存區無法使用',
    },
    failingNow: ({ problem }) => `${problem}。因此無法完成的請求會回 503。`,
    stop: '。',
    unknown: '目前無法查詢儲存區：不知道裡面有什麼。',
    again: '再試一次',
    trying: '正在嘗試…',
    useMemory: '改用記憶體',
  },

  nodes: {
    title: '節點',
    routing: '請求送往哪裡',
    inTurn: '輪流',
    inTurnHint: '輪詢（round robin）：每個請求送往下一個節點，就像負載平衡器那樣。',
    node: ({ node }) => `節點 ${node}`,
    short: ({ node, port }) => `${node} · ${port}`,
    nodeHint: ({ node, host }) => `所有請求都送往節點 ${node}，位址是 \`${host}\`。`,
    copyShort: '複製',
    verifiesOnly: '節點 2 只能驗證：它只有公鑰，從節點 1 的 JWKS 取得，不能簽發 token。',
    sharesSecret: '兩個節點用同一把密鑰：都能簽署，也都能驗證。',
    sharesSessionSecret: '兩個節點用同一把密鑰檢查 cookie 的簽章。',
    add: '加一個節點',
    addHint: '把同一個伺服器再啟動一次，用另一個 port。',
    addBoth: '兩邊都加一個節點',
    full: ({ count }) => `已經有 ${count} 個節點，不能再多了。`,
    remove: '移除節點 2',
    removeHint: '停掉它。只存在它記憶體裡的東西就沒了。',
    removeBoth: '兩邊都移除節點 2',
    onlyOne: '目前只有一個節點。',
  },
}

export const otherPages: typeof en.otherPages = {
  refused: ({ count }) => `已拒絕 ${count} 個來自其他網頁的請求`,
  admit: '放行',
}
