// 繁體中文：lanes。
import type { lanes as en } from '../en/lanes'

export const lanes: typeof en = {}
