// 繁體中文：shell。
import type { shell as en } from '../en/shell'

export const shell: typeof en = {}
