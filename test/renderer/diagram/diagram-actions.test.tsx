import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { sequenceDiagram } from '#src/diagram/sequence'
import { catalogues } from '#src/i18n/catalogue'
import { DiagramActions } from '../../../renderer/diagram/diagram-actions'
import { pictureName } from '../../../renderer/diagram/picture'
import { TooltipProvider } from '../../../renderer/ui/floating/tooltip'
import { everyHop, flowOf } from '../../src/diagram/every-hop'

const FLOW = flowOf(everyHop('test').slice(0, 8), 'session')

function show(locale: keyof typeof catalogues = 'en') {
  render(
    <TooltipProvider>
      <DiagramActions flow={FLOW} text={catalogues[locale]} theme="light" />
    </TooltipProvider>,
  )
}

describe('the actions of a diagram', () => {
  it('copy the mermaid source and say so', async () => {
    const user = userEvent.setup()
    show()
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await user.click(screen.getByRole('menuitem', { name: 'Copy the mermaid source' }))
    expect((await screen.findByRole('status')).textContent).toBe('Copied')
    expect(await navigator.clipboard.readText()).toBe(sequenceDiagram(FLOW, 'session', catalogues.en).source)
  })

  it('say so when the clipboard is closed', async () => {
    const user = userEvent.setup()
    const closed = () => Promise.reject(new DOMException('Closed', 'NotAllowedError'))
    Object.defineProperty(navigator.clipboard, 'writeText', { value: closed, configurable: true })
    show()
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await user.click(screen.getByRole('menuitem', { name: 'Copy the mermaid source' }))
    expect(await screen.findByText(catalogues.en.hops.diagram.copyFailed)).toBeDefined()
  })

  it('are named in the reader’s language', async () => {
    show('zh-TW')
    const { take, copySource, saveSvg, savePng } = catalogues['zh-TW'].hops.diagram
    await userEvent.click(screen.getByRole('button', { name: take }))
    for (const name of [copySource, saveSvg, savePng]) screen.getByRole('menuitem', { name })
  })
})

describe('the name of a picture', () => {
  it('tells lane, flow and request', () => {
    expect(pictureName({ ...FLOW, id: 3 }, 'svg')).toBe('session-3-get-protected.svg')
  })

  it('holds nothing that a file name can’t, whatever an external client asked for', () => {
    const started = { ...FLOW.started, method: 'GET', path: `/../..\\a:b*?"<>|%00/${'x'.repeat(300)}` }
    const name = pictureName({ ...FLOW, started }, 'png')
    expect(name).toMatch(/^[a-z0-9-]+\.png$/)
    expect(name.length).toBeLessThan(100)
  })
})
