// The inspector's tabs over a real lab.
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { ES512_VECTOR } from '../../support/rfc-vectors'
import { ISSUER_JWK, SD_JWT_WITH_KEY_BINDING } from '../../support/sd-jwt-vector'
import {
  checkLine,
  field,
  LOGIN,
  lastStatus,
  OPEN,
  panel,
  press,
  renderInspector,
  text,
} from './render-inspector'

// Each test starts two servers, and types.
vi.setConfig({ testTimeout: 20_000 })

const ARTICLE_TOKEN =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJlbWFpbCI6Imhpcm9AZ21haWwuY29tIn0.WAKjPd_0qcEG3dA9pEwAiw-0ADb8VwqFlSWiIYJTymo'

/** The list of checks: the only one in the tabs of credentials. */
const checks = () => within(panel()).getByRole('list')

describe('before anything has happened', () => {
  it('says in each tab what to do first', async () => {
    const inspector = await renderInspector()
    expect(text()).toContain('Nothing has happened yet')
    for (const tab of ['access', 'refresh', 'cookie'] as const) {
      inspector.show(tab)
      await waitFor(() => expect(text()).toContain('Press Log in'))
    }
    expect(screen.getByRole('button', { name: 'Copy as curl' })).toHaveProperty('disabled', true)
  })
})

describe('the tab of the message', () => {
  it('shows the newest hop, and another when it is picked', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['session'])
    await inspector.act(OPEN, ['session'])
    await waitFor(() => expect(text()).toContain('logged_in_as'))
    await press(inspector, /GET \/protected/)
    await waitFor(() => expect(text()).toContain('GET /protected HTTP/1.1'))
    expect(text()).toMatch(/Cookie: lab\.sid=s%3A/)
    expect(text()).toContain('The browser added Cookie by itself')
    expect(text()).toMatch(/\d+ bytes of head, 0 of body/)
  })

  it('shows a body pretty or raw', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    await press(inspector, /200 OK/)
    await waitFor(() => expect(text()).toMatch(/\{\n {2}"access_token"/))
    expect(text()).toContain('The tokens come in the body')
    await press(inspector, 'Raw', 'radio')
    expect(text()).toMatch(/\{"access_token"/)
  })

  it('shows what a hop without a message found out', async () => {
    const inspector = await renderInspector()
    await inspector.act({ type: 'login', username: 'nobody', password: 'x' }, ['session'])
    await press(inspector, /nobody/)
    await waitFor(() => expect(text()).toContain('there is no such account'))
  })

  it('renders what a learner types as text', async () => {
    const inspector = await renderInspector()
    const hostile = '<img src=x onerror=alert(1)>`code`'
    await inspector.act({ type: 'login', username: hostile, password: hostile }, ['session', 'jwt'])
    await press(inspector, /POST \/login/)
    await waitFor(() => expect(text()).toContain('<img src=x onerror=alert(1)>'))
    expect(panel().querySelector('img')).toBeNull()
  })

  it('copies the request of the shown flow as curl', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    await inspector.act(OPEN, ['jwt'])
    await waitFor(() => expect(text()).toContain('logged_in_as'))
    await inspector.user.click(screen.getByRole('button', { name: 'Copy as curl' }))
    const copied = await navigator.clipboard.readText()
    expect(copied).toContain(`curl -i ${inspector.lab.origin('jwt')}/protected`)
    expect(copied).toMatch(/-H 'Authorization: Bearer eyJ/)
    expect(screen.queryByText(/Works once/)).toBeNull()
  })

  it('copies for the node that had the request, and says when that is gone', async () => {
    const inspector = await renderInspector()
    await inspector.lab.send('add-node', { lanes: ['jwt'] })
    await inspector.lab.send('set-routing', { lanes: ['jwt'], routing: 2 })
    await inspector.act(OPEN, ['jwt'])
    await waitFor(() => expect(text()).toContain('Missing Authorization Header'))
    const [first, second] = inspector.lab.view.status?.lanes.jwt.nodes ?? []
    await inspector.user.click(screen.getByRole('button', { name: 'Copy as curl' }))
    expect(second?.origin).not.toBe(first?.origin)
    expect(await navigator.clipboard.readText()).toContain(`curl -i ${second?.origin}/protected`)
    await inspector.lab.send('remove-node', { lanes: ['jwt'] })
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Copy as curl' })).toHaveProperty('disabled', true),
    )
  })

  it('says beside the button what works only once', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    await inspector.act({ type: 'logout' }, ['jwt'])
    expect(await screen.findByText('Works once: it revoked its token')).toBeTruthy()
  })
})

describe('the tab of the access token', () => {
  it('explains claims, formula and the checks of its last use', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    inspector.show('access')
    await waitFor(() => expect(text()).toContain('This token has not been sent yet'))
    await inspector.act(OPEN, ['jwt'])
    await waitFor(() => expect(checkLine(checks(), /not on the blacklist/)).toMatch(/passed$/))
    const claims = within(panel()).getByRole('table', { name: 'Payload' })
    const names = within(claims)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent)
    expect(names).toEqual(['fresh', 'iat', 'jti', 'type', 'sub', 'nbf', 'csrf', 'exp'])
    expect(within(claims).getByText(/^Expires .*, in 15 min$/)).toBeDefined()
    expect(text()).toContain('HMACSHA256(')
    expect(text()).toContain('"super-secret"')
    expect(text()).toContain('The secret has 96 bits; 256 are required')
  })

  it('begins with what the token says; the long rows of letters come last', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    inspector.show('access')
    await waitFor(() => expect(text()).toContain('HMACSHA256('))
    const headings = within(panel())
      .getAllByRole('heading', { level: 3 })
      .map((heading) => heading.textContent)
    expect(headings[0]).toMatch(/^Payload/)
    expect(headings.at(-2)).toBe('Encoded')
    const id = within(panel()).getByRole('row', { name: /^jti/ })
    expect(id.textContent).toContain('ID of this token, not the token itself')
  })

  it('is the one that was there at the hop that was pointed out, not the one that came later', async () => {
    const inspector = await renderInspector()
    const { lab, model } = inspector
    await lab.send('change-settings', { lifetimes: { autoRefresh: true } })
    await inspector.act(LOGIN, ['jwt'])
    const held = () =>
      lab.view.state('jwt').localStorage.find(({ key }) => key === 'access_token')?.value ?? ''
    const first = held()
    await lab.send('advance-clock', { to: lab.clock.now() + 16 * 60_000 })
    await inspector.act(OPEN, ['jwt'])
    await waitFor(() => expect(held()).not.toBe(first))
    inspector.show('access')
    await waitFor(() => expect(text()).toContain(held()))
    const refused = lab.view
      .flows('jwt')
      .at(-1)
      ?.hops.find(({ hop }) => hop.kind === 'response')
    act(() => model.getState().pointOut('jwt', refused?.seq ?? 0))
    inspector.show('access')
    await waitFor(() => expect(text()).toContain(first))
    expect(model.getState().viewSeq).toEqual({ session: null, jwt: null })
  })

  it('is what the attacker has sent, where the front end holds none and a hop of that request was picked', async () => {
    const inspector = await renderInspector()
    const { lab, model } = inspector
    await inspector.act(LOGIN, ['jwt'])
    const stolen = lab.view.state('jwt').localStorage.find(({ key }) => key === 'access_token')?.value ?? ''
    await lab.send('steal', { lanes: ['jwt'] })
    await inspector.act({ type: 'logout' }, ['jwt'])
    inspector.show('access')
    await waitFor(() => expect(text()).toContain('No access token in localStorage'))
    await lab.send('perform', { lanes: ['jwt'], action: OPEN, as: 'attacker' })
    const last = () => lab.view.flows('jwt').at(-1)
    await waitFor(() => expect(last()?.ended?.status).toBe(401))
    act(() => model.getState().pointOut('jwt', last()?.hops.at(-2)?.seq ?? 0))
    inspector.show('access')
    await waitFor(() => expect(text()).toContain(stolen))
    expect(text()).toContain('The front end holds none at this moment')
    inspector.show('refresh')
    await waitFor(() => expect(text()).toContain('No refresh token in localStorage'))
  })

  it('shows where a request waits', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    inspector.show('access')
    await inspector.lab.send('set-mode', { lanes: ['jwt'], mode: 'step' })
    await inspector.lab.send('perform', { lanes: ['jwt'], action: OPEN })
    let stepped = -1
    await waitFor(async () => {
      const holding = inspector.lab.view.status?.lanes.jwt.holding
      const next = holding?.next.kind
      if (holding && next !== 'blocklist-asked' && holding.afterIndex !== stepped) {
        stepped = holding.afterIndex
        await inspector.lab.send('next-hop', { lanes: ['jwt'] })
      }
      expect(next).toBe('blocklist-asked')
    })
    await waitFor(() => expect(checkLine(checks(), /not on the blacklist/)).toMatch(/waiting$/))
    expect(checkLine(checks(), /signature matches/)).toMatch(/passed$/)
  })

  it('sends a changed claim under the old signature, and shows that the signature fails', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    inspector.show('access')
    await press(inspector, 'Edit and send')
    await press(inspector, 'sub to alice')
    await press(inspector, '/protected')
    expect(await lastStatus(inspector, 'jwt', 2)).toBe(422)
    await waitFor(() => expect(checkLine(checks(), /signature matches/)).toContain('invalid'))
    expect(checkLine(checks(), /exp: not expired/)).toMatch(/not reached$/)
  })

  it.each([
    ['sub to alice', 200, /not on the blacklist/, /passed$/],
    ['make it expired', 401, /exp: not expired/, /Expired, not invalid/],
    ['nbf in the future', 422, /valid already/, /Not yet valid, not invalid/],
    ['swap type', 422, /fits the route/, /invalid/],
    ['alg to none', 422, /is the one configured/, /invalid/],
    ['remove exp', 200, /not on the blacklist/, /passed$/],
  ])('signs "%s" with the server’s key and gets %i', async (edit, status, check, outcome) => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    inspector.show('access')
    await press(inspector, 'Edit and send')
    await press(inspector, 'server’s key', 'radio')
    await press(inspector, edit)
    await press(inspector, '/protected')
    expect(await lastStatus(inspector, 'jwt', 2)).toBe(status)
    await waitFor(() => expect(checkLine(checks(), check)).toMatch(outcome))
  })

  it('signs with a secret that is Base64', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    inspector.show('access')
    await press(inspector, 'Edit and send')
    await press(inspector, 'own secret', 'radio')
    // "super-secret", the server's own, in Base64.
    await inspector.user.type(await field('Secret'), 'c3VwZXItc2VjcmV0')
    await press(inspector, '/protected')
    expect(await lastStatus(inspector, 'jwt', 2)).toBe(422)
    await inspector.user.click(within(panel()).getByRole('switch', { name: 'The secret is Base64' }))
    await press(inspector, '/protected')
    expect(await lastStatus(inspector, 'jwt', 3)).toBe(200)
  })

  it('says where the JSON is wrong while it is typed, and sends nothing then', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    inspector.show('access')
    await press(inspector, 'Edit and send')
    const payload = await field('Payload (JSON)')
    await inspector.user.clear(payload)
    await inspector.user.type(payload, '{{"sub": "alice",}')
    expect(within(panel()).getByRole('alert').textContent).toBe(
      'Line 1, column 17: a name in double quotes is expected, } is there.',
    )
    expect(screen.getByRole('button', { name: '/protected' })).toHaveProperty('disabled', true)
    inspector.show('message')
    inspector.show('access')
    await waitFor(() => expect(text()).toContain('{"sub": "alice",}'))
  })
})

describe('the tab of the refresh token', () => {
  it('sends an edited one to /refresh', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    inspector.show('refresh')
    await press(inspector, 'Edit and send')
    await press(inspector, '/refresh')
    expect(await lastStatus(inspector, 'jwt', 2)).toBe(200)
    await waitFor(() => expect(checkLine(checks(), /fits the route/)).toMatch(/passed$/))
  })
})

describe('the tab of the cookie', () => {
  it('tells ID and signature apart and shows the record', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['session'])
    inspector.show('cookie')
    const id = inspector.lab.view.state('session').sessions[0]?.id ?? ''
    await waitFor(() => expect(within(panel()).getByText('Account').nextSibling?.textContent).toBe('test'))
    expect(within(panel()).getAllByText(id)).toHaveLength(2)
    expect(text()).toContain('The cookie’s end stays as set at login')
    const attributes = within(panel()).getByRole('table', { name: 'Attributes' })
    expect(within(attributes).getByRole('rowheader', { name: 'HttpOnly' })).toBeDefined()
  })

  it('says of a secret that everybody knows what it is', async () => {
    const inspector = await renderInspector()
    await inspector.lab.send('change-settings', {
      sessionDefences: { 'session-secret': false, 'http-only': false },
    })
    await inspector.act(LOGIN, ['session'])
    await inspector.act(OPEN, ['session'])
    inspector.show('cookie')
    await waitFor(() => expect(text()).toContain('anybody can sign one'))
    expect(text()).toContain('Any script of the page can read it')
    expect(checkLine(checks(), /signature matches/)).toContain('keyboard cat')
  })

  it('sends an edited value once', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['session'])
    inspector.show('cookie')
    const stored = inspector.lab.view.state('session').cookies
    await press(inspector, 'Edit and send')
    await press(inspector, 'change the session ID')
    await press(inspector, '/protected')
    expect(await lastStatus(inspector, 'session', 2)).toBe(401)
    await waitFor(() => expect(checkLine(checks(), /signature matches/)).toContain('invalid'))
    expect(inspector.lab.view.state('session').cookies).toEqual(stored)
  })

  it('refuses a value that no cookie can have', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['session'])
    inspector.show('cookie')
    await press(inspector, 'Edit and send')
    await inspector.user.type(await field('Cookie value'), '; Path=/x')
    expect(within(panel()).getByRole('alert').textContent).toMatch(/semicolon/)
    expect(screen.getByRole('button', { name: '/protected' })).toHaveProperty('disabled', true)
  })
})

describe('the tab of any JWT', () => {
  it('verifies the article’s token with its secret, and not with another', async () => {
    const inspector = await renderInspector()
    inspector.show('any-jwt')
    await inspector.user.click(await field('Token'))
    await inspector.user.paste(ARTICLE_TOKEN)
    expect(text()).toContain('hiro@gmail.com')
    const secret = await field('Secret')
    await inspector.user.type(secret, 'secre')
    await waitFor(() => expect(text()).toContain('The signature does not match this key'))
    await inspector.user.type(secret, 't')
    await waitFor(() => expect(text()).toContain('Genuine and in time.'))
  })

  it('offers to read a secret as Base64, or as text, where that matches the signature', async () => {
    const inspector = await renderInspector()
    inspector.show('any-jwt')
    await inspector.user.click(await field('Token'))
    await inspector.user.paste(ARTICLE_TOKEN)
    const secret = await field('Secret')
    // "secret" in Base64.
    await inspector.user.type(secret, 'c2VjcmV0')
    await waitFor(() => expect(text()).toContain('Read as Base64, this secret matches the signature.'))
    await press(inspector, 'Read it as Base64')
    await waitFor(() => expect(text()).toContain('Genuine and in time.'))
    expect(text()).not.toContain('Read as')
    const isBase64 = within(panel()).getByRole('switch', { name: 'The secret is Base64' })
    expect(isBase64.getAttribute('aria-checked')).toBe('true')
    // Six characters of Base64 are four bytes and a rest: readable, and another key.
    await inspector.user.clear(secret)
    await inspector.user.type(secret, 'secret')
    await waitFor(() => expect(text()).toContain('Read as text, this secret matches the signature.'))
    await press(inspector, 'Read it as text')
    await waitFor(() => expect(text()).toContain('Genuine and in time.'))
    await inspector.user.type(secret, 'x')
    await waitFor(() => expect(text()).toContain('The signature does not match this key'))
    expect(text()).not.toContain('Read as')
  })

  it('says what is wrong with a secret that should be Base64', async () => {
    const inspector = await renderInspector()
    inspector.show('any-jwt')
    await press(inspector, 'the article’s')
    await inspector.user.click(within(panel()).getByRole('switch', { name: 'The secret is Base64' }))
    await inspector.user.type(await field('Secret'), 'super.secret')
    await waitFor(() => expect(text()).toContain('"." is none of its characters'))
  })

  it('verifies the current access token with this server’s key', async () => {
    const inspector = await renderInspector()
    await inspector.act(LOGIN, ['jwt'])
    inspector.show('any-jwt')
    await press(inspector, 'current access token')
    await waitFor(() => expect(text()).toContain('Genuine and in time.'))
  })

  it('verifies the RFC’s token by its JWK, and tells that it is late', async () => {
    const inspector = await renderInspector()
    inspector.show('any-jwt')
    await press(inspector, 'RFC 7519')
    await waitFor(() =>
      expect(text()).toContain(
        'The signature matches: nobody has changed this text since it was signed. Another check fails.',
      ),
    )
    expect(text()).toContain('Expired, not invalid')
  })

  it('takes an SD-JWT apart, says what it is, and verifies the issuer’s JWT', async () => {
    const inspector = await renderInspector()
    inspector.show('any-jwt')
    await inspector.user.click(await field('Token'))
    await inspector.user.paste(SD_JWT_WITH_KEY_BINDING)
    expect(text()).toContain('This is an SD-JWT (RFC 9901)')
    expect(within(panel()).queryByRole('list', { name: 'What is wrong with it' })).toBeNull()
    const disclosures = within(panel()).getByRole('table', { name: 'Disclosures' })
    const names = within(disclosures).getAllByRole('rowheader')
    expect(names.map((cell) => cell.textContent)).toEqual([
      'family_name',
      'address',
      'given_name',
      '(element)',
    ])
    expect(within(disclosures).getByText('"Doe"')).toBeDefined()
    const keyBinding = within(panel()).getByRole('table', { name: 'Key binding JWT: Payload' })
    expect(within(keyBinding).getByRole('rowheader', { name: 'nonce' })).toBeDefined()
    await press(inspector, 'public key', 'radio')
    await inspector.user.click(await field(/^Key/))
    await inspector.user.paste(ISSUER_JWK)
    await waitFor(() => expect(text()).toContain('Genuine and in time.'))
  })

  it('names all that is wrong with a broken token, and decodes the rest', async () => {
    const inspector = await renderInspector()
    inspector.show('any-jwt')
    await press(inspector, 'a broken one')
    const problems = within(panel()).getByRole('list', { name: 'What is wrong with it' })
    expect(within(problems).getAllByRole('listitem')).toHaveLength(5)
    expect(text()).toContain('hiro@gmail.com')
  })

  it('shows a signed text that isn’t JSON, and verifies it', async () => {
    const inspector = await renderInspector()
    inspector.show('any-jwt')
    await inspector.user.click(await field('Token'))
    // RFC 7515 appendix A.4 signs the word "Payload".
    await inspector.user.paste(ES512_VECTOR.token)
    expect(text()).toContain('A JWS can sign any text')
    expect(within(panel()).getByText('Payload', { selector: 'pre' })).toBeDefined()
    await press(inspector, 'public key', 'radio')
    await inspector.user.click(await field(/^Key/))
    await inspector.user.paste(JSON.stringify(ES512_VECTOR.jwk))
    await waitFor(() => expect(text()).toContain('The signature matches'))
  })

  it('says what is wrong with a key', async () => {
    const inspector = await renderInspector()
    inspector.show('any-jwt')
    await press(inspector, 'the article’s')
    await press(inspector, 'public key', 'radio')
    await inspector.user.click(await field(/^Key/))
    await inspector.user.paste('no key')
    await waitFor(() => expect(text()).not.toContain('Verifying…'))
    expect(text()).toMatch(/PEM/)
    expect(inspector.model.getState().notices).toEqual([])
  })

  it('keeps what was pasted while another tab is open', async () => {
    const inspector = await renderInspector()
    inspector.show('any-jwt')
    await inspector.user.click(await field('Token'))
    await inspector.user.paste('<b>a</b>.b')
    inspector.show('message')
    await waitFor(() => expect(text()).toContain('Nothing has happened yet'))
    inspector.show('any-jwt')
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Token' })).toHaveProperty('value', '<b>a</b>.b'),
    )
    expect(panel().querySelector('b')).toBeNull()
  })
})
