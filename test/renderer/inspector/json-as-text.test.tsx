// JSON in the inspector's tabs: what is shown and what is sent is what stands there, to the character.
import { request } from 'node:http'
import { waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { requestOf } from '#src/trace/flow'
import { headerOf } from '#src/trace/http-message'
import {
  field,
  LOGIN,
  lastStatus,
  panel,
  press,
  type RenderedInspector,
  renderInspector,
  text,
} from './render-inspector'

// Each test starts two servers, and types.
vi.setConfig({ testTimeout: 20_000 })

/** What doesn't come through being parsed and written anew. */
const FRAGILE =
  '{"10":"b","2":"a","sub":"test","sub":"alice","type":"access","jti":"x2","user_id":1147953659032899584,"price":3.0,"tiny":1e-400,"huge":1e400,"__proto__":{"a":1.0}}'

/** The payload of the token that was sent last on the JWT lane, as it crossed the wire. */
function sentPayload({ lab }: RenderedInspector): string {
  const flow = lab.view.flows('jwt').at(-1)
  const [, token = ''] = (flow && headerOf(requestOf(flow) ?? NOTHING, 'authorization'))?.split(' ') ?? []
  return Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
}

const NOTHING = { headers: [] }

describe('JSON that another client sends', () => {
  it('is shown to the character, with a word on names that stand twice', async () => {
    const inspector = await renderInspector()
    const body =
      '{"10":1354877787627192411,"2":3.0,"username":"x","username":"test","tiny":1e-400,"password":"test"}'
    // Not by the page's own fetch, which asks the server first whether it may.
    request(`${inspector.lab.origin('jwt')}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    }).end(body)
    await press(inspector, /POST \/login/)
    const pretty = body
      .replace('{', '{\n  ')
      .replace('}', '\n}')
      .replaceAll(',', ',\n  ')
      .replaceAll(':', ': ')
    await waitFor(() => expect(text()).toContain(pretty))
    expect(text()).toMatch(/username stands more than once .*RFC 8259 section 4/)
    await press(inspector, 'Raw', 'radio')
    expect(text()).toContain(body)
  })
})

describe('an edited token', () => {
  it.each([
    ['old signature', 422],
    ['server’s key', 200],
  ])('sends with the %s the payload that was typed, to the character', async (key, status) => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    inspector.show('access')
    await press(inspector, 'Edit and send')
    await press(inspector, key, 'radio')
    const payload = await field('Payload (JSON)')
    await inspector.user.clear(payload)
    await inspector.user.click(payload)
    await inspector.user.paste(FRAGILE.replaceAll(',', ' ,\n '))
    expect(text()).toMatch(/sub stands here more than once.*RFC 8259/)
    await press(inspector, '/protected')
    expect(await lastStatus(inspector, 'jwt', 2)).toBe(status)
    expect(sentPayload(inspector)).toBe(FRAGILE)
    await press(inspector, 'make it expired')
    await press(inspector, '/protected')
    expect(await lastStatus(inspector, 'jwt', 3)).toBeGreaterThan(400)
    expect(sentPayload(inspector)).toMatch(/,"exp":\d+}$/)
    expect(sentPayload(inspector).replace(/,"exp":\d+}$/, '}')).toBe(FRAGILE)
  })
})

describe('any JWT', () => {
  it('shows claims as they stand, and each that stands twice', async () => {
    const inspector = await renderInspector()
    inspector.show('any-jwt')
    await inspector.user.click(await field('Token'))
    const encode = (json: string) => Buffer.from(json).toString('base64url')
    await inspector.user.paste(`${encode('{"alg":"none"}')}.${encode(FRAGILE)}.`)
    const claims = within(panel()).getByRole('table', { name: 'Payload' })
    const rows = within(claims).getAllByRole('row').slice(1, -1)
    const shown = rows.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent))
    expect(`{${shown.map(([name, value]) => `"${name}":${value}`)}}`).toBe(FRAGILE)
    expect(text()).toMatch(/sub more than once.*RFC 8259 section 4/)
  })
})
