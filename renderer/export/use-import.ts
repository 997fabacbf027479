// Opens a file that the learner picked or dropped, and says what is wrong with it where it can't be shown.
import { useCallback } from 'react'
import { MAX_RECORDING_BYTES, type RecordingProblem, readTraceJson } from '#src/export/read-trace-json'
import type { Catalogue } from '#src/i18n/catalogue'
import { visible } from '#src/token/visible'
import { catalogueOf } from '../model/catalogues'
import { useModelStore } from '../model/use-model'

const MEGABYTE = 1024 * 1024
/** Reading a larger file takes long enough to be noticed. */
const NOTICED_BYTES = 2 * MEGABYTE

let lastOpened = 0

/** Returns the function that opens a file. Of several that are opened at the same time the last one is shown. */
export function useImport(): (file: File) => Promise<void> {
  const store = useModelStore()
  return useCallback(
    async (file) => {
      lastOpened += 1
      const opened = lastOpened
      const { notify, showRecording, locale } = store.getState()
      const text = catalogueOf(locale)
      const { problem: say, reading } = text.exporting
      const refuse = (detail: string) =>
        notify({ kind: 'error', title: say.title({ name: file.name }), detail })
      if (file.size > MAX_RECORDING_BYTES) {
        refuse(problemWords({ kind: 'too-large', bytes: file.size, maxBytes: MAX_RECORDING_BYTES }, text))
        return
      }
      if (file.size > NOTICED_BYTES) {
        notify({ kind: 'info', title: reading({ name: file.name }), detail: null })
        await nextPaint()
      }
      try {
        const result = readTraceJson(await file.text())
        if (opened !== lastOpened) return
        if (result.ok) showRecording(file.name, result.recording)
        else refuse(problemWords(result.problem, text))
      } catch (error) {
        refuse(say.unreadable({ message: error instanceof Error ? error.message : String(error) }))
      }
    },
    [store],
  )
}

/** Says why a file can't be shown, and what to do. */
function problemWords(problem: RecordingProblem, { exporting, token }: Catalogue): string {
  const say = exporting.problem
  switch (problem.kind) {
    case 'too-large':
      return say.tooLarge({
        megabytes: Math.ceil(problem.bytes / MEGABYTE),
        most: problem.maxBytes / MEGABYTE,
      })
    case 'not-json': {
      const { line, column } = problem
      const { expected, found } = problem.problem
      const words = token.json
      const place = words.invalid({
        line,
        column,
        expected: words.expected[expected],
        found: found === null ? words.foundEnd : words.foundCharacter({ character: visible(found) }),
      })
      return say.notJson({ place })
    }
    case 'wrong-kind':
      return say.wrongKind[problem.found]
    case 'newer':
      return say.newer(problem)
    case 'bad-member':
      return say.badMember(problem)
  }
}

/** Resolves when the page has been painted once more, so that a notice is seen before the page is busy. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
