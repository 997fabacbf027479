// 繁體中文：一側顯示的流程：標頭、hop 和等待中的請求。
import type * as en from '../en/flow'

export const flow: typeof en.flow = {
  flow: {
    flow: ({ id }) => `流程 ${id}`,
    hop: ({ index }) => `第 ${index} 步`,
    hopOf: ({ index, count }) => `第 ${index} 步，共 ${count} 步`,
    waiting: '等待中',
    milliseconds: ({ ms }) => `${ms} ms`,
    externalNote: '這個請求來自 curl、Postman 或瀏覽器，不是實驗室的前端送出的。',
    earlier: '先前的流程',
    earlierCount: ({ count }) => `先前 ${count} 個`,
    older: ({ count }) => `再往前還有 ${count} 個流程`,
    open: ({ id, what, outcome }) => `開啟流程 ${id}：${what}，${outcome}`,
    queued: ({ count }) => `+${count} 排隊中`,
    queuedLong: ({ count }) => `有 ${count} 個請求在等這一個`,
    emptyTitle: '還沒有任何動作',
    empty: {
      step: '按「登入」：每一步都會停下來等你。',
      slow: '按「登入」：每一步都會放慢，讓你看得清楚。',
      run: '按「登入」：請求會連續執行完，之後可以回頭看每一步。',
    },
    emptyInStory: '這個故事不會送任何請求到這邊。',
  },

  bar: {
    lookingBack: ({ index, flow }) => `你正在看流程 ${flow} 第 ${index} 步當時的樣子。`,
    backToNow: '回到現在',
  },

  hops: {
    list: ({ flow }) => `流程 ${flow} 的每一步`,
    route: ({ from, to }) => (from === to ? `在${from}` : `${from}到${to}`),
    passed: '通過',
    failed: '未通過',
    empty: '這個流程還沒有任何一步。',
  },
}
