// 繁體中文：兩邊的名稱、標頭，以及前端存了什麼。
import type * as en from '../en/lane'

export const lanes: typeof en.lanes = {
  session: {
    name: 'Cookie session',
    front: '前端 · cookie jar',
    none: '沒有 cookie',
    frontEmpty: '目前沒有 cookie。按「登入」之後，session ID 會存在這裡。',
  },
  jwt: {
    name: 'JWT',
    front: '前端 · localStorage',
    none: '沒有 token',
    frontEmpty: '目前沒有 token。按「登入」之後，兩個 token 會存在這裡。',
  },

  head: {
    lane: ({ name }) => `${name} 這邊`,
    menu: ({ name }) => `${name}：這邊的操作、伺服器與設定`,
    frontEnd: '前端',
    settings: ({ name }) => `${name} 設定`,
    modeHere: ({ mode }) => `這邊：${mode}`,
    weak: ({ bits }) => `密鑰太弱 · ${bits} 位元`,
    weakLong: ({ bits, requiredBits, alg }) =>
      `這把密鑰最多只有 ${bits} 位元，${alg} 至少需要 ${requiredBits} 位元（RFC 7518 第 3.2 節）：太短的密鑰，只要拿到一個 token 就能離線猜出來。`,
  },
}
