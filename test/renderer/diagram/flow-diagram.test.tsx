import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { FlowDiagram } from '../../../renderer/diagram/flow-diagram'
import { everyHop, flowOf } from '../../src/diagram/every-hop'

describe('a diagram that can’t be drawn', () => {
  it('says so and keeps its name: here nothing can be measured', async () => {
    const { hops } = catalogues.en
    render(
      <FlowDiagram
        flow={flowOf(everyHop('test').slice(0, 3))}
        lane="jwt"
        text={catalogues.en}
        theme="light"
        selectedSeq={null}
        onSelect={() => {}}
      />,
    )
    const frame = screen.getByRole('region', { name: 'Sequence diagram of GET /protected' })
    expect(frame.getAttribute('aria-busy')).toBe('true')
    expect(await screen.findByText(hops.diagram.failed, {}, { timeout: 15_000 })).toBeDefined()
    expect(frame.getAttribute('aria-busy')).toBe('false')
  })
})
