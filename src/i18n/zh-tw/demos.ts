// 繁體中文。
import type { demos as en } from '../en/demos'

export const demos: typeof en = {}
