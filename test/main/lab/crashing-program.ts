// The browser edition as a process of its own, for a test to kill in the middle of a demonstration.
import { realClock } from '#main/clock/real-clock'
import { realIds } from '#main/clock/real-ids'
import { serveBrowserEdition } from '#main/web/browser-edition'

const [dataFolder = ''] = process.argv.slice(2)

await serveBrowserEdition({
  lab: { clock: realClock(), ids: realIds(), dataFolder },
  siteRoot: dataFolder,
  port: 0,
  open: false,
  say: () => {},
})
