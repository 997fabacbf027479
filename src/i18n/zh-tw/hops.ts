// 繁體中文：hops。每一步在循序圖裡的短句與給學習者的一句說明；請求在誰手上，下一步是什麼。
import type { hops as en } from '../en/hops'
import { acts } from './acts'
import { backEndHops } from './hops/back-end'
import { failedChecks } from './hops/failed-checks'
import { frontEndHops } from './hops/front-end'
import { tokenHops } from './hops/tokens'

export const hops: typeof en = {
  participant: {
    frontEnd: '前端',
    backEnd: '後端',
    sessionStore: 'Session 儲存區',
    blacklist: '黑名單',
    allowlist: '白名單',
    versions: '帳號版本',
    families: 'token 家族',
    tokenStore: 'token 儲存區',
    externalClient: '外部用戶端',
    secondTab: '前端，分頁 2',
    attacker: '攻擊者',
  },
  node: ({ node }) => `節點 ${node}`,
  inNode: ({ node }) => `在節點 ${node}`,
  storeOfNode: ({ store, node }) => `${store} ${node}`,

  bad: ({ label }) => `✕ ${label}`,
  goesOn: {
    label: ({ label }) => `${label}，繼續`,
    missing: ({ sentence }) => `${sentence}這個路由沒有憑證也行，所以請求繼續往下走，當成匿名請求。`,
    late: ({ sentence }) =>
      `${sentence}但伺服器還不會這樣回答：它會先檢查其他 claim，若還有別的錯，就先回報那個錯。`,
  },

  diagram: {
    name: ({ method, path }) => `${method} ${path} 的循序圖`,
    nameOn: ({ name, lane }) => `${name}，${lane}`,
    step: ({ from, to, label }) => `${from}到${to}：${label}`,
    note: ({ at, label }) => `${at}：${label}`,
    refused: ({ label }) => `拒絕：${label}`,
    fold: {
      checksPassed: ({ count }) => `${count} 項檢查通過`,
      openChecks: ({ count, labels }) => `${count} 項檢查通過：${labels.join('；')}`,
      more: ({ count }) => `另有 ${count} 步`,
      openExchange: ({ request, more }) => `${request}：${more}`,
      fold: '收合',
      foldChecks: ({ count }) => `收合通過的 ${count} 項檢查`,
      foldExchange: ({ request }) => `收合 ${request}，只留請求與回應`,
      answer: ({ status, msg }) => `${status} ${msg}`,
    },
    failed: '循序圖無法顯示。圖裡的內容，步驟清單裡都有。',
    take: '儲存',
    copySource: '複製 mermaid 原始碼',
    copied: '已複製',
    copyFailed: '無法複製：瀏覽器不允許使用剪貼簿',
    saveSvg: '儲存為 SVG',
    savePng: '儲存為 PNG',
    saveFailed: '無法儲存圖片',
  },

  clock: {
    note: ({ parts }) => `時鐘：${parts.join(' · ')}`,
    moved: ({ duration, time }) => `+${duration} · ${time}`,
    paused: '已暫停',
    runs: ({ rate }) => `以 ${rate} 倍速走`,
    runsAgain: '繼續走',
  },
  acts,

  kinds: { ...frontEndHops, ...backEndHops, ...tokenHops },
  failed: failedChecks,

  holding: {
    prepares: {
      frontEnd: '前端正在準備請求，暫停中。',
      secondTab: '第二個分頁正在準備請求，暫停中。',
      attacker: '攻擊者正在準備請求，暫停中。',
      externalClient: '外部用戶端正在準備請求，暫停中。',
    },
    hasResponse: {
      frontEnd: '前端收到回應了。',
      secondTab: '第二個分頁收到回應了。',
      attacker: '攻擊者收到回應了。',
      externalClient: '外部用戶端收到回應了。',
    },
    serverHolds: {
      frontEnd: '請求已到伺服器，暫停中。',
      secondTab: '第二個分頁的請求已到伺服器，暫停中。',
      attacker: '攻擊者的請求已到伺服器，暫停中。',
      externalClient: '外部用戶端的請求已到伺服器，暫停中。',
    },
    next: ({ state, next }) => `${state}下一步：${next}`,
  },

  fact: {
    account: '帳號',
    session: 'Session',
    jti: '`jti`',
    token: { access: 'Access token', refresh: 'Refresh token', download: '下載 token' },
    place: { cookies: 'cookie jar', localStorage: 'localStorage', loot: '攻擊者手上的副本' },
    alg: '演算法',
    expires: '結束於',
    outcome: '結果',
    message: '訊息',
    revoked: '已撤銷',
    version: '帳號的版本',
    because: '起因',
    cause: {
      logout: '登出',
      everywhere: '登出所有裝置',
      'account-deleted': '刪除帳號',
      operator: '管理者',
      reuse: '已輪替的 refresh token 又被拿來用',
      'parent-ended': '換發它的 token 已經失效',
      replaced: '登入時換了新的 session ID',
    },
    yes: '是',
    no: '否',
  },

  outcome: {
    running: '進行中',
    done: ({ status }) => status,
    refused: ({ status, fault }) => (fault === null ? `拒絕，${status}` : `拒絕，${status}，${fault}`),
    failed: ({ status }) => (status === null ? '沒有回應' : `失敗，${status}`),
    aborted: '已停止',
    fault: { missing: '缺少憑證', wrong: '無效', late: '已過期', early: '尚未生效', revoked: '已撤銷' },
  },
}
