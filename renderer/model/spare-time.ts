// Loads what the page doesn't need at first, once it can be used and has nothing else to do.
import { LOCALES } from '#src/i18n/languages'
import { loadCatalogue } from './catalogues'
import type { Model } from './model-state'

/** Calls back when the page has shown what has come, and has nothing to do. The function returned calls that off. */
export function whenIdle(run: () => void): () => void {
  let isOff = false
  const runUnlessOff = () => {
    if (!isOff) run()
  }
  requestAnimationFrame(() => {
    // Not every browser tells when it has nothing to do.
    if (typeof requestIdleCallback === 'undefined') setTimeout(runUnlessOff)
    else requestIdleCallback(runUnlessOff)
  })
  return () => {
    isOff = true
  }
}

/** Loads the other languages and what draws diagrams, once the lab has been heard: later they are there at once. */
export function loadInSpareTime(
  model: Pick<Model, 'getState' | 'subscribe'>,
  parts: readonly (() => Promise<unknown>)[],
): void {
  const languages = LOCALES.map((locale) => () => loadCatalogue(locale))
  const load = async () => {
    for (const part of [...parts, ...languages]) {
      await new Promise<void>((resolve) => whenIdle(resolve))
      // Whoever needs it tries again, and says so where that fails too.
      await part().catch(() => {})
    }
  }
  const stop = model.subscribe(({ status }) => {
    if (status === null) return
    stop()
    void load()
  })
}
