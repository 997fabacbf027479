// Uses a storage and ends without closing it: nothing of the storage's may keep the process alive.
import { z } from 'zod'
import { openStorage } from '#main/storage/open-storage'
import { storageKindSchema } from '#src/trace/storage-kind'
import { FakeClock } from '../../support/fake-clock'

const [kind, dataFolder = '', redisUrl = ''] = process.argv.slice(2)
const storage = openStorage({
  kind: storageKindSchema.parse(kind),
  lane: 'jwt',
  dataFolder,
  redisUrl,
  clock: new FakeClock(),
  onProblem: () => {},
})
const names = storage.collection({
  name: 'names',
  schema: z.object({ name: z.string() }),
  keyOf: ({ name }) => name,
})
const outcome = await names.change('a', () => ({ row: { name: 'a' }, result: 'kept' })).catch(() => 'refused')
process.stdout.write(outcome)
