// Each storage against the contract of all.
import { onEachStorage } from '../../support/storages'
import { collectionContract } from './collection-contract'

onEachStorage(collectionContract)
