// 繁體中文：token。
import type { token as en } from '../en/token'

export const token: typeof en = {
  time: {
    seconds: ({ count }) => `${count} 秒`,
    minutes: ({ count }) => `${count} 分鐘`,
    hours: ({ count }) => `${count} 小時`,
    days: ({ count }) => `${count} 天`,
    left: ({ duration }) => `剩 ${duration}`,
    ago: ({ duration }) => `${duration}前`,
    ahead: ({ duration }) => `${duration}後`,
    now: '剛剛',
    expired: '已過期',
    never: '永不過期',
  },
}
