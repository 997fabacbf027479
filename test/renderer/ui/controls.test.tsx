import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Switch } from '../../../renderer/ui/controls/switch'
import { TextField } from '../../../renderer/ui/controls/text-field'
import { ToggleGroup } from '../../../renderer/ui/controls/toggle-group'
import { Rich } from '../../../renderer/ui/rich'
import { Tabs } from '../../../renderer/ui/tabs'
import { TimeRing } from '../../../renderer/ui/time-ring'

describe('Rich', () => {
  it('sets what stands between backticks as code, and the rest as it is', () => {
    const { container } = render(<Rich text="Send `GET /` or `<b>`, not <b>." />)
    expect([...container.querySelectorAll('code')].map((each) => each.textContent)).toEqual(['GET /', '<b>'])
    expect(container.textContent).toBe('Send GET / or <b>, not <b>.')
    expect(container.querySelector('b')).toBeNull()
  })
})

describe('TextField', () => {
  it('ties its label, its hint and what is wrong to the field', () => {
    render(<TextField label="Key" value="x" onChange={() => {}} error="Too short" hint="32 bytes" />)
    const field = screen.getByRole('textbox', { name: 'Key', description: 'Too short 32 bytes' })
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('alert').textContent).toBe('Too short')
  })

  it('is a text area when it has many lines, and tells what is typed', async () => {
    const onChange = vi.fn()
    render(<TextField label="Payload" value="" onChange={onChange} multiline />)
    await userEvent.type(screen.getByRole('textbox', { name: 'Payload' }), 'a')
    expect(screen.getByRole('textbox').tagName).toBe('TEXTAREA')
    expect(onChange).toHaveBeenCalledWith('a')
  })
})

describe('ToggleGroup', () => {
  it('can be changed but not emptied', async () => {
    const onChange = vi.fn()
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ] as const
    render(<ToggleGroup label="Letter" value="a" options={options} onChange={onChange} />)
    await userEvent.click(screen.getByRole('radio', { name: 'A' }))
    await userEvent.click(screen.getByRole('radio', { name: 'B' }))
    expect(onChange.mock.calls).toEqual([['a'], ['b']])
    expect(screen.getByRole('radio', { name: 'A', checked: true })).toBeDefined()
  })
})

describe('Tabs', () => {
  it('are gone through by the arrow keys', async () => {
    const onChange = vi.fn()
    const tabs = [
      { value: 'one', label: 'One', content: 'First' },
      { value: 'two', label: 'Two', content: 'Second' },
    ] as const
    render(<Tabs label="Numbers" value="one" tabs={tabs} onChange={onChange} />)
    expect(screen.getByRole('tabpanel', { name: 'One' }).textContent).toBe('First')
    await userEvent.tab()
    await userEvent.keyboard('{ArrowRight}')
    expect(onChange).toHaveBeenCalledWith('two')
  })
})

describe('Switch', () => {
  it('is named by its words and worked by Space', async () => {
    const onChange = vi.fn()
    render(<Switch label="Pretty" checked={false} onChange={onChange} />)
    screen.getByRole('switch', { name: 'Pretty' }).focus()
    await userEvent.keyboard(' ')
    expect(onChange).toHaveBeenCalledWith(true)
  })
})

describe('TimeRing', () => {
  it.each([
    ['fresh', 1, 2],
    ['expiring', 0.1, 2],
    ['expired', 0, 1],
    ['endless', 1, 2],
    ['revoked', 0.5, 1],
  ] as const)('says in words what it shows when %s', (phase, fraction, circles) => {
    const { container } = render(<TimeRing phase={phase} fraction={fraction} label="52 s left" />)
    expect(screen.getByRole('img', { name: '52 s left' })).toBeDefined()
    expect(container.querySelectorAll('circle')).toHaveLength(circles)
    expect(container.querySelectorAll('path')).toHaveLength(phase === 'revoked' ? 1 : 0)
  })

  it('glides to where it will be in a second only when that can be seen', () => {
    const { container, rerender } = render(
      <TimeRing phase="fresh" fraction={0.5} fractionAhead={0.499} label="15 min left" />,
    )
    const ring = () => container.querySelector('svg')?.getAttribute('class') ?? ''
    expect(ring()).not.toContain('glides')
    rerender(<TimeRing phase="fresh" fraction={0.5} fractionAhead={0.4} label="5 s left" />)
    expect(ring()).toContain('glides')
  })
})
