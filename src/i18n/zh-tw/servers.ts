// 繁體中文。
import type { servers as en } from '../en/servers'

export const servers: typeof en = {}
