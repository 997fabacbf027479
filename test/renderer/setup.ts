// What each test of the UI begins with: an empty page, and the few things of a browser that happy-dom hasn't.
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'

// Radix measures and scrolls what it opens.
Element.prototype.scrollIntoView ??= () => {}
Element.prototype.hasPointerCapture ??= () => false
Element.prototype.setPointerCapture ??= () => {}
Element.prototype.releasePointerCapture ??= () => {}

beforeEach(() => {
  localStorage.clear()
})

afterEach(() => {
  cleanup()
  document.documentElement.removeAttribute('data-theme')
})
