// The accounts in each storage against the contract of all accounts.
import { createAccounts } from '#main/accounts/stored-accounts'
import { onEachStorage } from '../../support/storages'
import { accountsContract } from './accounts-contract'

onEachStorage((_kind, open) => {
  accountsContract('stored accounts', async (hasher, initial) =>
    createAccounts({ storage: open(), hasher, initial }),
  )
})
