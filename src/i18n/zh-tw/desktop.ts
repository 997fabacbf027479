// 繁體中文：desktop。
import type { desktop as en } from '../en/desktop'

export const desktop: typeof en = {
  menus: { file: '檔案', edit: '編輯', view: '檢視', window: '視窗', help: '說明' },
  items: {
    about: ({ app }) => `關於 ${app}`,
    close: () => '關閉視窗',
    copy: () => '複製',
    cut: () => '剪下',
    delete: () => '刪除',
    forceReload: () => '強制重新載入',
    front: () => '將全部移到最前',
    hide: ({ app }) => `隱藏 ${app}`,
    hideOthers: () => '隱藏其他',
    minimize: () => '最小化',
    paste: () => '貼上',
    quit: ({ app }) => `結束 ${app}`,
    redo: () => '重做',
    reload: () => '重新載入',
    resetZoom: () => '實際大小',
    selectAll: () => '全選',
    services: () => '服務',
    toggleDevTools: () => '切換開發人員工具',
    togglefullscreen: () => '切換全螢幕',
    undo: () => '復原',
    unhide: () => '全部顯示',
    zoom: () => '縮放',
    zoomIn: () => '放大',
    zoomOut: () => '縮小',
  },
  notSaved: ({ file }) => `無法儲存 ${file}`,
  notSavedThere: ({ path }) => `無法寫入 ${path}，請存到別的資料夾。`,
}
