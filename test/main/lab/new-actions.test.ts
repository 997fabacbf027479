// The actions that only one of the two servers knows, and the one that ends everything.
import { describe, expect, test } from 'vitest'
import { requestOf, responseOf } from '#src/trace/flow'
import { attack, done, login, open, refresh, start } from './started'

const everywhere = { type: 'logout-everywhere' } as const
const getLink = { type: 'get-download-link' } as const
const openLink = { type: 'open-download-link' } as const

describe('logging out everywhere', () => {
  test('ends what other browsers hold as well, and leaves the front end with nothing', async () => {
    const lab = await start()
    await lab.act(login)
    const cookie = lab.view.state('session').cookies[0]?.value
    const token = lab.view.state('jwt').localStorage[0]?.value
    await done(lab, 'steal', { lanes: ['session', 'jwt'] })
    await lab.act(login)
    expect(await lab.act(everywhere)).toEqual([200, 200])
    expect(lab.view.state('session')).toMatchObject({ cookies: [], sessions: [] })
    expect(lab.view.state('jwt').localStorage).toEqual([])
    expect(await lab.act({ ...open, credential: cookie }, ['session'])).toEqual([401])
    expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([401])
    expect((await attack(lab, 'jwt', refresh)).ended?.status).toBe(401)
  })

  test('is done with once the server says that the credential is dead: the front end forgets it', async () => {
    const lab = await start()
    await lab.act(login)
    await done(lab, 'steal', { lanes: ['session', 'jwt'] })
    for (const lane of ['session', 'jwt'] as const) await attack(lab, lane, everywhere)
    expect(await lab.act(everywhere)).toEqual([401, 401])
    expect(lab.view.state('session').cookies).toEqual([])
    expect(lab.view.state('jwt').localStorage).toEqual([])
  })
})

describe('a download link', () => {
  test('is opened by its URL alone, once', async () => {
    const lab = await start()
    await lab.act(login)
    expect(await lab.act(getLink)).toEqual([404, 200])
    expect(await lab.act(openLink)).toEqual([404, 200])
    const flow = lab.view.flows('jwt').at(-1)
    expect(flow?.started.path).toBe('/download')
    expect(flow && requestOf(flow)?.target).toMatch(/^\/download\?token=[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(flow && requestOf(flow)?.headers.map(([name]) => name)).not.toContain('Authorization')
    expect(flow?.hops[0]?.hop.kind).toBe('request')
    expect(await lab.act(openLink, ['jwt'])).toEqual([401])
    expect(lab.view.state('jwt').localStorage.map(({ key }) => key)).toEqual([
      'access_token',
      'refresh_token',
    ])
  })

  test('that is asked for again replaces the one before; a token can be put into it', async () => {
    const lab = await start()
    await lab.act(login, ['jwt'])
    await lab.act(getLink, ['jwt'])
    const first = lab.view.flows('jwt').at(-1)
    await lab.act(getLink, ['jwt'])
    expect(await lab.act(openLink, ['jwt'])).toEqual([200])
    const body = (first && responseOf(first)?.body) ?? ''
    const token = /token=([^"]+)"/.exec(body)?.[1] ?? ''
    expect(await lab.act({ ...openLink, credential: token }, ['jwt'])).toEqual([200])
    expect(await lab.act({ ...openLink, credential: 'not a\ntoken' }, ['jwt'])).not.toEqual([200])
    expect((await attack(lab, 'jwt', { ...openLink, credential: token })).ended?.status).toBe(401)
  })

  test('that nobody asked for is a request without a token, which is refused', async () => {
    const lab = await start()
    const [status] = await lab.act(openLink, ['jwt'])
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    const flow = lab.view.flows('jwt').at(-1)
    expect(flow && requestOf(flow)?.target).toBe('/download')
  })

  test('is forgotten at a reset', async () => {
    const lab = await start()
    await lab.act(login, ['jwt'])
    await lab.act(getLink, ['jwt'])
    await done(lab, 'reset', { lanes: ['jwt'] })
    await lab.act(openLink, ['jwt'])
    const flow = lab.view.flows('jwt').at(-1)
    expect(flow && requestOf(flow)?.target).toBe('/download')
  })
})
