// The menu of forgeries over a real lab: which can be made, what fills the editor, and what the server answers when it is sent.
import { createHmac } from 'node:crypto'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { requestOf } from '#src/trace/flow'
import {
  checkLine,
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

/** Logs in while the server signs with an algorithm, and opens the editor of the access token. */
async function editing(jwtAlgorithm: 'HS256' | 'ES256' = 'HS256'): Promise<RenderedInspector> {
  const inspector = await renderInspector()
  await inspector.lab.send('change-settings', { jwtAlgorithm })
  await inspector.act(LOGIN, ['jwt'])
  inspector.show('access')
  await press(inspector, 'Edit and send')
  return inspector
}

/** Opens the menu by the keyboard and returns its items. */
async function openMenu({ user }: RenderedInspector): Promise<HTMLElement[]> {
  screen.getByRole('button', { name: 'Forge' }).focus()
  await user.keyboard('{Enter}')
  return screen.findAllByRole('menuitem')
}

/** Makes a forgery by the keyboard alone: the menu goes to what is typed. */
async function forge(inspector: RenderedInspector, name: string): Promise<void> {
  await openMenu(inspector)
  await inspector.user.keyboard(`${name}{Enter}`)
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
}

/** Sends what is edited to `/protected` as the second flow, and returns the status. */
async function sendIt(inspector: RenderedInspector, flows = 2): Promise<number | null> {
  await press(inspector, '/protected')
  return lastStatus(inspector, 'jwt', flows)
}

/** The token in the request that was sent last. */
function sentToken({ lab }: RenderedInspector): string {
  const flow = lab.view.flows('jwt').at(-1)
  const headers = flow ? (requestOf(flow)?.headers ?? []) : []
  return headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1].replace('Bearer ', '') ?? ''
}

const header = async () => ((await field('Header (JSON)')) as HTMLTextAreaElement).value
const payload = async () => ((await field('Payload (JSON)')) as HTMLTextAreaElement).value
const checks = () => within(panel()).getByRole('list')
const note = () => within(panel()).getByRole('region', { name: 'What was forged' })

describe('the menu of forgeries', () => {
  it.each([
    ['HS256', ['HS256 with the public key', 'A key of one’s own in jwk', 'ES256: n−s for s']],
    ['ES256', ['kid to a key that one knows']],
  ] as const)(
    'offers under %s what can be made, and says of the others why not',
    async (algorithm, barred) => {
      const items = await openMenu(await editing(algorithm))
      expect(items).toHaveLength(8)
      const disabled = items.filter((item) => item.getAttribute('aria-disabled') === 'true')
      expect(disabled.map((item) => barred.find((name) => item.textContent?.startsWith(name)))).toEqual(
        barred,
      )
      for (const item of disabled) expect(item.textContent).toMatch(/: this needs /)
    },
  )

  it('has nothing to begin with while the JSON can’t be read', async () => {
    const inspector = await editing()
    await inspector.user.type(await field('Payload (JSON)'), ',')
    for (const item of await openMenu(inspector)) expect(item.textContent).toContain('Mend the JSON first.')
  })
})

describe('a forgery', () => {
  it('fills the editor, says what it is, and is refused by the check that is named', async () => {
    const inspector = await editing()
    await forge(inspector, 'alg')
    await waitFor(async () => expect(await header()).toContain('"alg": "none"'))
    expect(note().textContent).toContain('leaves the third part empty')
    expect(note().textContent).toMatch(/RFC 8725 section 3\.1/)
    await press(inspector, 'NONE', 'radio')
    await waitFor(async () => expect(await header()).toContain('"alg": "NONE"'))
    expect(await sendIt(inspector)).toBe(422)
    await waitFor(() => expect(checkLine(checks(), /is the one configured/)).toContain('NONE'))
  })

  it('goes on as it is when a claim is edited afterwards', async () => {
    const inspector = await editing('ES256')
    await forge(inspector, 'HS256')
    await waitFor(async () => expect(await header()).toContain('"alg": "HS256"'))
    await press(inspector, 'sub to alice')
    expect(screen.getByRole('radio', { name: 'as forged' }).getAttribute('aria-checked')).toBe('true')
    expect(await sendIt(inspector)).toBe(422)
    await waitFor(() => expect(checkLine(checks(), /is the one configured/)).toContain('HS256'))
    const key = inspector.lab.view.status?.jwtKey
    if (key?.kind !== 'key-pair') throw new Error('ES256 has a key pair')
    const [head, body, signature] = sentToken(inspector).split('.')
    expect(Buffer.from(body ?? '', 'base64url').toString()).toContain('"sub":"alice"')
    expect(signature).toBe(
      createHmac('sha256', key.publicKey.trimEnd()).update(`${head}.${body}`).digest('base64url'),
    )
  })

  it('of another signature for the same text is taken, as it is no other token', async () => {
    const inspector = await editing('ES256')
    await forge(inspector, 'ES256')
    await waitFor(() => expect(note().textContent).toContain('with n the order of the curve'))
    expect(await sendIt(inspector)).toBe(200)
    const { localStorage } = inspector.lab.view.state('jwt')
    const stored = localStorage.find(({ key }) => key === 'access_token')?.value.split('.') ?? []
    const sent = sentToken(inspector).split('.')
    expect(sent.slice(0, 2)).toEqual(stored.slice(0, 2))
    expect(sent[2]).not.toBe(stored[2])
    expect(text()).toContain(sent.join('.'))
  })

  it('takes what is typed about it, and is gone when the texts are as issued again', async () => {
    const inspector = await editing()
    const issued = await payload()
    await forge(inspector, 'Edit')
    await waitFor(async () => expect(await payload()).toContain('"sub": "alice"'))
    const value = await field('Its value (JSON)')
    await inspector.user.clear(value)
    await inspector.user.type(value, '"bob"')
    await waitFor(async () => expect(await payload()).toContain('"sub": "bob"'))
    expect(await sendIt(inspector)).toBe(422)
    await waitFor(() => expect(checkLine(checks(), /signature matches/)).toContain('invalid'))
    await press(inspector, 'as issued')
    expect(await payload()).toBe(issued)
    expect(screen.queryByRole('region', { name: 'What was forged' })).toBeNull()
    expect(screen.queryByRole('radio', { name: 'as forged' })).toBeNull()
    expect(await sendIt(inspector, 3)).toBe(200)
  })

  it('is gone when another token is stored', async () => {
    const inspector = await editing()
    await forge(inspector, 'Strip')
    await waitFor(() => expect(note().textContent).toContain('Leaves the third part empty'))
    await inspector.act(LOGIN, ['jwt'])
    await waitFor(() => expect(screen.queryByRole('region', { name: 'What was forged' })).toBeNull())
  })
})
