// 繁體中文：JWT 伺服器的每一種步驟；hops 的一部分。
import type { tokenHops as en } from '../../en/hops/tokens'

const look = '每個請求都要查一次，這就是能撤銷的代價。'

export const tokenHops: typeof en = {
  'token-checked': {
    group: {
      found: {
        label: '找到 Bearer token',
        sentence: '`Authorization` 標頭裡有 Bearer token。裡面寫的，目前一個字都還不相信。',
        next: '`Authorization` 標頭裡有 Bearer token 嗎？',
      },
      form: {
        label: ({ alg }) => (alg === null ? '格式正確' : `格式正確，${alg}`),
        sentence: ({ alg }) =>
          alg === null
            ? '有三段，是合法的 Base64url 和 JSON，`alg` 也是伺服器唯一接受的那一種。'
            : `有三段，是合法的 Base64url 和 JSON，\`alg\` 是 \`${alg}\`：伺服器只接受這一種，不管 token 自己怎麼說。`,
        unpinned: {
          label: '格式正確，alg 不拘',
          sentence:
            '三段、Base64url 和 JSON 都正確。沒有人拿 `alg` 和設定的演算法比對：要怎麼驗證，由 token 自己說了算。',
        },
        next: '有三段嗎？是合法的 Base64url 和 JSON 嗎？`alg` 和設定的一樣嗎？',
      },
      signature: {
        label: '簽章相符',
        sentence: '伺服器用自己的金鑰對 header 和 payload 驗證簽章，結果相符：簽發之後沒有人改過任何一個字。',
        unverified: {
          label: '沒有驗證簽章',
          sentence: '伺服器只解碼 token。會寫 Base64url 的人，想在裡面寫什麼都可以。',
        },
        none: {
          label: 'alg none：沒有簽章可驗',
          sentence: 'token 說自己是 `none`，伺服器就信了：沒有簽章，什麼都沒驗證。',
        },
        broughtKey: {
          label: ({ place }) => (place === null ? '簽章符合 token 自選的金鑰' : `簽章符合 ${place} 的金鑰`),
          sentence: ({ place }) =>
            `簽章相符，但要用哪把金鑰驗證，是 token 自己用${place === null ? ' header ' : ` \`${place}\` `}指定的。任何人都能用自己的金鑰簽，再指定那一把。`,
        },
        next: '簽章相符嗎？',
      },
      times: {
        label: ({ left }) => (left === null ? '還沒過期' : `還沒過期，${left}`),
        sentence: ({ left }) =>
          left === null
            ? 'token 不早也不晚。伺服器只看 token 本身就知道。'
            : `token 不早也不晚：${left}。伺服器只看 token 本身就知道。`,
        endless: {
          label: '永不過期',
          sentence: 'token 沒有 `exp`：除非被撤銷或更換金鑰，否則永遠有效。偷到的人會很高興。',
        },
        next: '是否尚未生效（`iat`、`nbf`）或已過期（`exp`）？',
      },
      claims: {
        label: ({ type }) => (type === null ? 'claim 符合' : `type 是 ${type}`),
        sentence: ({ type }) =>
          type === null
            ? '`sub` 和 `type` 都符合這個路由的要求。'
            : `\`sub\` 說明是誰，\`type\` 是 \`${type}\`，正是這個路由要的。`,
        untyped: {
          label: 'claim 相符，type 不拘',
          sentence: '`sub` 說明是誰。沒有人看 `type`：在這裡，refresh token 和 access token 一樣有效。',
        },
        ofAnother: {
          label: ({ name }) => (name === null ? '替另一個 token 的主人換新' : `替 ${name} 換新`),
          sentence: ({ name }) =>
            `伺服器替 body 裡舊的 access token 所指的${name === null ? '人' : ` \`${name}\` `}換新的 token。沒有人拿它和 refresh token 的主人比對。`,
        },
        next: '`sub` 和 `type` 符合這個路由的要求嗎？',
      },
    },
    next: '檢查 token。',
  },
  'token-signed': {
    type: { access: 'access', refresh: 'refresh', download: 'download' },
    label: ({ types, alg }) => `簽署 ${types.join(' + ')} token，${alg}`,
    sentence: {
      login: ({ alg }) =>
        `伺服器用 \`${alg}\` 簽署一個短期的 access token，和一個用來換新的 refresh token。登入狀態不存在伺服器。`,
      one: ({ alg }) => `伺服器用 \`${alg}\` 簽署一個 access token。之後需要知道的，全在 token 裡。`,
      download: ({ alg }) =>
        `伺服器用 \`${alg}\` 簽署一個 token，一分鐘內可以下載一次。它會放在連結裡，別人可能看得到，所以除此之外幾乎什麼都不能做。`,
      rotated: ({ alg }) =>
        `伺服器用 \`${alg}\` 簽署新的 access token，和接替剛才那個的新 refresh token。每個 refresh token 只能用一次。`,
    },
    next: ({ alg }) => `用 \`${alg}\` 簽署。`,
  },
  'keys-fetched': {
    label: ({ alg }) => `公鑰，${alg}`,
    sentence: ({ alg, kid }) =>
      `這個節點沒有自己的金鑰，所以向第一個節點取得公鑰（JWKS，\`${alg}\`，\`kid\` 是 \`${kid}\`），並留著用：每個 token 它都能驗證，但一個也簽不出來。`,
    next: '向第一個節點取得公鑰。',
    fact: '金鑰（`kid`）',
  },
  'spent-asked': {
    label: ({ jti }) => `${jti} 第一次用嗎？`,
    sentence: ({ jti }) =>
      `連結裡的 token 是真的，時間也對，但只能用一次。伺服器查 \`${jti}\` 是否用過，並在同一步標成用過：兩個請求同時來，只有一個過得去。`,
    next: ({ jti }) => `\`jti ${jti}\` 用過了嗎？`,
  },
  'spent-answered': {
    label: '第一次用，就此用掉',
    sentence: ({ jti }) =>
      `\`${jti}\` 之前沒有用過，現在用掉了。儲存區會記到 token 自己的 \`exp\` 為止；再晚的話，反正也過期了。`,
    spent: {
      label: '已經用掉了',
      sentence:
        '這個 token 用過了。它既不是無效，也不是過期：本來就只能用一次，現在沒了。還要那個檔案的話，再要一個新連結。',
    },
    next: ({ jti }) => `儲存區回答 \`jti ${jti}\` 用過沒有，並標成用過。`,
    fact: '已經用過',
  },

  'blocklist-asked': {
    label: ({ jti }) => `${jti} 撤銷了嗎？`,
    sentence: ({ jti }) =>
      `token 是真的，時間也對。但簽章說不出它有沒有被收回，所以伺服器拿 \`jti\` \`${jti}\` 去問。`,
    byText: {
      label: '這串文字撤銷了嗎？',
      sentence:
        'token 是真的，時間也對。有沒有被收回，伺服器用它的文字去問：換了字元，同一個 token 對它來說就是另一個。',
    },
    next: ({ jti }) => `\`jti ${jti}\` 在黑名單上嗎？`,
  },
  'blocklist-answered': {
    label: '未撤銷',
    sentence: ({ jti }) => `\`${jti}\` 不在黑名單上：沒有人把它收回。查這一次，就是知道這件事的代價。`,
    revoked: {
      label: '已撤銷',
      sentence: '`jti` 在黑名單上。token 既不是無效，也不是過期：是被收回了。',
    },
    byText: {
      label: '這串文字沒有撤銷',
      sentence: '這串文字不在黑名單上。同一個 token 換了字元以後在不在，沒有人問。',
      revoked: {
        label: '已撤銷',
        sentence: '黑名單上就是這串文字。token 既不是無效，也不是過期：是被收回了。',
      },
    },
    next: ({ jti }) => `黑名單回答 \`jti ${jti}\` 在不在上面。`,
  },
  'allowlist-asked': {
    label: ({ jti }) => `${jti} 在名單上嗎？`,
    sentence: ({ jti }) =>
      `token 是真的，時間也對。還算不算數，要看「有效 token 名單」，所以伺服器拿 \`jti\` \`${jti}\` 去問。${look}`,
    next: ({ jti }) => `\`jti ${jti}\` 在白名單上嗎？`,
  },
  'allowlist-answered': {
    label: '在名單上，有效',
    sentence: ({ jti }) =>
      `\`${jti}\` 在白名單上。每個發出去的 token 都占一筆，不像黑名單只記撤銷的：白名單比較大，已經很像 session 儲存區了。`,
    unknown: {
      label: '已撤銷：不在名單',
      sentence:
        '`jti` 不在白名單上。token 既不是無效，也不是過期：不在名單上就當成已撤銷，不管是被拿掉了，還是名單自己忘了。',
    },
    next: ({ jti }) => `白名單回答 \`jti ${jti}\` 在不在上面。`,
    fact: '在白名單上',
  },
  'version-asked': {
    label: ({ name }) => `${name} 到第幾版？`,
    sentence: ({ name }) =>
      `token 上寫著簽發時 \`${name}\` 的版本號。伺服器去查這個帳號現在到第幾版了。${look}`,
    next: ({ name }) => `\`${name}\` 到第幾版了？`,
  },
  'version-answered': {
    label: ({ found }) => `第 ${found} 版仍有效`,
    sentence: ({ found }) =>
      `token 是第 \`${found}\` 版，目前仍算數。不管有多少 token，每個帳號只存一個數字；也因此分不出這個和那個 token。`,
    revoked: {
      label: ({ found, wanted }) => `已撤銷：第 ${found} 版，現在第 ${wanted} 版`,
      sentence: ({ found, wanted }) =>
        `token 是第 \`${found}\` 版，帳號已經到第 \`${wanted}\` 版。它簽發之後，這個帳號的 token 全部撤銷過一次；版本號沒辦法只放過其中一個。`,
    },
    next: ({ name }) => `儲存區回答 \`${name}\` 的版本號。`,
    fact: 'token 的版本',
  },
  'family-asked': {
    label: ({ jti }) => `${jti} 是最新的嗎？`,
    sentence: ({ jti }) =>
      `refresh token 是真的，時間也對。開啟輪替之後，每個只能用一次，所以伺服器查 \`${jti}\` 是否已經換掉，並在同一步把它換掉。`,
    next: ({ jti }) => `refresh token \`jti ${jti}\` 是家族裡最新的嗎？`,
  },
  'family-answered': {
    outcome: {
      current: {
        label: '是最新的，就此輪替',
        sentence: ({ jti }) =>
          `\`${jti}\` 是同一家族裡最新的一個。它從現在起失效，回應會帶來接替它的新 token。它如果再出現，就表示有人手上有一份副本。`,
        fact: '是家族裡最新的：有效，就此輪替',
      },
      grace: {
        label: '剛輪替，寬限期內',
        sentence: ({ jti }) =>
          `\`${jti}\` 剛剛才換掉，還在寬限期內，兩個分頁搶著更新時就會這樣。這次照樣接受。手腳夠快的小偷，也會從這裡混進來。`,
        fact: '剛剛才輪替：還在寬限期內，再接受一次',
      },
      reused: {
        label: '有副本：重複使用',
        sentence: () =>
          '這個 refresh token 早就換掉了，現在又出現：表示有兩個人各拿一份，一個是本人，一個是小偷。伺服器分不出這次來的是誰，所以誰都不給新的。',
        fact: '早就輪替掉了，卻又被拿來用：有人手上有副本',
      },
      revoked: {
        label: '家族已撤銷',
        sentence: () =>
          'refresh token 既不是無效，也不是過期，但它的整個家族都撤銷了：不是其中一個用了兩次，就是那次登入已經結束。',
        fact: '整個家族已撤銷',
      },
      unknown: {
        label: '不認得這個 refresh token',
        sentence: () =>
          '儲存區沒有這個 refresh token：不是忘了，就是從來沒有過。不認得的就不相信，就算簽章是真的也一樣。',
        fact: '儲存區裡沒有這個 token',
      },
    },
    next: ({ jti }) => `儲存區回答 refresh token \`jti ${jti}\` 的狀態。`,
  },

  'token-revoked': {
    label: ({ count, jti }) => (count === 1 ? `撤銷 ${jti}` : `撤銷 ${count} 個 token`),
    text: ({ count }) =>
      count === 1
        ? 'token 的文字放上黑名單。同一個 token 換了字元，就不算在內。'
        : `${count} 個 token 的文字放上黑名單。同樣的 token 換了字元，就不算在內。`,
    blocklist: {
      logout: ({ count, jti }) =>
        count === 1
          ? `已經發出去的 token 沒辦法遠端修改，只好把它的 \`jti\` \`${jti}\` 放上黑名單，留到 token 自己的 \`exp\` 為止。`
          : '這次登入的兩個 token 都放上黑名單，各自留到自己的 `exp` 為止。如果只撤銷 access token，拿著 refresh token 的人還能換一個新的。',
      'account-deleted': ({ count }) =>
        count === 1
          ? '帳號沒了，它的 token 就放上黑名單。否則光看簽章，仍然是有效的。'
          : `帳號沒了，它的 ${count} 個 token 就依 \`jti\` 一一放上黑名單。否則光看簽章，仍然是有效的。`,
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
          ? '已輪替的 refresh token 又出現了，同一次登入僅存的一個有效 token 也放上黑名單。'
          : `已輪替的 refresh token 又出現了，同一次登入衍生的 ${count} 個 token 都放上黑名單。`,
      'parent-ended': ({ count }) =>
        count === 1
          ? '用來換它的那個 token 在這段時間裡失效了。新的 token 還沒送出去，馬上放上黑名單。'
          : `用來換它們的那個 token 在這段時間裡失效了。新的 ${count} 個 token 還沒送出去，馬上放上黑名單。`,
    },
    allowlist: {
      logout: ({ count, jti }) =>
        count === 1
          ? `伺服器把 \`${jti}\` 從白名單拿掉。不在名單上的一律拒絕，所以不必再留什麼紀錄到它的 \`exp\`。`
          : '這次登入的兩個 token 都從白名單拿掉。如果只撤銷 access token，拿著 refresh token 的人還能換一個新的。',
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
          ? '已輪替的 refresh token 又出現了，同一次登入僅存的一個有效 token 也從白名單拿掉。'
          : `已輪替的 refresh token 又出現了，同一次登入衍生的 ${count} 個 token 都從白名單拿掉。`,
      'parent-ended': ({ count }) =>
        count === 1
          ? '用來換它的那個 token 在這段時間裡失效了。新的 token 還沒送出去，馬上從白名單拿掉。'
          : `用來換它們的那個 token 在這段時間裡失效了。新的 ${count} 個 token 還沒送出去，馬上從白名單拿掉。`,
    },
    next: ({ jti }) => `把 \`jti ${jti}\` 放上黑名單。`,
    nextAll: ({ name }) => `把 \`${name}\` 的 token 放上黑名單。`,
    nextNone: '把 `jti` 放上黑名單。',
    fact: { how: '方式', blocklist: '放進黑名單', text: '依文字放進黑名單', allowlist: '從白名單移除' },
  },
  'family-revoked': {
    label: ({ count }) => `撤銷整個家族，${count} 個 token`,
    because: {
      logout: '這次登入結束了，它的 refresh token 家族也全部撤銷：最新的那個，和之前換掉的每一個。',
      everywhere: '登出所有裝置：這次登入的 refresh token 家族全部撤銷，包括最新的和之前換掉的。',
      'account-deleted': '帳號沒了，refresh token 家族也全部撤銷：誰都不能再用它換到新的 access token。',
      operator: '管理者撤銷 refresh token，整個家族也跟著撤銷：否則接替它的那個還能繼續用。',
      reuse:
        '已輪替的 refresh token 又出現了，表示有兩個人各拿一份，而伺服器分不出誰是小偷、誰是本人。所以撤銷整個家族：小偷出局，本人重新登入。',
      'parent-ended': '接替的 token 還在簽發，refresh token 就失效了。新的沒有送出去，整個家族也撤銷。',
    },
    next: '撤銷這個 refresh token 的整個家族。',
    fact: '家族',
  },
  'version-raised': {
    label: ({ name, version }) => `${name}：升到第 ${version} 版`,
    because: {
      logout: ({ name }) =>
        `要登出的只有一個 token，但版本號沒辦法只撤銷一個：\`${name}\` 之前拿到的所有 token，從現在起一律拒絕，每台裝置都一樣。`,
      everywhere: ({ name }) =>
        `\`${name}\` 之前拿到的所有 token，從現在起一律拒絕。不管有多少個，改一個數字就夠了：這正是版本號最拿手的事。`,
      'account-deleted': ({ name }) =>
        `帳號沒了：發給 \`${name}\` 的所有 token，從現在起一律拒絕，就算以後又有人取這個名字也一樣。`,
      operator: ({ name }) =>
        `管理者把 \`${name}\` 的版本號加一：之前發出的所有 token 從現在起一律拒絕。版本號沒辦法只撤銷其中一個。`,
      reuse: ({ name }) =>
        `已輪替的 refresh token 又出現了。\`${name}\` 的版本號加一，由它換來的 access token 就一律拒絕，其他的 token 也一起失效。`,
      'parent-ended': ({ name }) =>
        `用來換新 token 的那個 token 在這段時間裡失效了。新的沒有送出去，但版本號沒辦法只撤銷它們：\`${name}\` 之前拿到的所有 token，從現在起一律拒絕。`,
    },
    next: ({ name }) => `把 \`${name}\` 的版本號加一。`,
  },
  'nothing-revoked': {
    label: '沒辦法撤銷',
    sentence: ({ jti, others }) =>
      `伺服器沒有存任何之後可以查的東西，也就什麼都撤銷不了。前端會忘掉 token；但如果有 \`${jti}\`${others === 0 ? '' : `（或這個帳號另外 ${others} 個 token）`} 的副本，在它自己的 \`exp\` 之前都還能用。`,
    next: '沒有辦法撤銷這個 token。',
    fact: '沒有：伺服器什麼都沒記下，之後無從查起，token 會一直有效到它的 `exp`',
  },
}
