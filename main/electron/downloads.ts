// What the page has saved: Electron asks where to, and this tells when it could not be written there.
import { type BrowserWindow, type DownloadItem, dialog } from 'electron'
import { LANGUAGES, type Locale } from '#src/i18n/languages'

/**
 * Tells of each file of the window's page that could not be saved; a window that is gone needs no telling. `locale` is the page's
 * language.
 */
export function setupDownloads(window: BrowserWindow, locale: () => Locale): void {
  const { session } = window.webContents
  session.on('will-download', (_event, item) => {
    item.once('done', (_done, state) => {
      // A dialog that was cancelled is the user's own choice.
      if (state !== 'interrupted') return
      void tellNotSaved(window, locale(), item)
    })
  })
}

async function tellNotSaved(window: BrowserWindow, locale: Locale, item: DownloadItem): Promise<void> {
  const say = await LANGUAGES[locale].loadDesktop()
  if (window.isDestroyed()) return
  await dialog.showMessageBox(window, {
    type: 'error',
    message: say.notSaved({ file: item.getFilename() }),
    detail: say.notSavedThere({ path: item.getSavePath() }),
  })
}
