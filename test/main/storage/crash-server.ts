// Both servers on SQLite files, as a process of their own for a test to kill. Prints their origins when they listen.

import { Accounts } from '#main/accounts/accounts'
import { hashInitialAccounts } from '#main/accounts/initial-accounts'
import { createPasswordHasher } from '#main/accounts/password-hash'
import { realClock } from '#main/clock/real-clock'
import { realIds } from '#main/clock/real-ids'
import { openJwtStores } from '#main/jwt/jwt-stores'
import { JwtKeys } from '#main/jwt/keys'
import { startJwtServer } from '#main/jwt/server'
import { LaneProbe } from '#main/probe/lane-probe'
import { Recorder } from '#main/probe/recorder'
import { startSessionServer } from '#main/session/server'
import { SessionStore } from '#main/session/session-store'
import { openStorage } from '#main/storage/open-storage'
import { DEFAULT_REDIS_URL, INITIAL_SETTINGS } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import { cheapCost } from '../accounts/counting-derive'

const SECRET = 'the same after each start'

const [dataFolder = '', names = ''] = process.argv.slice(2)
const clock = realClock()
const ids = realIds()
const hasher = createPasswordHasher(cheapCost)
const recorder = new Recorder(clock, 500)
const [template] = await hashInitialAccounts(hasher)
if (!template) throw new Error('There is no account to begin with')
// The password of all is that of the first.
const initial = names.split(',').map((name) => ({ ...template, id: name, username: name, email: name }))

function parts(lane: LaneId) {
  const storage = openStorage({
    kind: 'sqlite',
    lane,
    dataFolder,
    redisUrl: DEFAULT_REDIS_URL,
    clock,
    onProblem: () => process.stderr.write(`${JSON.stringify(storage.problem)}\n`),
  })
  const accounts = new Accounts({ storage, hasher, initial })
  return { storage, accounts, probe: new LaneProbe({ lane, recorder, clock }) }
}

const session = parts('session')
const jwt = parts('jwt')
await Promise.all([session.accounts.all(), jwt.accounts.all()])
const servers = await Promise.all([
  startSessionServer({
    lane: session.probe,
    clock,
    ids,
    accounts: session.accounts,
    store: new SessionStore({ storage: session.storage, clock }),
    lifetimes: () => INITIAL_SETTINGS.lifetimes,
    secret: SECRET,
  }),
  startJwtServer({
    lane: jwt.probe,
    clock,
    ids,
    stores: openJwtStores({ storage: jwt.storage, accounts: jwt.accounts, clock, leewayMs: () => 0 }),
    keys: await JwtKeys.create(ids, 'HS256', SECRET),
    settings: () => INITIAL_SETTINGS,
  }),
])
process.stdout.write(`${servers.map(({ origin }) => origin).join(' ')}\n`)
