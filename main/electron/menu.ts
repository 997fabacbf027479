// The menu, in the language that the page is shown in.
import { app, Menu } from 'electron'
import { LANGUAGES, type Locale } from '#src/i18n/languages'
import { menuTemplate } from './menu-template'

/** Sets the menu in a language. */
export async function setupMenu(locale: Locale): Promise<void> {
  app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: app.getVersion() })
  const words = await LANGUAGES[locale].loadDesktop()
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words, app.name, process.platform)))
}
