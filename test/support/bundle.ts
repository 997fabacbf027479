// A module of a test's as a program that Node can run without the project's build.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { PROJECT } from './electron'

export interface Program {
  /** The path of the program. */
  readonly path: string
  remove(): void
}

/** Bundles a module with all that it imports; only what is native stays where it is installed. */
export async function bundleProgram(entry: string): Promise<Program> {
  const cache = join(PROJECT, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const outDir = mkdtempSync(join(cache, 'program-'))
  await build({
    root: PROJECT,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: entry,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
    ssr: { noExternal: true, external: ['libsql'] },
  })
  return {
    path: join(outDir, 'program.mjs'),
    remove: () => rmSync(outDir, { recursive: true, force: true, maxRetries: 5 }),
  }
}
