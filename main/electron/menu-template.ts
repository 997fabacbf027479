// What stands in the menu, in a language: Electron does what its roles say and gives them the platform's shortcuts.
import type { MenuItemConstructorOptions } from 'electron'
import type { desktop } from '#src/i18n/en/desktop'

type Words = typeof desktop
type Item = keyof Words['items']
type Entry = Item | null

/** Null stands for a line between two. */
interface Menus {
  readonly app: readonly Entry[]
  readonly of: Readonly<Record<keyof Words['menus'], readonly Entry[]>>
}

const VIEW = [
  'reload',
  'forceReload',
  'toggleDevTools',
  null,
  'resetZoom',
  'zoomIn',
  'zoomOut',
  null,
  'togglefullscreen',
] as const satisfies readonly Entry[]
const EDIT = ['undo', 'redo', null, 'cut', 'copy', 'paste', 'delete', null, 'selectAll'] as const

const ON_MAC: Menus = {
  app: ['about', null, 'services', null, 'hide', 'hideOthers', 'unhide', null, 'quit'],
  of: {
    file: ['close'],
    edit: EDIT,
    view: VIEW,
    window: ['minimize', 'zoom', null, 'front'],
    help: ['about'],
  },
}

const ELSEWHERE: Menus = {
  app: [],
  of: { file: ['quit'], edit: EDIT, view: VIEW, window: ['minimize', 'close'], help: ['about'] },
}

/** Returns the menus of an app on a platform. */
export function menuTemplate(
  { menus, items }: Words,
  app: string,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const { app: own, of } = isMac ? ON_MAC : ELSEWHERE
  const submenu = (entries: readonly Entry[]): MenuItemConstructorOptions[] =>
    entries.map((role) => (role === null ? { type: 'separator' } : { role, label: items[role]({ app }) }))
  const named = Object.keys(menus) as (keyof Words['menus'])[]
  return [
    ...(isMac ? [{ label: app, submenu: submenu(own) }] : []),
    ...named.map((name) => ({
      label: menus[name],
      submenu: submenu(of[name]),
      // A Mac adds what it always has there.
      ...(isMac && (name === 'window' || name === 'help') && { role: name }),
    })),
  ]
}
