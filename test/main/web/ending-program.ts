// The browser edition as a process of its own, for a test to end while its SQLite file is locked.
import { realClock } from '#main/clock/real-clock'
import { realIds } from '#main/clock/real-ids'
import { serveBrowserEdition } from '#main/web/browser-edition'

const [dataFolder = '', sessionPort = ''] = process.argv.slice(2)

await serveBrowserEdition({
  lab: {
    clock: realClock(),
    ids: realIds(),
    dataFolder,
    sessionPort: Number(sessionPort),
    storage: { session: 'sqlite', jwt: 'memory' },
  },
  siteRoot: dataFolder,
  port: 0,
  open: false,
  say: () => {},
})
