// The accounts in memory against the contract of all accounts.
import { createMemoryAccounts } from '#main/accounts/memory-accounts'
import { accountsContract } from './accounts-contract'

accountsContract('memory accounts', async (hasher, initial) => createMemoryAccounts(hasher, initial))
