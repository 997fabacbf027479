// 繁體中文：inspector。
import type { inspector as en } from '../en/inspector'

export const inspector: typeof en = {}
