// 繁體中文：hops。
import type { hops as en } from '../en/hops'

export const hops: typeof en = {}
