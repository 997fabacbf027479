// Guesses how a flow that waits goes on, and what the usual flows of a lane look like, for diagrams that are made ready ahead.
import type { NextHop } from '#src/contract/status'
import { readSessionValue } from '#src/token/cookie'
import { decodeJwt } from '#src/token/decode-jwt'
import type { EventOf, HopEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import type { Hop } from '#src/trace/hop'
import type { LaneId } from '#src/trace/lane'
import { likelyHops, type Scene } from './likely-hops'

/** Returns the flow with each of the hops that may well come next. */
export function likelyNext(next: NextHop, scene: Scene): Flow[] {
  return likelyHops(next, scene).map((hop) => withHop(scene, hop))
}

function withHop({ lane, flow, now }: Pick<Scene, 'lane' | 'flow' | 'now'>, hop: Hop): Flow {
  const last = flow.hops.at(-1)
  const event: HopEvent = {
    type: 'hop',
    seq: (last ?? flow.started).seq + 1,
    at: now,
    lane,
    flow: flow.id,
    index: flow.hops.length + 1,
    hop,
    changes: [],
    ...(last?.node !== undefined && { node: last.node }),
    ...(last?.store !== undefined && { store: last.store }),
  }
  return { ...flow, hops: [...flow.hops, event] }
}

type Step = readonly [kind: NextHop['kind'], detail?: string | null]

/**
 * Returns the flows that a learner is likely to begin with next on a lane, as they will look by what it holds now: a login and a
 * request to a protected route, each as far as it can be told. `like` is the start of a flow of the same front end, for who takes part.
 */
export function usualFlows(
  lane: LaneId,
  like: EventOf<'flow-started'> | null,
  { state, now }: Pick<Scene, 'state' | 'now'>,
): Flow[] {
  const begin = (action: EventOf<'flow-started'>['action'], method: string, path: string): Flow => ({
    id: 0,
    started: {
      ...(like ?? { type: 'flow-started', seq: 1, at: now, lane, flow: 0, username: null }),
      action,
      method,
      path,
    },
    hops: [],
    clock: [],
    acts: [],
    ended: null,
  })
  const walk = (flow: Flow, steps: readonly Step[]): Flow =>
    steps.reduce((walked, [kind, detail = null]) => {
      const [next] = likelyNext({ kind, detail }, { lane, flow: walked, state, now })
      return next ?? walked
    }, flow)
  return [
    walk(
      begin('open-protected', 'GET', '/protected'),
      lane === 'session' ? withCookie(state) : withToken(state),
    ),
    walk(begin('login', 'POST', '/login'), [
      ['form-submitted'],
      ['request', 'POST /login'],
      ['account-checked', 'test'],
      ...(lane === 'jwt' ? LOGIN_WITH_TOKENS : LOGIN_WITH_COOKIE),
    ]),
  ]
}

const LOGIN_WITH_TOKENS: readonly Step[] = [
  ['token-signed', 'HS256'],
  ['response', '200'],
  ['credential-stored', 'access_token, refresh_token'],
]
/** The session's ID isn't known before. */
const LOGIN_WITH_COOKIE: readonly Step[] = [['credential-stored', 'lab.sid']]

function withCookie({ cookies }: Scene['state']): Step[] {
  const [cookie] = cookies
  if (!cookie) {
    return [['credential-attached'], ['request', 'GET /protected'], ['response', '401']]
  }
  const read = readSessionValue(cookie.value)
  const id = read.signed ? read.sessionId : ''
  return [
    ['credential-attached', cookie.name],
    ['request', 'GET /protected'],
    ['cookie-checked'],
    ['session-asked', id],
    ['session-answered', id],
    ['session-touched', id],
    ['response', '200'],
  ]
}

function withToken({ localStorage }: Scene['state']): Step[] {
  const stored = localStorage.find(({ key }) => key.startsWith('access'))
  if (!stored) {
    return [['credential-attached'], ['request', 'GET /protected'], ['response', '401']]
  }
  const { jti } = decodeJwt(stored.value).payload?.value ?? {}
  const id = typeof jti === 'string' ? jti : null
  return [
    ['credential-attached', stored.key],
    ['request', 'GET /protected'],
    ['token-checked', 'found'],
    ['token-checked', 'form'],
    ['token-checked', 'signature'],
    ['token-checked', 'times'],
    ['token-checked', 'claims'],
    ['blocklist-asked', id],
    ['blocklist-answered', id],
    ['response', '200'],
  ]
}
