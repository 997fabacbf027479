// 繁體中文：攻擊者手上有什麼、做了什麼。
import type * as en from '../en/attacker'

export const attacker: typeof en.attacker = {
  name: '攻擊者',
  menu: '攻擊者',
  menuHint: '第三方，用自己的瀏覽器。把憑證複製一份給他，看他能做到什麼程度。',
  panel: { session: '攻擊者手上的 session 憑證', jwt: '攻擊者手上的 JWT 憑證' },
  holds: ({ count }) => `手上有 ${count} 份`,
  steal: '把前端持有的憑證複製給攻擊者',
  stealHint: '就像頁面上的惡意程式碼，或共用的電腦。前端完全不會察覺。',
  nothingToSteal: '前端手上目前沒有憑證，請先登入。',
  nothingStolen: '攻擊者手上目前沒有東西。',
  use: '拿來用',
  useLabel: { session: '拿來用：攻擊者在 session 這邊的操作', jwt: '拿來用：攻擊者在 JWT 這邊的操作' },
  onThisLane: '以攻擊者的身分，只在這邊',
  onBoth: '以攻擊者的身分，兩邊一起',
  taken: ({ time }) => `${time} 複製`,
  row: ({ name, left }) => `偷來的 ${name}，${left}`,
  noRefresh: 'session 沒有 refresh token，沒有東西可以更新。',
  noRefreshToken: '攻擊者手上沒有 refresh token。',
}
