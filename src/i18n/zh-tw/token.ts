// 繁體中文：token。
import type { token as en } from '../en/token'

export const token: typeof en = {}
