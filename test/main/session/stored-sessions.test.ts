// The sessions in each storage against the contract of all session stores.
import { createSessionStore } from '#main/session/stored-sessions'
import { onEachStorage } from '../../support/storages'
import { sessionStoreContract } from './session-store-contract'

onEachStorage((_kind, open) => {
  sessionStoreContract('stored sessions', async ({ clock, remembered }) =>
    createSessionStore({ storage: open({ clock }), clock, remembered }),
  )
})
