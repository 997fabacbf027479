// What each test of the UI begins with: an empty page, and the few things of a browser that happy-dom hasn't.
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'
import { loadCatalogue } from '../../renderer/model/catalogues'

// Radix measures and scrolls what it opens.
Element.prototype.scrollIntoView ??= () => {}
Element.prototype.hasPointerCapture ??= () => false
Element.prototype.setPointerCapture ??= () => {}
Element.prototype.releasePointerCapture ??= () => {}

// As after a page has had time: both languages are there.
await loadCatalogue('en')
await loadCatalogue('zh-TW')

beforeEach(() => {
  localStorage.clear()
})

afterEach(() => {
  cleanup()
  document.documentElement.removeAttribute('data-theme')
})
