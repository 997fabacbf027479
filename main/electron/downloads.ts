// What the page has saved: Electron asks where to, and this tells when it could not be written there.
import { type BrowserWindow, dialog } from 'electron'

/** Tells of each file of the window's page that could not be saved; a window that is gone needs no telling. */
export function setupDownloads(window: BrowserWindow): void {
  const { session } = window.webContents
  session.on('will-download', (_event, item) => {
    item.once('done', (_done, state) => {
      // A dialog that was cancelled is the user's own choice.
      if (state !== 'interrupted' || window.isDestroyed()) return
      void dialog.showMessageBox(window, {
        type: 'error',
        message: `${item.getFilename()} could not be saved`,
        detail: `It can't be written to ${item.getSavePath()}: save it in another folder.`,
      })
    })
  })
}
