// 繁體中文：forge。偽造 JWT 的手法：做了什麼、哪種伺服器會上當、怎麼擋下來。
import type { forge as en } from '../en/forge'

export const forge: typeof en = {
  menu: '偽造',
  menuHint: '沒有伺服器的金鑰也能做出 token 的手法。偽造的人手上只有這個 token 和公開的資訊。',
  unreadable: '請先修正 JSON。',
  forged: '偽造了什麼',
  fallsFor: '誰會上當：',
  stops: '怎麼擋：',
  obstacle: {
    'needs-key-pair': '伺服器目前用密鑰簽署：這個手法需要 RS256、ES256 或 EdDSA。',
    'needs-hmac': '伺服器目前用金鑰對簽署：這個手法需要 HS256、HS384 或 HS512。',
    'needs-es256': '只有 ECDSA 的簽章能這樣改：需要 ES256 的 token。',
    'no-spare-bits': '這個簽章剛好用滿最後一個字元：沒有多餘的位元，也沒有補位。',
  },
  forgeries: {
    'payload-edited': {
      name: '改 claim，簽章照舊',
      does: '改掉一個 claim，簽章維持原樣：Base64url 什麼都沒藏，誰都做得到。',
      fallsFor: '只解碼 token、從不驗證的伺服器。',
      stops: '先驗證簽章，再讀 claim（RFC 7515 第 5.2 節、RFC 8725 第 3.3 節）。',
      parameters: { claim: { label: 'Claim' }, value: { label: '它的值（JSON）' } },
    },
    'strip-signature': {
      name: '拿掉簽章',
      does: 'header 不變，第三段留空，前面的點還在。',
      fallsFor: '有簽章才驗證、沒有就放行的伺服器。',
      stops: '沒有有效簽章的 token 一律拒絕，和簽章不符的一樣（RFC 8725 第 3.3 節）。',
      parameters: {},
    },
    'alg-none': {
      name: '`alg` 改成 none',
      does: '在 header 宣告沒有人簽署（RFC 7519 第 6 節），第三段留空。',
      fallsFor: '讓 header 決定演算法的伺服器，或只禁止一種寫法的 `none`、換個大小寫就放行的伺服器。',
      stops: '列出允許的演算法，而不是列出禁止的（RFC 8725 第 3.1 節）。',
      parameters: {
        spelling: { label: '寫法', options: { none: 'none', None: 'None', NONE: 'NONE', nOnE: 'nOnE' } },
      },
    },
    'hmac-with-public-key': {
      name: '用公鑰做 HS256',
      does: '把 `alg` 改成 HS256，用伺服器公鑰的 PEM 文字當密鑰做 HMAC；公鑰本來就誰都能拿到。',
      fallsFor:
        '把公鑰當成文字交給驗證函式、又讓 header 決定演算法的伺服器。一個位元組都不能差：多一個換行就是另一把金鑰。',
      stops:
        '一把金鑰只用於一種演算法：固定 `alg`，金鑰以有型別的物件保存，不要用文字（RFC 8725 第 2.1、3.1 節）。',
      parameters: {
        end: {
          label: '金鑰的文字',
          options: { 'as-published': '和公布的相同', 'one-newline-more': '多一個換行' },
        },
      },
    },
    'own-jwk': {
      name: '`jwk` 帶自己的金鑰',
      does: '用自己新做的私鑰簽署，再把公鑰放進 header 一起帶來（RFC 7515 第 4.1.3 節）。',
      fallsFor: '用 token 裡的金鑰來驗證的伺服器：這樣的簽章只證明它和自己相符。',
      stops: '驗證者只用自己的金鑰，絕不用 token 帶來的（RFC 8725 第 3.10 節）。',
      parameters: {},
    },
    'own-key-kid': {
      name: '`kid` 指向已知的金鑰',
      does: '讓 `kid` 指向內容已知的檔案或資料列，這裡是單獨一個 null 位元組，再用它做 HMAC。',
      fallsFor: '把 `kid` 拼進檔案路徑或 SQL 來找金鑰的伺服器。',
      stops: '`kid` 只能在設定好的金鑰裡挑一把（RFC 7515 第 4.1.4 節、RFC 8725 第 3.10 節）。',
      parameters: { kid: { label: 'kid' }, key: { label: '那裡的金鑰（Base64）' } },
    },
    'other-characters': {
      name: '換字元，簽章不變',
      does: '改掉最後一個字元裡不屬於任何位元組的位元，或加上補位：文字不同，簽章相同。',
      fallsFor: '收下這種 Base64url、又用 token 的文字記錄撤銷的伺服器：它的名單上沒有這一個。',
      stops:
        '只收標準形式的編碼（RFC 4648 第 3.5 節、RFC 7515 第 2 節），並以 `jti` 撤銷（RFC 7519 第 4.1.7 節）。',
      parameters: {
        change: { label: '改哪裡', options: { 'last-character': '最後一個字元', padding: '加上補位' } },
      },
    },
    'es256-n-minus-s': {
      name: 'ES256：s 換成 n−s',
      does: '把簽章後半的 s 換成 n−s（n 是曲線的階）：ECDSA 兩個都接受。',
      fallsFor: '用 token 的文字記錄撤銷的伺服器。驗證通過並沒有錯，這個簽章是有效的（RFC 7518 第 3.4 節）。',
      stops: '以 `jti` 撤銷，兩段文字的 `jti` 相同（RFC 7519 第 4.1.7 節）。',
      parameters: {},
    },
  },
}
