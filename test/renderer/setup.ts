// What each test of the UI begins with: an empty page, and the few things of a browser that happy-dom hasn't.
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'
import { LOCALES } from '#src/i18n/languages'
import { loadCatalogue } from '../../renderer/model/catalogues'
import { loadLaterParts } from '../../renderer/model/later'

// Radix measures and scrolls what it opens.
Element.prototype.scrollIntoView ??= () => {}
Element.prototype.hasPointerCapture ??= () => false
Element.prototype.setPointerCapture ??= () => {}
Element.prototype.releasePointerCapture ??= () => {}

// As after a page has had time: all languages are there, and all that comes later.
for (const locale of LOCALES) await loadCatalogue(locale)

beforeEach(async () => {
  localStorage.clear()
  await loadLaterParts()
})

afterEach(() => {
  cleanup()
  document.documentElement.removeAttribute('data-theme')
})
