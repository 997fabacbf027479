// The usual menu; Electron names its entries and gives them the platform's shortcuts.
import { app, Menu, type MenuItemConstructorOptions } from 'electron'

export function setupMenu(): void {
  app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: app.getVersion() })
  const onMac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...onMac,
      { role: 'fileMenu' },
      { role: 'editMenu' },
      { role: 'viewMenu' },
      { role: 'windowMenu' },
      { role: 'help', submenu: [{ role: 'about' }] },
    ]),
  )
}
