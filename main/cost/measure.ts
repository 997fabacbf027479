// Measures what sessions and each algorithm and strategy of JWTs cost, by the same requests to real servers.
import { hashInitialAccounts, INITIAL_ACCOUNTS, type StoredAccount } from '#main/accounts/initial-accounts'
import { createPasswordHasher, type PasswordHasher } from '#main/accounts/password-hash'
import type { Clock, Ids } from '#main/clock/clock'
import type { LabServer } from '#main/http/server'
import { openJwtStores } from '#main/jwt/jwt-stores'
import { JwtKeys } from '#main/jwt/keys'
import { startJwtServer } from '#main/jwt/server'
import { startSessionServer } from '#main/session/server'
import { SessionStore } from '#main/session/session-store'
import type { MeasuredCost } from '#src/contract/commands'
import { MEASURED_WORKLOAD } from '#src/contract/workload'
import { REVOCATION_STRATEGIES, type RevocationStrategy } from '#src/settings/revocation'
import { INITIAL_SETTINGS, JWT_ALGORITHMS } from '#src/settings/settings'
import type { FlowCost } from '#src/trace/cost'
import { Bench } from './bench'
import { type CredentialHeader, MeasuringClient } from './measuring-client'

/** Requests that are sent before those that count: the first ones find no compiled code. */
const WARM_UP_REQUESTS = 10
/** Of figures that hardly differ, the one in the middle. */
const MIDDLE = 0.5
/** Whatever disturbs a measurement of time adds to it: of the requests, a quarter was hardly disturbed. */
const UNDISTURBED = 0.25
/** Passwords are no part of what is measured, and so may be hashed as quickly as can be. */
const QUICK_HASH = { n: 2, r: 1, p: 1 } as const
const SECRET_BYTES = 32

export interface MeasureOptions {
  /** Not the learner's, who may move it while this measures. */
  readonly clock: Clock
  readonly ids: Ids
}

interface Accounts {
  readonly hasher: PasswordHasher
  readonly initial: readonly StoredAccount[]
}

/** Returns the function that measures. Called again while it measures, it resolves with what is being measured already. */
export function createCostMeasurement(options: MeasureOptions): () => Promise<MeasuredCost[]> {
  let running: Promise<MeasuredCost[]> | null = null
  return () => {
    running ??= measureAll(options).finally(() => {
      running = null
    })
    return running
  }
}

/** One way after the other: what runs beside a measurement would be measured too. */
async function measureAll({ clock, ids }: MeasureOptions): Promise<MeasuredCost[]> {
  const hasher = createPasswordHasher(QUICK_HASH)
  const accounts = { hasher, initial: await hashInitialAccounts(hasher) }
  // Measured once for nothing: the engine compiles what is run often.
  await measureJwt({ clock, ids }, accounts, await JwtKeys.create(ids, 'HS256', null), 'none')
  const costs = [await measureSession({ clock, ids }, accounts)]
  for (const algorithm of JWT_ALGORITHMS) {
    const keys = await JwtKeys.create(ids, algorithm, null)
    for (const strategy of REVOCATION_STRATEGIES) {
      costs.push(await measureJwt({ clock, ids }, accounts, keys, strategy))
    }
  }
  return costs
}

function measureSession({ clock, ids }: MeasureOptions, accounts: Accounts): Promise<MeasuredCost> {
  const bench = new Bench({ lane: 'session', clock, ...accounts })
  return measured(bench, () =>
    startSessionServer({
      lane: bench.probe,
      clock,
      ids,
      accounts: bench.accounts,
      store: new SessionStore({ storage: bench.storage, clock }),
      lifetimes: () => INITIAL_SETTINGS.lifetimes,
      secret: ids.secret(SECRET_BYTES),
    }),
  )
}

function measureJwt(
  { clock, ids }: MeasureOptions,
  accounts: Accounts,
  keys: JwtKeys,
  strategy: RevocationStrategy,
): Promise<MeasuredCost> {
  const bench = new Bench({ lane: 'jwt', clock, ...accounts })
  const settings = { ...INITIAL_SETTINGS, revocation: { ...INITIAL_SETTINGS.revocation, strategy } }
  const stores = openJwtStores({
    storage: bench.storage,
    accounts: bench.accounts,
    clock,
    leewayMs: () => settings.lifetimes.leewaySeconds * 1000,
  })
  return measured(bench, () =>
    startJwtServer({ lane: bench.probe, clock, ids, stores, keys, settings: () => settings }),
  )
}

/** Sends a server the workload and returns what it cost. */
async function measured(bench: Bench, start: () => Promise<LabServer>): Promise<MeasuredCost> {
  const server = await start()
  const client = new MeasuringClient(server.origin)
  try {
    const costs = await sendWorkload(bench, client)
    const [{ algorithm, strategy }] = costs
    return {
      algorithm,
      strategy,
      credentialBytes: quantile(
        costs.map(({ credentialBytes }) => credentialBytes),
        MIDDLE,
      ),
      lookups: quantile(
        costs.map(({ lookups }) => lookups),
        MIDDLE,
      ),
      verifyCpuMicros: quantile(
        costs.map(({ verifyCpuMicros }) => verifyCpuMicros),
        UNDISTURBED,
      ),
      store: await bench.storage.size(),
    }
  } finally {
    client.close()
    await server.close()
  }
}

async function sendWorkload(bench: Bench, client: MeasuringClient): Promise<[FlowCost, ...FlowCost[]]> {
  const { logins, requests, logouts } = MEASURED_WORKLOAD
  const credentials: CredentialHeader[] = []
  for (let count = 0; count < logins; count += 1) {
    // In turn, so that two who log out are not the same: a strategy may end all that a user has at once.
    const { username } = INITIAL_ACCOUNTS[count % INITIAL_ACCOUNTS.length] ?? { username: '' }
    const [credential] = await costing(bench, client.login(username, username))
    credentials.push(credential)
  }
  const costs: FlowCost[] = []
  const [first] = credentials
  if (!first) throw new Error('The workload has no login')
  for (let count = 0; count < WARM_UP_REQUESTS + requests; count += 1) {
    const [, cost] = await costing(bench, client.openProtected(first))
    if (count >= WARM_UP_REQUESTS) costs.push(cost)
  }
  for (const [index, credential] of credentials.toReversed().entries()) {
    if (index < logouts) await costing(bench, client.logout(credential))
  }
  const [one, ...more] = costs
  if (!one) throw new Error('The workload has no request')
  return [one, ...more]
}

/** Waits for an answer, and for what the flow that gave it has cost. */
async function costing<T>(bench: Bench, answer: Promise<T>): Promise<[T, FlowCost]> {
  const [answered, cost] = await Promise.all([answer, bench.nextCost()])
  if (!cost) throw new Error('A request that was answered has no cost')
  return [answered, cost]
}

/** Returns the value that such a share of the values doesn't exceed, as one of them. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0
}
