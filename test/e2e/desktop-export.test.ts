// Files that the desktop edition saves and opens again. Where to is told to Electron as its own dialog would.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { har as validateHar } from 'har-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { type Desktop, openDesktop, whyNoElectron } from '../support/electron'
import { maySkip } from '../support/may-skip'
import { LabPage } from './lab-page'

const { actions, exporting: say } = catalogues.en

describe.skipIf(maySkip(whyNoElectron()))('the desktop edition, export and import', () => {
  let desktop: Desktop
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lab-export-'))
    desktop = await openDesktop()
    const lab = new LabPage(desktop.page)
    await lab.ready()
    await lab.setMode('run')
    await lab.press(actions.login.button)
    await lab.ended('session', 'POST /login', 200)
    await lab.ended('jwt', 'POST /login', 200)
  })
  afterAll(async () => {
    await desktop?.quit()
    await rm(folder, { recursive: true, force: true })
  })

  /** Picks an item of the menu, has the file saved there, and returns what came of it and which boxes were shown. */
  async function save(item: string, path: string): Promise<{ state: string; boxes: string[] }> {
    const { app, page } = desktop
    const saved = app.evaluate(({ session, dialog }, savePath) => {
      const boxes: string[] = []
      dialog.showMessageBox = async (...given: unknown[]) => {
        boxes.push(JSON.stringify(given.at(-1)))
        return { response: 0, checkboxChecked: false }
      }
      return new Promise<{ state: string; boxes: string[] }>((resolve) => {
        session.defaultSession.once('will-download', (_event, download) => {
          download.setSavePath(savePath)
          download.once('done', (_done, state) => setTimeout(() => resolve({ state, boxes })))
        })
      })
    }, path)
    await new LabPage(page).exportAs(item)
    return saved
  }

  test('saves each kind of file, and shows the JSON again', async () => {
    const path = (name: string) => join(folder, name)
    for (const [item, name] of [
      [say.json, 'trace.json'],
      [say.har, 'trace.har'],
      [say.markdown, 'trace.md'],
    ] as const) {
      expect(await save(item, path(name))).toEqual({ state: 'completed', boxes: [] })
    }
    const har = JSON.parse(await readFile(path('trace.har'), 'utf8'))
    await expect(validateHar(har)).resolves.toBe(har)
    expect((await readFile(path('trace.md'), 'utf8')).match(/^```mermaid$/gm)).toHaveLength(2)

    await desktop.page.locator('input[type=file]').setInputFiles(path('trace.json'))
    const bar = desktop.page.getByRole('region', { name: say.recording.label })
    await bar.getByText('trace.json').waitFor()
    await bar.getByRole('button', { name: say.recording.back }).click()
    await bar.waitFor({ state: 'detached' })
  })

  test('tells when a file can’t be written', async () => {
    // Where a folder should be there is a file.
    await writeFile(join(folder, 'taken'), '')
    const path = join(folder, 'taken', 'trace.json')
    const { state, boxes } = await save(say.json, path)
    expect(state).toBe('interrupted')
    expect(boxes.join()).toContain(path)
  })
})
