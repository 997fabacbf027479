// Whether the lab holds more after many requests than after few.

import { LANES } from '#src/trace/lane'
import { type LabProcess, logIn, startLab } from './lab-process'
import { openLoad } from './load'
import { type Measure, measure } from './summary'

const FEW_REQUESTS = 1_000
const REQUESTS = 100_000
const FLOWS = 2_000
const CONNECTIONS = 16
/** Fewer than may wait on a lane. */
const FLOWS_AT_ONCE = 50

const MEGABYTE = 1_000_000

/** Measures one lab, its lanes taking turns; the trace is full at the first look already. */
export async function memory(): Promise<Measure[]> {
  const lab = await startLab()
  try {
    await request(lab, FEW_REQUESTS)
    await performFlows(lab, FLOWS)
    const few = await lab.report()
    await request(lab, REQUESTS)
    await performFlows(lab, FLOWS)
    const many = await lab.report()
    return [
      measure(`Held after ${FEW_REQUESTS} requests and ${FLOWS} flows`, 'MB', [few.heldBytes / MEGABYTE]),
      measure(`Held after ${REQUESTS} requests and as many flows more`, 'MB', [many.heldBytes / MEGABYTE]),
      measure('More than before', 'MB', [(many.heldBytes - few.heldBytes) / MEGABYTE], { atMost: 10 }),
      measure('Sockets more than before', '', [many.sockets - few.sockets], { atMost: 0 }),
      measure('Listeners more than before', '', [many.listeners - few.listeners], { atMost: 0 }),
      measure('Warnings, such as of too many listeners', '', [many.warnings.length], { atMost: 0 }),
    ]
  } finally {
    await lab.stop()
  }
}

async function request(lab: LabProcess, count: number): Promise<void> {
  for (const lane of LANES) {
    const origin = lab.origins[lane]
    const load = await openLoad(origin, '/protected', await logIn(lane, origin), CONNECTIONS)
    await load.count(count / LANES.length)
    await load.close()
  }
}

/** Has the front end do so much on each lane. */
async function performFlows(lab: LabProcess, count: number): Promise<void> {
  let ended = 0
  let told = () => {}
  const stop = lab.listen((message) => {
    if (message.type !== 'events') return
    ended += message.events.filter(({ type }) => type === 'flow-ended').length
    told()
  })
  const perLane = count / LANES.length
  for (let begun = 0; begun < perLane; begun += FLOWS_AT_ONCE) {
    const flows = Math.min(FLOWS_AT_ONCE, perLane - begun)
    const before = ended
    for (let flow = 0; flow < flows; flow += 1) {
      await lab.send('perform', {
        lanes: [...LANES],
        action:
          flow === 0 ? { type: 'login', username: 'test', password: 'test' } : { type: 'open-protected' },
      })
    }
    await new Promise<void>((resolve) => {
      told = () => {
        if (ended - before >= flows * LANES.length) resolve()
      }
      told()
    })
  }
  await stop()
}
