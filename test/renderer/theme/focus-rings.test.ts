import { describe, expect, it } from 'vitest'
import { styleSheet } from './style-sheets'

describe('the ring of what has the focus', () => {
  it.each(['rows/chip.module.css', 'rows/row.module.css', 'servers/servers.module.css'])(
    'is drawn inside a chip of %s, whose line would cut it off',
    (path) => {
      const inside = /\.chip:focus-visible\s*\{[^}]*outline-offset:\s*-\d+px/
      expect(styleSheet(path)).toMatch(inside)
    },
  )

  it('is drawn inside the buttons of a flow’s head, which are as high as it is', () => {
    const inside = /\.actions button:focus-visible\s*\{[^}]*outline-offset:\s*-\d+px/
    expect(styleSheet('flow/flow-head.module.css')).toMatch(inside)
  })
})
