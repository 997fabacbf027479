// A JWT server on a free port with all that it needs, and tokens made as a test wishes.
import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { Accounts } from '#main/accounts/accounts'
import { hashInitialAccounts } from '#main/accounts/initial-accounts'
import { createPasswordHasher } from '#main/accounts/password-hash'
import { realIds } from '#main/clock/real-ids'
import type { LabServer } from '#main/http/server'
import { openJwtStores, readJwtState } from '#main/jwt/jwt-stores'
import { JwtKeys } from '#main/jwt/keys'
import { JwtOperator } from '#main/jwt/operator'
import { startJwtServer } from '#main/jwt/server'
import type { Storage } from '#main/storage/collection'
import { MemoryStorage } from '#main/storage/memory-storage'
import type { HopKind, HopOf } from '#src/hops/hops'
import { INITIAL_SETTINGS, type JwtAlgorithm, type Settings } from '#src/settings/settings'
import { emptyLaneState, type LaneState } from '#src/trace/state'
import { foldEvent } from '#src/trace/trace'
import { testLane, until } from '../../support/lane'
import { cheapCost } from '../accounts/counting-derive'

/** The article's: 15 minutes and 30 days. */
export const ACCESS_SECONDS = 15 * 60

export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

interface Options {
  readonly method?: string
  readonly authorization?: string | undefined
  readonly json?: object
  readonly form?: Record<string, string>
  /** Of another server than the lab's. */
  readonly origin?: string
}

export type JwtLab = Awaited<ReturnType<typeof startJwtLab>>

/** Starts a server. Stop it with `server.close()`. */
export async function startJwtLab(
  algorithm: JwtAlgorithm = 'HS256',
  secret: string | null = null,
  storage: Storage = new MemoryStorage(),
) {
  const lane = testLane('jwt', undefined, undefined, { holdsExternal: () => true })
  const { clock, probe } = lane
  const ids = realIds()
  const hasher = createPasswordHasher(cheapCost)
  const initial = await hashInitialAccounts(hasher)
  const accounts = new Accounts({ storage, hasher, initial })
  const keys = await JwtKeys.create(ids, algorithm, secret)
  const settings: Settings = { ...INITIAL_SETTINGS }
  const leewayMs = () => settings.lifetimes.leewaySeconds * 1000
  const stores = openJwtStores({ storage, accounts, clock, leewayMs })
  const { blocklist, issued } = stores
  const operator = new JwtOperator({ stores, clock, settings: () => settings })
  const jkuOrigins: string[] = []
  const server: LabServer = await startJwtServer({
    lane: probe,
    clock,
    ids,
    stores,
    keys,
    settings: () => settings,
    jkuOrigins: () => jkuOrigins,
  })

  async function send(
    path: string,
    { method = 'GET', authorization, json, form, origin = server.origin }: Options = {},
  ): Promise<Answer> {
    const response = await fetch(origin + path, {
      method,
      headers: {
        ...(authorization !== undefined && { Authorization: authorization }),
        ...(json && { 'Content-Type': 'application/json' }),
      },
      ...(json && { body: JSON.stringify(json) }),
      ...(form && { body: new URLSearchParams(form) }),
    })
    const body: unknown = await response.json()
    return {
      status: response.status,
      body: typeof body === 'object' && body ? { ...body } : {},
      headers: response.headers,
    }
  }

  const withToken = (method: string, path: string, token: string, origin = server.origin) =>
    send(path, { method, authorization: `Bearer ${token}`, origin })
  const open = (token: string, origin?: string) => withToken('GET', '/protected', token, origin)
  const refresh = (token: string) => withToken('POST', '/refresh', token)

  async function logIn(username = 'test'): Promise<{ access: string; refresh: string }> {
    const { body } = await send('/login', { method: 'POST', json: { username, password: username } })
    return { access: String(body.access_token), refresh: String(body.refresh_token) }
  }

  /** Signs claims, or a payload's text, with the server's secret for HS256; the header's further members may be given. */
  async function sign(claims: object | string, header: object = {}): Promise<string> {
    const token = unsigned({ alg: 'HS256', typ: 'JWT', ...header }, claims).slice(0, -1)
    const { sign: secret } = await keys.of('HS256')
    if (!(secret instanceof Uint8Array)) throw new Error('HS256 signs with a secret')
    return `${token}.${createHmac('sha256', secret).update(token).digest('base64url')}`
  }

  /** The state that the trace rebuilds. */
  function traced(): LaneState {
    return lane.events.reduce(foldEvent, emptyLaneState())
  }

  /** Checks that the trace rebuilds what the stores keep. */
  async function expectTracedAsKept(): Promise<void> {
    const { cookies, localStorage, sessions, loot, ...tables } = traced()
    expect([cookies, localStorage, sessions, loot]).toEqual([[], [], [], []])
    expect(tables).toEqual({ ...(await readJwtState(stores)), accounts: await accounts.all() })
  }

  /** All hops of a kind, in order. */
  function hopsOf<K extends HopKind>(kind: K): HopOf<K>[] {
    return lane.hops().filter((hop): hop is HopOf<K> => hop.kind === kind)
  }

  /** Lets the request that waits make its hops, until it waits before one of this kind. */
  async function stepUntil(kind: HopKind): Promise<void> {
    for (;;) {
      await until(() => probe.gate.holding !== null)
      if (probe.gate.holding?.next.kind === kind) return
      probe.gate.nextHop()
    }
  }

  return {
    ...lane,
    server,
    keys,
    accounts,
    blocklist,
    issued,
    stores,
    settings,
    /** Where a careless server fetches keys from. */
    jkuOrigins,
    operator,
    expectTracedAsKept,
    send,
    withToken,
    open,
    refresh,
    logIn,
    sign,
    traced,
    hopsOf,
    stepUntil,
  }
}

/** Encodes a header and a payload, and puts a signature's text behind them. */
export function unsigned(header: unknown, payload: unknown, signature = ''): string {
  const encode = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
  return `${encode(header)}.${encode(payload)}.${signature}`
}

/** Returns a token's `jti`. */
export function jtiOf(token: string): string {
  return String(part(token, 1).jti)
}

/** Decodes one part of a token. */
export function part(token: string, index: 0 | 1): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString('utf8'))
}
