// Puts the JWT lane together: accounts, keys, issued tokens, blocklist, server, localStorage.

import { JwtKeys } from '#main/jwt/keys'
import { startJwtServer } from '#main/jwt/server'
import { type SignRequest, signToken } from '#main/jwt/sign'
import { clearJwtStores, openJwtStores } from '#main/jwt/stores'
import { verifyAnyToken } from '#main/jwt/verify-any'
import { createMemoryStorage } from '#main/storage/memory-storage'
import { StorageKeeper } from '#main/user-agent/storage-keeper'
import { UserAgent } from '#main/user-agent/user-agent'
import type { VerifyingKey } from '#src/contract/commands'
import { DEFAULT_REVOCATION, DEFAULT_ROTATION } from '#src/contract/revocation'
import type { Settings } from '#src/contract/settings'
import type { JwtKey } from '#src/contract/status'
import type { Check } from '#src/trace/check'
import { emptyLaneState } from '#src/trace/state'
import type { LaneOptions } from './lane-options'
import { type LaneParts, RunningLane } from './running-lane'

type KeySettings = Pick<Settings, 'jwtAlgorithm' | 'jwtSecret'>

interface JwtLaneParts extends LaneParts {
  readonly keys: JwtKeys
  readonly options: LaneOptions
}

/** The JWT lane, with what a learner can do to tokens without sending them. */
export class JwtLane extends RunningLane {
  readonly #keys: JwtKeys
  readonly #options: LaneOptions

  constructor({ keys, options, ...parts }: JwtLaneParts) {
    super(parts)
    this.#keys = keys
    this.#options = options
  }

  /** Describes the key in use. */
  key(): JwtKey {
    return this.#keys.describe()
  }

  /** Puts another algorithm or secret in use. */
  configure({ jwtAlgorithm, jwtSecret }: KeySettings): Promise<void> {
    return this.#keys.configure(jwtAlgorithm, jwtSecret)
  }

  /** @throws LabError ERR_LAB_BAD_TOKEN_PART or ERR_LAB_BAD_KEY. */
  async sign(request: SignRequest): Promise<{ token: string }> {
    return { token: await signToken(request, this.#keys, this.#options.ids) }
  }

  /** @throws LabError ERR_LAB_BAD_KEY. */
  async verify({ token, key }: { token: string; key: VerifyingKey }): Promise<{ checks: Check[] }> {
    const { clock, lifetimes } = this.#options
    return { checks: await verifyAnyToken(token, key, this.#keys, clock.now(), lifetimes().leewaySeconds) }
  }
}

/** Starts the JWT lane. */
export async function startJwtLane(options: LaneOptions, settings: KeySettings): Promise<JwtLane> {
  const { probe, clock, ids, accounts, lifetimes, port } = options
  const keys = await JwtKeys.create(ids, settings.jwtAlgorithm, settings.jwtSecret)
  const leewayMs = () => lifetimes().leewaySeconds * 1000
  const stores = openJwtStores({ storage: createMemoryStorage(), accounts, clock, leewayMs })
  const server = await startJwtServer({
    lane: probe,
    clock,
    ids,
    stores,
    keys,
    settings: () => ({ lifetimes: lifetimes(), revocation: DEFAULT_REVOCATION, rotation: DEFAULT_ROTATION }),
    port,
  })
  const keeper = new StorageKeeper()
  const agent = new UserAgent({
    lane: probe,
    origin: server.origin,
    keeper,
    autoRefresh: {
      isOn: () => lifetimes().autoRefresh,
      canRefresh: () => keeper.holds('refresh'),
      forget: () => keeper.forgetAll(),
    },
  })
  const restore = async () => {
    await Promise.all([accounts.reset(), clearJwtStores(stores)])
    return { ...emptyLaneState(), accounts: await accounts.all() }
  }
  return new JwtLane({ probe, server, agent, restore, keys, options })
}
