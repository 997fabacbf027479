// What is built: the process side for both hosts, the sandboxed preload as CommonJS, and one UI for both.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'electron-vite'
import { electronSwitches } from './main/start/desktop'
import { obtainElectron } from './main/start/obtain-electron'
import { LANGUAGES } from './src/i18n/languages'

const root = import.meta.dirname
const at = (path: string): string => resolve(root, path)

/** The modules that hold what is said in a language: a folder each. */
const WORDS = /[\\/]src[\\/]i18n[\\/][^\\/]+[\\/]/

const config: UserConfig = {
  main: {
    build: {
      outDir: at('out/main'),
      rolldownOptions: {
        input: { electron: at('main/electron/main.ts'), start: at('main/start/start.ts') },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      rolldownOptions: {
        input: { preload: at('main/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), { name: 'needs-scripts', transformIndexHtml: sayNeedsScripts }],
    build: {
      outDir: at('out/renderer'),
      // Made anew each time: a hashed name that is no longer used would stay for ever.
      emptyOutDir: true,
      minify: true,
      // The licences of what the bundle contains go with it.
      license: { fileName: 'licenses.md' },
      // The page's policy takes fonts from its own origin only, not from `data:`.
      assetsInlineLimit: 0,
      // In kilobytes: the largest parts are mermaid's, for diagrams of other kinds, and nothing loads them.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        input: { index: at('renderer/index.html') },
        // What the page begins with comes in one file, however many later parts share some of it: that is smaller, and sooner there.
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: 'first', tags: ['$initial'], test: (id) => !WORDS.test(id) }],
          },
        },
        // A language that nobody reads from a module isn't kept for what its module might do: it only says words.
        treeshake: { moduleSideEffects: [{ test: WORDS, sideEffects: false }] },
      },
    },
  },
}

export default defineConfig(async ({ command }) => {
  if (command === 'serve') await prepareElectron()
  return config
})

async function sayNeedsScripts(html: string): Promise<string> {
  const catalogues = await Promise.all(Object.values(LANGUAGES).map(({ load }) => load()))
  return html.replace('%NEEDS_SCRIPTS%', catalogues.map(({ shell }) => shell.needsScripts).join(' '))
}

/** Development mode opens Electron itself, but neither downloads it nor knows ELECTRON_OVERRIDE_DIST_PATH. */
async function prepareElectron(): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  process.env.ELECTRON_EXEC_PATH ??= await obtainElectron(root, process.env, say)
  if (electronSwitches(say).length > 0) process.env.NO_SANDBOX = '1'
}
