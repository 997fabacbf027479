import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  ACTION_IDS,
  ACTIONS,
  type ActionId,
  ATTACKER_ACTIONS,
  actionsIn,
  actionsSending,
  isNotOnSession,
  JWKS_PATH,
  leadsTo,
  opensPage,
} from '#src/actions/actions'
import { actionSchema } from '#src/actions/schema'
import { flowActionSchema } from '#src/trace/event'

/** The rows of the README's table of routes: the route without its query, and which server has it. */
function readmeRoutes() {
  const readme = readFileSync('README.md', 'utf8')
  const rows = readme.matchAll(/^\| `([A-Z]+ [^`?]+)(?:\?[^`]*)?` \| (.+?) \| (.+?) \|$/gm)
  return [...rows].map(([, route, session, jwt]) => ({ route, session: session !== '–', jwt: jwt !== '–' }))
}

const byRoute = (a: { route: string | undefined }, b: { route: string | undefined }) =>
  (a.route ?? '').localeCompare(b.route ?? '')

test("the README's table has the routes of all actions, each with the servers that have it, and that of the public keys", () => {
  const routes = ACTION_IDS.map((id) => {
    const { method, path, lanes } = ACTIONS[id]
    return { route: `${method} ${path}`, session: lanes.includes('session'), jwt: lanes.includes('jwt') }
  })
  const all = [...routes, { route: `GET ${JWKS_PATH}`, session: false, jwt: true }]
  expect(readmeRoutes().sort(byRoute)).toEqual(all.sort(byRoute))
})

test('no two actions have one route', () => {
  const routes = ACTION_IDS.map((id) => `${ACTIONS[id].method} ${ACTIONS[id].path}`)
  expect(new Set(routes).size).toBe(routes.length)
})

test('no code but the registry has the path of a route in it', () => {
  const paths = ACTION_IDS.map((id) => ACTIONS[id].path)
  const literal = new RegExp(`^(?! *(//|/?\\*)).*['"\`](${paths.join('|')})(\\?[^'"\`]*)?['"\`]`, 'm')
  const files = ['src', 'main', 'renderer'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      `${folder}/${name}`.replaceAll('\\', '/'),
    ),
  )
  const code = files.filter((name) => /\.tsx?$/.test(name) && !name.startsWith('src/i18n/'))
  const having = code.filter((name) => literal.test(readFileSync(name, 'utf8')))
  expect(having).toEqual(['src/actions/actions.ts'])
})

describe('the schema', () => {
  const filled = (id: ActionId, length?: number) => ({
    type: id,
    ...Object.fromEntries(
      Object.entries(ACTIONS[id].form?.fields ?? {}).map(([name, { maxLength }]) => [
        name,
        'x'.repeat(length ?? maxLength),
      ]),
    ),
  })

  test.each(ACTION_IDS)('takes %s with its form filled in to the last character, and no more', (id) => {
    expect(actionSchema.parse(filled(id))).toEqual(filled(id))
    for (const [name, { maxLength }] of Object.entries(ACTIONS[id].form?.fields ?? {})) {
      expect(actionSchema.safeParse({ ...filled(id), [name]: 'x'.repeat(maxLength + 1) }).success).toBe(false)
      expect(actionSchema.safeParse({ ...filled(id), [name]: undefined }).success).toBe(false)
    }
  })

  test.each(ACTION_IDS)('keeps a credential of %s where one can be sent in place of the stored one', (id) => {
    const told = actionSchema.parse({ ...filled(id), credential: 'x'.repeat(16_384) })
    expect('credential' in told).toBe(ACTIONS[id].edited !== undefined)
    const longer = actionSchema.safeParse({ ...filled(id), credential: 'x'.repeat(16_385) })
    expect(longer.success).toBe(ACTIONS[id].edited === undefined)
  })

  test('refuses an action that there is not, and that of an external client', () => {
    expect(actionSchema.safeParse({ type: 'open-nothing' }).success).toBe(false)
    expect(actionSchema.safeParse({ type: 'external' }).success).toBe(false)
  })

  test('has a flow be of any action, or of an external client', () => {
    expect(flowActionSchema.options).toEqual([...ACTION_IDS, 'external'])
  })
})

test('an edited credential is offered first to the route that is there for it', () => {
  expect(actionsSending('cookie')).toEqual(['open-protected', 'open-partially-protected'])
  expect(actionsSending('access')).toEqual(['open-protected', 'open-partially-protected', 'refresh'])
  expect(actionsSending('refresh')).toEqual(['refresh', 'open-protected', 'open-partially-protected'])
  expect(actionsSending('download')).toEqual(['open-download-link', 'open-protected'])
})

test('each group stands in its order, and the attacker is offered what needs no form', () => {
  const offered = actionsIn('page', 'credential', 'more-page', 'more')
  expect(offered).toEqual([
    'open-protected',
    'open-partially-protected',
    'refresh',
    'logout',
    'logout-everywhere',
  ])
  expect(actionsIn('jwt')).toEqual(['logout-refresh', 'get-download-link', 'open-download-link'])
  expect(ATTACKER_ACTIONS).toEqual([...offered, 'logout-refresh'])
  expect(ACTION_IDS.filter(opensPage)).toEqual(['open-protected', 'open-partially-protected'])
  expect(ACTION_IDS.filter(isNotOnSession)).toEqual([
    'refresh',
    'logout-refresh',
    'get-download-link',
    'open-download-link',
  ])
})

describe('a target leads to a route', () => {
  test.each([
    '/download',
    '/download?token=a.b.c',
    '/download#top',
    'http://127.0.0.1:4602/download?token=a',
    'HTTPS://lab.example/download',
  ])('whatever its host, query and fragment: %s', (target) => {
    expect(leadsTo('open-download-link', target)).toBe(true)
  })

  test.each([
    '',
    '/',
    '/download-link',
    '/downloads',
    '/download/',
    '/Download',
    '/other/download',
    '/?next=/download',
    'http://download',
  ])('by no other path: %s', (target) => {
    expect(leadsTo('open-download-link', target)).toBe(false)
  })
})
