// 繁體中文。
import type { revocation as en } from '../en/revocation'

export const revocation: typeof en = {}
