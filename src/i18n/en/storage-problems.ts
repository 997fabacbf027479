// English: what is wrong with where a server keeps things, and what to do. A server says the same in its answers, and so without a
// full stop and with plain signs.
import type { FactsOf, StorageProblemCode } from '#src/contract/storage-problem'

const PASSWORD = 'give the right one in the address, as redis://user:password@host:port'

export const storageProblems: {
  readonly [C in StorageProblemCode]: (facts: FactsOf<C>) => string
} = {
  'sqlite-gone': ({ place }) =>
    `The SQLite file ${place} is gone: put it back, or restart the server to begin with an empty one`,
  'sqlite-empty': ({ place }) =>
    `The SQLite file ${place} is empty (0 bytes), and what it held is lost: put a copy back, or delete it and restart the server to begin with an empty one`,
  'sqlite-no-library': ({ machine }) =>
    `SQLite is not to be had here: this copy of the lab has no libsql for ${machine}. Choose memory or Redis instead`,
  'sqlite-no-folder': ({ place }) =>
    `The folder ${place} can't be made for the SQLite file: name another by --data-dir`,
  'sqlite-newer': ({ place, found, known }) =>
    `The SQLite file ${place} was written by a newer version of the lab (schema ${found}, this one knows ${known}): update the lab, or move the file away to begin with an empty one`,
  'sqlite-older': ({ place, found, known }) =>
    `The SQLite file ${place} was written by an older version of the lab (schema ${found}, this one knows ${known}): move the file away to begin with an empty one`,
  'sqlite-foreign': ({ place }) =>
    `The SQLite file ${place} belongs to another program: move it away, or name another folder by --data-dir`,
  'sqlite-locked': ({ place }) =>
    `Another program has the SQLite file ${place} locked: close that program, or wait, and send the request again`,
  'sqlite-read-only': ({ place }) =>
    `The SQLite file ${place} can't be written: make it, the files beside it and its folder writable`,
  'sqlite-full': ({ place }) => `The SQLite file ${place} can't grow: free some space on its disk`,
  'sqlite-not-opened': ({ place }) =>
    `The SQLite file ${place} can't be opened: see that its folder is there and that you may read and write both`,
  'sqlite-no-database': ({ place }) =>
    `The file ${place} is no SQLite database: move it away, and the lab begins with an empty one`,
  'sqlite-damaged': ({ place }) =>
    `The SQLite file ${place} is damaged: put a copy back, or move it away and restart the server to begin with an empty one`,
  'sqlite-other': ({ place, message }) =>
    `The SQLite file ${place} can't be used (${message}): see that its disk is in order`,
  'sqlite-foreign-row': ({ place, collection, key }) =>
    `The SQLite file ${place} holds something in ${collection} under "${key}" that the lab didn't write: delete that row, or reset the lab`,
  'redis-not-reached': ({ place }) =>
    `Redis at ${place} can't be reached: start it, or give another address by --redis-url or in the settings`,
  'redis-evicts': ({ place, policy }) =>
    `Redis at ${place} may throw away what it is given to keep (its maxmemory-policy is ${policy}): set that to noeviction`,
  'redis-foreign-row': ({ place, collection, key }) =>
    `Redis at ${place} holds something in ${collection} under "${key}" that the lab didn't write: reset the lab`,
  'redis-full': ({ place }) =>
    `Redis at ${place} is full: raise its maxmemory, or remove what nobody needs, and send the request again`,
  'redis-replica': ({ place }) => `Redis at ${place} is a read-only replica: give the address of its primary`,
  'redis-wrong-password': ({ place }) => `Redis at ${place} refuses the password: ${PASSWORD}`,
  'redis-no-password': ({ place }) => `Redis at ${place} wants a password: ${PASSWORD}`,
  'redis-not-permitted': ({ place }) =>
    `Redis at ${place} does not let this user do what the lab needs: give the address of another user`,
  'redis-disk': ({ place }) => `Redis at ${place} can't write to its own disk: see its log`,
  'redis-busy': ({ place }) => `Redis at ${place} is busy: wait a moment, and send the request again`,
  'redis-lost-row': ({ place }) => `Redis at ${place} has lost something that it was to keep: reset the lab`,
  'redis-foreign-key': ({ place }) =>
    `Redis at ${place} holds something under a key of the lab that the lab didn't write: reset the lab`,
  'redis-no-database': ({ place }) =>
    `Redis at ${place} has no database of that number: give another address`,
  'redis-other': ({ place, message }) =>
    `Redis at ${place} answers "${message}": see that it is set up for the lab`,
}
