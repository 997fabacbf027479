// 繁體中文。
import type { costs as en } from '../en/costs'

export const costs: typeof en = {}
