// The UI's style sheets as they stand on the disk: Vitest leaves out what is in them when they are imported.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../../renderer')

/** Reads one style sheet, by its path inside `renderer`. */
export function styleSheet(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Lists all style sheets, by their path inside `renderer`. */
export function styleSheets(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'))
}
