// 繁體中文：hops。JWT 伺服器向儲存區問什麼、記下什麼：每種撤銷策略要查什麼、要存什麼、做不到什麼。
import type { tokenStores as en } from '../en/token-stores'

const look = '每個請求都要查一次，這就是能撤銷的代價。'

export const tokenStores: typeof en = {
  storeFailed: {
    label: ({ storage }) => `${storage}沒有回答`,
    sentence: ({ storage, message }) =>
      `${storage}：\`${message}\`。伺服器無從得知誰還在登入狀態、什麼被撤銷了，所以誰都不放行，回應 503：拒絕才是安全的做法（fail closed）。`,
  },
  storage: { memory: '記憶體', sqlite: 'SQLite ', redis: 'Redis ' },

  allowlistAsked: {
    label: ({ jti }) => `${jti} 在名單上嗎？`,
    sentence: ({ jti }) =>
      `token 是真的，時間也對。還算不算數，要看「有效 token 名單」，所以伺服器拿 \`jti\` \`${jti}\` 去問。${look}`,
  },
  allowlistKnown: {
    label: '在名單上，有效',
    sentence: ({ jti }) =>
      `\`${jti}\` 在白名單上。每個發出去的 token 都占一筆，不像黑名單只記撤銷的：白名單比較大，已經很像 session 儲存區了。`,
  },

  versionAsked: {
    label: ({ name }) => `${name} 到第幾版？`,
    sentence: ({ name }) =>
      `token 上寫著簽發時 \`${name}\` 的版本號。伺服器去查這個帳號現在到第幾版了。${look}`,
  },
  versionCurrent: {
    label: ({ found }) => `第 ${found} 版仍有效`,
    sentence: ({ found }) =>
      `token 是第 \`${found}\` 版，目前仍算數。不管有多少 token，每個帳號只存一個數字；也因此分不出這個和那個 token。`,
  },

  familyAsked: {
    label: ({ jti }) => `${jti} 是最新的嗎？`,
    sentence: ({ jti }) =>
      `refresh token 是真的，時間也對。開啟輪替之後，每個只能用一次，所以伺服器查 \`${jti}\` 是否已經換掉，並在同一步把它換掉。`,
  },
  family: {
    current: {
      label: '是最新的，就此退役',
      sentence: ({ jti }) =>
        `\`${jti}\` 是同一家族裡最新的一個。它從現在起退役，回應會帶來接替它的新 token。它如果再出現，就表示有人手上有一份副本。`,
    },
    grace: {
      label: '剛退役，寬限期內',
      sentence: ({ jti }) =>
        `\`${jti}\` 剛剛才換掉，還在寬限期內，兩個分頁搶著更新時就會這樣。這次照樣接受。手腳夠快的小偷，也會從這裡混進來。`,
    },
  },

  spentAsked: {
    label: ({ jti }) => `${jti} 第一次用嗎？`,
    sentence: ({ jti }) =>
      `連結裡的 token 是真的，時間也對，但只能用一次。伺服器查 \`${jti}\` 是否用過，並在同一步標成用過：兩個請求同時來，只有一個過得去。`,
  },
  spentFirst: {
    label: '第一次用，就此用掉',
    sentence: ({ jti }) =>
      `\`${jti}\` 之前沒有用過，現在用掉了。儲存區會記到 token 自己的 \`exp\` 為止；再晚的話，反正也過期了。`,
  },

  keysFetched: {
    label: ({ alg }) => `公鑰，${alg}`,
    sentence: ({ alg, kid }) =>
      `這個節點沒有自己的金鑰，所以向第一個節點取得公鑰（JWKS，\`${alg}\`，\`kid\` 是 \`${kid}\`），並留著用：每個 token 它都能驗證，但一個也簽不出來。`,
  },

  revoked: {
    blocklist: {
      logoutBoth:
        '這次登入的兩個 token 都放上黑名單，各自留到自己的 `exp` 為止。如果只撤銷 access token，拿著 refresh token 的人還能換一個新的。',
      everywhere: ({ count }) =>
        count === 1
          ? '登出所有裝置：僅存的一個有效 token 放上黑名單。'
          : `登出所有裝置：還有效的 ${count} 個 token 一一放上黑名單。要做到這件事，伺服器得知道自己發過哪些 token。`,
      operator: ({ count }) =>
        count === 1
          ? '管理者把這個 token 放上黑名單，留到它自己的 `exp` 為止。'
          : `管理者把 ${count} 個 token 一一放上黑名單，各自留到自己的 \`exp\` 為止。`,
      reuse: ({ count }) =>
        count === 1
          ? '退役的 refresh token 又出現了，同一次登入僅存的一個有效 token 也放上黑名單。'
          : `退役的 refresh token 又出現了，同一次登入衍生的 ${count} 個 token 都放上黑名單。`,
      'parent-ended': ({ count }) =>
        count === 1
          ? '用來換它的那個 token 在這段時間裡失效了。新的 token 還沒送出去，馬上放上黑名單。'
          : `用來換它們的那個 token 在這段時間裡失效了。新的 ${count} 個 token 還沒送出去，馬上放上黑名單。`,
    },
    allowlist: {
      logoutBoth:
        '這次登入的兩個 token 都從白名單拿掉。如果只撤銷 access token，拿著 refresh token 的人還能換一個新的。',
      logout: ({ jti }) =>
        `伺服器把 \`${jti}\` 從白名單拿掉。不在名單上的一律拒絕，所以不必再留什麼紀錄到它的 \`exp\`。`,
      'account-deleted': ({ count }) =>
        count === 1
          ? '帳號沒了，它的 token 就從白名單拿掉。否則光看簽章，仍然是有效的。'
          : `帳號沒了，它的 ${count} 個 token 就從白名單拿掉。否則光看簽章，仍然是有效的。`,
      everywhere: ({ count }) =>
        count === 1
          ? '登出所有裝置：名單上僅存的一個 token 從白名單拿掉。'
          : `登出所有裝置：名單上的 ${count} 個 token 全部從白名單拿掉，每台裝置都一樣。`,
      operator: ({ count }) =>
        count === 1
          ? '管理者把這個 token 從白名單拿掉：之後伺服器不認得它，一律拒絕。'
          : `管理者把 ${count} 個 token 從白名單拿掉：之後伺服器不認得它們，一律拒絕。`,
      reuse: ({ count }) =>
        count === 1
          ? '退役的 refresh token 又出現了，同一次登入僅存的一個有效 token 也從白名單拿掉。'
          : `退役的 refresh token 又出現了，同一次登入衍生的 ${count} 個 token 都從白名單拿掉。`,
      'parent-ended': ({ count }) =>
        count === 1
          ? '用來換它的那個 token 在這段時間裡失效了。新的 token 還沒送出去，馬上從白名單拿掉。'
          : `用來換它們的那個 token 在這段時間裡失效了。新的 ${count} 個 token 還沒送出去，馬上從白名單拿掉。`,
    },
  },

  familyRevoked: {
    label: ({ count }) => `撤銷整個家族，${count} 個 token`,
    logout: '這次登入結束了，它的 refresh token 家族也全部撤銷：最新的那個，和之前換掉的每一個。',
    everywhere: '登出所有裝置：這次登入的 refresh token 家族全部撤銷，包括最新的和之前換掉的。',
    'account-deleted': '帳號沒了，refresh token 家族也全部撤銷：誰都不能再用它換到新的 access token。',
    operator: '管理者撤銷 refresh token，整個家族也跟著撤銷：否則接替它的那個還能繼續用。',
    reuse:
      '退役的 refresh token 又出現了，表示有兩個人各拿一份，而伺服器分不出誰是小偷、誰是本人。所以撤銷整個家族：小偷出局，本人重新登入。',
    'parent-ended': '接替的 token 還在簽發，refresh token 就失效了。新的沒有送出去，整個家族也撤銷。',
  },

  versionRaised: {
    label: ({ name, version }) => `${name}：升到第 ${version} 版`,
    logout: ({ name }) =>
      `要登出的只有一個 token，但版本號沒辦法只撤銷一個：\`${name}\` 之前拿到的所有 token，從現在起一律拒絕，每台裝置都一樣。`,
    everywhere: ({ name }) =>
      `\`${name}\` 之前拿到的所有 token，從現在起一律拒絕。不管有多少個，改一個數字就夠了：這正是版本號最拿手的事。`,
    'account-deleted': ({ name }) =>
      `帳號沒了：發給 \`${name}\` 的所有 token，從現在起一律拒絕，就算以後又有人取這個名字也一樣。`,
    operator: ({ name }) =>
      `管理者把 \`${name}\` 的版本號加一：之前發出的所有 token 從現在起一律拒絕。版本號沒辦法只撤銷其中一個。`,
    reuse: ({ name }) =>
      `退役的 refresh token 又出現了。\`${name}\` 的版本號加一，由它換來的 access token 就一律拒絕，其他的 token 也一起失效。`,
    'parent-ended': ({ name }) =>
      `用來換新 token 的那個 token 在這段時間裡失效了。新的沒有送出去，但版本號沒辦法只撤銷它們：\`${name}\` 之前拿到的所有 token，從現在起一律拒絕。`,
  },

  nothingRevoked: {
    label: '沒辦法撤銷',
    sentence: ({ jti }) =>
      `伺服器沒有存任何之後可以查的東西，也就什麼都撤銷不了。前端會忘掉 token；但如果有 \`${jti}\` 的副本，在它自己的 \`exp\` 之前都還能用。`,
  },

  signed: {
    download: ({ alg }) =>
      `伺服器用 \`${alg}\` 簽署一個 token，一分鐘內可以下載一次。它會放在連結裡，別人可能看得到，所以除此之外幾乎什麼都不能做。`,
    rotated: ({ alg }) =>
      `伺服器用 \`${alg}\` 簽署新的 access token，和接替剛才那個的新 refresh token。每個 refresh token 只能用一次。`,
  },

  held: {
    storeFailed: '儲存區沒有回答，拒絕。',
    allowlistAsked: ({ jti }) => `\`jti ${jti}\` 在白名單上嗎？`,
    allowlistAskedAny: '`jti` 在白名單上嗎？',
    allowlistAnswered: ({ jti }) => `白名單回答 \`jti ${jti}\` 在不在上面。`,
    allowlistAnsweredAny: '白名單回答。',
    versionAsked: ({ name }) => `\`${name}\` 到第幾版了？`,
    versionAskedAny: '這個帳號到第幾版了？',
    versionAnswered: ({ name }) => `儲存區回答 \`${name}\` 的版本號。`,
    versionAnsweredAny: '儲存區回答版本號。',
    versionRaised: ({ name }) => `把 \`${name}\` 的版本號加一。`,
    versionRaisedAny: '把帳號的版本號加一。',
    familyAsked: ({ jti }) => `refresh token \`jti ${jti}\` 是家族裡最新的嗎？`,
    familyAskedAny: '這個 refresh token 是家族裡最新的嗎？',
    familyAnswered: ({ jti }) => `儲存區回答 refresh token \`jti ${jti}\` 的狀態。`,
    familyAnsweredAny: '儲存區回答 refresh token 的狀態。',
    familyRevoked: '撤銷這個 refresh token 的整個家族。',
    spentAsked: ({ jti }) => `\`jti ${jti}\` 用過了嗎？`,
    spentAskedAny: '這個 token 用過了嗎？',
    spentAnswered: ({ jti }) => `儲存區回答 \`jti ${jti}\` 用過沒有，並標成用過。`,
    spentAnsweredAny: '儲存區回答，並把 token 標成用過。',
    keysFetched: '向第一個節點取得公鑰。',
    nothingRevoked: '沒有辦法撤銷這個 token。',
  },
}
