// The JWT lane: its servers, what a learner can do to tokens without sending them, and what an operator can end there.
import { FetchedKeys } from '#main/jwt/fetched-keys'
import { clearJwtStores, type JwtStores, openJwtStores, readJwtState } from '#main/jwt/jwt-stores'
import { isHmac, JwtKeys, type KeptKeys } from '#main/jwt/keys'
import { JwtOperator, type OperatorResult } from '#main/jwt/operator'
import { startJwtServer } from '#main/jwt/server'
import { type SignRequest, signToken } from '#main/jwt/sign'
import { verifyAnyToken } from '#main/jwt/verify-any'
import { ForgersKeys, workshopAt } from '#main/jwt/workshop'
import type { FlowScene } from '#main/probe/recorded-flow'
import { TOKENS } from '#main/user-agent/loot-keeper'
import { STORAGE_KEYS, StorageKeeper } from '#main/user-agent/storage-keeper'
import type { VerifyingKey } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import type { JwtKey } from '#src/contract/status'
import type { ForgeryChoice } from '#src/forge/choice'
import { forgeToken } from '#src/forge/forge'
import { isSignedBy } from '#src/revocation/standing'
import { countEntries, STRATEGIES } from '#src/revocation/strategies'
import type { Settings } from '#src/settings/settings'
import type { Check } from '#src/trace/check'
import { TOKEN_STORE_UNLESS_TOLD } from '#src/trace/event'
import type { StateChange } from '#src/trace/state'
import type { ServerKind } from './back-end'
import { Lane, type LaneOptions, logged, type NodeCount } from './lane'
import { lastDoneAt, stamped } from './state-rows'

/**
 * Starts the JWT lane. `kept` are keys that it goes on with.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export async function startJwtLane(options: LaneOptions, kept?: KeptKeys): Promise<JwtLane> {
  const { ids, settings } = options
  const { jwtAlgorithm, jwtSecret, jwtDefences } = settings
  const keys = await JwtKeys.create(ids, jwtAlgorithm, jwtSecret, kept, jwtDefences['strong-secret'])
  return new JwtLane(options, keys).start()
}

function jwtServers(
  { probe: lane, clock, ids, openAccounts, settings, origins }: LaneOptions,
  keys: JwtKeys,
): ServerKind<JwtStores> {
  const leewayMs = () => settings.lifetimes.leewaySeconds * 1000
  return {
    openAccounts,
    openStores: (storage, accounts) => openJwtStores({ storage, accounts, clock, leewayMs }),
    startServer: ({ stores, node, port, firstOrigin }) =>
      startJwtServer({
        lane,
        clock,
        ids,
        stores,
        // The key pair stays where it was made.
        keys: node.node === 1 ? keys : new FetchedKeys({ keys, firstOrigin, lane }),
        settings: () => settings,
        ...(origins && { jkuOrigins: origins }),
        node,
        port,
      }),
    verifiesOnly: (node) => node > 1 && !isHmac(keys.algorithm),
    read: readJwtState,
    lastDoneAt: async (_stores, state) => lastDoneAt(state),
    clear: clearJwtStores,
  }
}

/** The front end keeps tokens in localStorage. */
function frontEnd({ settings }: LaneOptions) {
  const keeper = new StorageKeeper()
  const autoRefresh = {
    isOn: () => settings.lifetimes.autoRefresh,
    canRefresh: () => keeper.holds('refresh'),
    forget: () => keeper.forgetAll(),
  }
  return { keeper, autoRefresh, loot: TOKENS }
}

export class JwtLane extends Lane<JwtStores> {
  readonly #keys: JwtKeys
  readonly #forgersKeys: ForgersKeys

  constructor(options: LaneOptions, keys: JwtKeys) {
    super(options, jwtServers(options, keys), frontEnd(options))
    this.#keys = keys
    this.#forgersKeys = new ForgersKeys(options.ids)
  }

  key(): JwtKey {
    return this.#keys.describe()
  }

  /** Names the key in use. */
  keyId(): string {
    return this.#keys.keyId
  }

  /** Returns all its keys, for a server that is to go on with them. */
  keptKeys(): Promise<KeptKeys> {
    return this.#keys.kept()
  }

  /** Puts another algorithm or secret in use. */
  configure({
    jwtAlgorithm,
    jwtSecret,
    jwtDefences,
  }: Pick<Settings, 'jwtAlgorithm' | 'jwtSecret' | 'jwtDefences'>): Promise<void> {
    return this.#keys.configure(jwtAlgorithm, jwtSecret, jwtDefences['strong-secret'])
  }

  /** @throws LabError ERR_LAB_BAD_TOKEN_PART or ERR_LAB_BAD_KEY. */
  async sign(request: SignRequest): Promise<{ token: string }> {
    return { token: await signToken(request, this.#keys, this.options.ids, this.#workshop()) }
  }

  /** @throws LabError ERR_LAB_BAD_TOKEN_PART or ERR_LAB_NOTHING_THERE. */
  async forge({ token, forgery }: { token: string; forgery: ForgeryChoice }): Promise<{ token: string }> {
    return { token: await forgeToken(token, forgery, this.#workshop()) }
  }

  #workshop() {
    return workshopAt(this.#keys, this.#forgersKeys)
  }

  /** @throws LabError ERR_LAB_BAD_KEY. */
  async verify({ token, key }: { token: string; key: VerifyingKey }): Promise<{ checks: Check[] }> {
    const { clock, settings } = this.options
    const leeway = settings.lifetimes.leewaySeconds
    return { checks: await verifyAnyToken(token, key, this.#keys, clock.now(), leeway) }
  }

  /**
   * Has two tabs of the front end refresh with the same refresh token at the same moment, and returns their flows' numbers
   * on the lane; `number` is that of what the learner asked for.
   * @throws LabError ERR_LAB_NOTHING_THERE when there is no refresh token, and ERR_LAB_QUEUE_FULL when too many wait already.
   */
  raceRefresh(number: number): number[] {
    if (!this.probe.state().localStorage.some(({ key }) => key === STORAGE_KEYS.refresh)) {
      throw new LabError(
        'ERR_LAB_NOTHING_THERE',
        'The front end holds no refresh token to race for: log in first',
      )
    }
    return this.frontEnd.race({ type: 'refresh' }, number).map(logged)
  }

  /** Names none for a blocklist alone, be it asked or not: what is revoked is noted in any case. */
  protected override tokenStores(): Pick<FlowScene, 'tokenStores'> {
    const { revocation, rotation } = this.options.settings
    const { ask } = STRATEGIES[revocation.strategy]
    if (ask?.id === TOKEN_STORE_UNLESS_TOLD && !rotation.enabled) return {}
    return { tokenStores: [...(ask ? [ask.id] : []), ...(rotation.enabled ? (['family'] as const) : [])] }
  }

  /** Counts the same issued tokens again whenever it is asked, whether the server still knows them or not. */
  async countNodes() {
    const issued = (await Promise.all(this.backEnd.keepers.map(({ stores }) => stores.issued.all()))).flat()
    const inUse = this.#keys.keyId
    // What another key has signed is refused already, whatever the stores say.
    const rows = new Map(issued.filter((row) => isSignedBy(row, inUse)).map((row) => [row.jti, row]))
    return async (node: number): Promise<NodeCount> => {
      const stores = this.storesOf(node)
      const operator = this.#operator(stores)
      const tokens: string[] = []
      for (const [jti, row] of rows) if (await operator.wouldAccept(row)) tokens.push(jti)
      return { sessions: 0, tokens, revocations: await this.#countRevocations(stores) }
    }
  }

  /**
   * Revokes a token as the operator of each server that knows it, and returns how many tokens that ended: more than one where
   * the strategy or rotation can't end one alone, none where it had ended or can't be ended.
   * @throws LabError ERR_LAB_NOTHING_THERE when no server knows it.
   */
  revokeToken(jti: string): Promise<number> {
    return this.#revoke(false, `No server knows a token ${jti}`, (operator) => operator.revokeToken(jti))
  }

  /**
   * Revokes all tokens of an account as the operator of each server, and returns how many ended.
   * @throws LabError ERR_LAB_NOTHING_THERE when there is no such account, and no token of one.
   */
  revokeAccount(sub: string): Promise<number> {
    return this.#revoke(true, `There is no account ${sub}`, (operator) => operator.revokeAccount(sub))
  }

  /** Revokes on each node, and records what was revoked also where a store fails in mid-way. */
  async #revoke(
    everything: boolean,
    nothing: string,
    revoke: (operator: JwtOperator) => Promise<OperatorResult | null>,
  ): Promise<number> {
    const jtis = new Set<string>()
    const changes: StateChange[] = []
    let sub: string | null = null
    try {
      for (const node of this.backEnd.keepers) {
        const result = await revoke(this.#operator(node.stores))
        if (!result) continue
        sub = result.sub
        for (const jti of result.jtis) jtis.add(jti)
        changes.push(...stamped(result.changes, node))
        if (result.brokenOffBy !== undefined) throw result.brokenOffBy
      }
    } finally {
      if (sub !== null && changes.length > 0) {
        this.probe.act({ kind: 'tokens-revoked', sub, jtis: [...jtis], everything }, changes)
      }
    }
    if (sub === null) throw new LabError('ERR_LAB_NOTHING_THERE', nothing)
    return jtis.size
  }

  /** Counts what the strategy that is set goes by, and the families that rotation has ended. */
  async #countRevocations(stores: JwtStores): Promise<number> {
    const { clock, settings } = this.options
    const { lifetimes, rotation, revocation } = settings
    const ended = rotation.enabled
      ? (await stores.families.all()).filter(({ revokedAt }) => revokedAt !== null).length
      : 0
    const { ask } = STRATEGIES[revocation.strategy]
    const entries = ask ? await stores[ask.table].all() : []
    return ended + countEntries(entries, clock.now(), lifetimes.leewaySeconds * 1000)
  }

  #operator(stores: JwtStores): JwtOperator {
    const { clock, settings } = this.options
    return new JwtOperator({ clock, stores, settings: () => settings })
  }
}
