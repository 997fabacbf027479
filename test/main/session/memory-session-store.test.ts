// The sessions in memory against the contract of all session stores.
import { createMemorySessionStore } from '#main/session/memory-session-store'
import { sessionStoreContract } from './session-store-contract'

sessionStoreContract('memory store', async (options) => createMemorySessionStore(options))
