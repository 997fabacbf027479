// 繁體中文：hops。JWT 伺服器的檢查、黑名單和簽署；hops 的一部分。
import type { tokenHops as en } from '../en/token-hops'

export const tokenHops: typeof en = {
  tokenFound: {
    label: '找到 Bearer token',
    sentence: '`Authorization` 標頭裡有 Bearer token。裡面寫的，目前一個字都還不相信。',
  },
  tokenForm: {
    label: ({ alg }) => (alg === null ? '格式正確' : `格式正確，${alg}`),
    sentence: ({ alg }) =>
      alg === null
        ? '有三段，是合法的 Base64url 和 JSON，`alg` 也是伺服器唯一接受的那一種。'
        : `有三段，是合法的 Base64url 和 JSON，\`alg\` 是 \`${alg}\`：伺服器只接受這一種，不管 token 自己怎麼說。`,
  },
  tokenSignature: {
    label: '簽章相符',
    sentence: '伺服器用自己的金鑰對 header 和 payload 驗證簽章，結果相符：簽發之後沒有人改過任何一個字。',
  },
  tokenTimes: {
    label: ({ left }) => (left === null ? '還沒過期' : `還沒過期，${left}`),
    endless: '永不過期',
    sentence: ({ left }) =>
      left === null
        ? 'token 不早也不晚。伺服器只看 token 本身就知道。'
        : `token 不早也不晚：${left}。伺服器只看 token 本身就知道。`,
    endlessSentence: 'token 沒有 `exp`：除非被撤銷或更換金鑰，否則永遠有效。偷到的人會很高興。',
  },
  tokenClaims: {
    label: ({ type }) => (type === null ? 'claim 符合' : `type 是 ${type}`),
    sentence: ({ type }) =>
      type === null
        ? '`sub` 和 `type` 都符合這個路由的要求。'
        : `\`sub\` 說明是誰，\`type\` 是 \`${type}\`，正是這個路由要的。`,
  },
  blocklistAsked: {
    label: ({ jti }) => `${jti} 撤銷了嗎？`,
    sentence: ({ jti }) =>
      `token 是真的，時間也對。但簽章說不出它有沒有被收回，所以伺服器拿 \`jti\` \`${jti}\` 去問。`,
  },
  blocklistClear: {
    label: '未撤銷',
    sentence: ({ jti }) => `\`${jti}\` 不在黑名單上：沒有人把它收回。查這一次，就是知道這件事的代價。`,
  },
  tokenSigned: {
    access: 'access',
    refresh: 'refresh',
    download: 'download',
    label: ({ types, alg }) => `簽署 ${types.join(' + ')} token，${alg}`,
    login: ({ alg }) =>
      `伺服器用 \`${alg}\` 簽署一個短期的 access token，和一個用來換新的 refresh token。登入狀態不存在伺服器。`,
    one: ({ alg }) => `伺服器用 \`${alg}\` 簽署一個 access token。之後需要知道的，全在 token 裡。`,
  },
  tokenRevoked: {
    label: ({ count, jti }) => (count === 1 ? `撤銷 ${jti}` : `撤銷 ${count} 個 token`),
    logout: ({ jti }) =>
      `已經發出去的 token 沒辦法遠端修改，只好把它的 \`jti\` \`${jti}\` 放上黑名單，留到 token 自己的 \`exp\` 為止。`,
    accountDeleted: ({ count }) =>
      count === 1
        ? '帳號沒了，它的 token 就放上黑名單。否則光看簽章，仍然是有效的。'
        : `帳號沒了，它的 ${count} 個 token 就依 \`jti\` 一一放上黑名單。否則光看簽章，仍然是有效的。`,
  },
}
