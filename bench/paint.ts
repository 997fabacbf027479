// How long it takes from a hop on each lane until the browser has painted both, against mermaid's bare drawing of the two flows,
// with few hops before and with many.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { StreamMessage } from '#src/contract/lab-api'
import { participantsOf } from '#src/diagram/participants'
import { sequenceDiagram } from '#src/diagram/sequence'
import { spacingFor } from '#src/diagram/spacing'
import { catalogues } from '#src/i18n/catalogue'
import { type Flow, foldFlows } from '#src/trace/flow'
import { LANES, type LaneId } from '#src/trace/lane'
import { launchBrowser } from '../test/support/browser'
import { PROJECT } from './child'
import { type LabProcess, logIn, startLab } from './lab-process'
import { openLoad } from './load'
import { type Measure, measure, p95 } from './summary'

const FEWEST = 10
const MOST = 5_000
const ROUNDS = 3
const FLOWS_PER_ROUND = 3
/** At least so many hops are one request's; with fewer the lanes are only filled in more turns. */
const HOPS_PER_REQUEST = 9
/** So long the page has nothing to do before the next hop, in milliseconds. */
const PAUSE_MS = 150
/** About so wide is a lane of the page below, in pixels. */
const LANE_WIDTH = 700

/** Measures few and many earlier hops in a lab of their own each, in turn. */
export async function paint(): Promise<Measure[]> {
  const scenes: Scene[] = []
  try {
    const few = await Scene.open(FEWEST)
    scenes.push(few)
    const many = await Scene.open(MOST)
    scenes.push(many)
    // mermaid is loaded and compiled at the first diagrams.
    for (const scene of scenes) await scene.measure(1)
    const rounds: { readonly few: PaintedHop[]; readonly many: PaintedHop[] }[] = []
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({ few: await few.measure(FLOWS_PER_ROUND), many: await many.measure(FLOWS_PER_ROUND) })

    const all = rounds.flatMap((round) => [...round.few, ...round.many])
    const p95Of = (hops: readonly PaintedHop[]) => p95(hops.map(({ paintMs }) => paintMs))
    return [
      measure(
        'Hop to paint on both lanes, against bare mermaid',
        'times',
        all.map(({ paintMs, bareMs }) => paintMs / bareMs),
        { atMost: 2 },
      ),
      measure(
        `p95 at ${MOST} earlier hops against that at ${FEWEST}, of the same round`,
        'times',
        rounds.map((round) => p95Of(round.many) / p95Of(round.few)),
        { atMost: 1.2 },
      ),
      ...(['few', 'many'] as const).map((which) =>
        measure(
          `Hop to paint, p95, ${which === 'few' ? FEWEST : MOST} earlier hops, on a quiet machine`,
          'ms',
          rounds.map((round) => p95Of(round[which])),
          { atMost: 100 },
        ),
      ),
      measure(
        'Hop to paint, all',
        'ms',
        all.map(({ paintMs }) => paintMs),
      ),
      measure(
        'Bare mermaid of both flows, all',
        'ms',
        all.map(({ bareMs }) => bareMs),
      ),
    ]
  } finally {
    await Promise.all(scenes.map((scene) => scene.close()))
  }
}

/** A hop on each lane at once. */
interface PaintedHop {
  /** From the first one's entry in its trace to the paint that shows both, in milliseconds. */
  readonly paintMs: number
  /** What mermaid alone takes for both flows as far as they have come, right after, in milliseconds. */
  readonly bareMs: number
}

/** A lab with a page that looks at it, and behind it one that has nothing but mermaid, in a browser that draws for no other. */
class Scene {
  readonly #browser: Browser
  readonly #earlier: number
  readonly #page: Page
  readonly #bare: Page
  readonly #lab: LabProcess
  readonly #stopHearing: () => Promise<void>
  readonly #paintedAt = new Map<number, number>()
  readonly #flows: Record<LaneId, readonly Flow[]> = { session: [], jwt: [] }
  readonly #isHolding: Record<LaneId, boolean> = { session: false, jwt: false }
  #changed: () => void = () => {}

  static async open(earlier: number): Promise<Scene> {
    const browser = await launchBrowser()
    const lab = await startLab()
    await lab.send('change-settings', { traceBoundHops: 2 * MOST })
    const bare = await browser.newPage()
    await bare.addScriptTag({ path: join(PROJECT, 'node_modules/mermaid/dist/mermaid.min.js') })
    await bare.evaluate(() => window.mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }))
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const scene = new Scene(browser, page, bare, lab, earlier)
    await page.exposeFunction('hopPainted', (seq: number, paintedAt: number) => {
      scene.#paintedAt.set(seq, paintedAt)
      scene.#changed()
    })
    await page.addInitScript(tellPaints)
    await page.goto(lab.url)
    return scene
  }

  private constructor(browser: Browser, page: Page, bare: Page, lab: LabProcess, earlier: number) {
    this.#browser = browser
    this.#page = page
    this.#bare = bare
    this.#lab = lab
    this.#earlier = earlier
    this.#stopHearing = lab.listen((message) => this.#hear(message))
  }

  /** Returns all hops of so many flows that came on both lanes at once. */
  async measure(flows: number): Promise<PaintedHop[]> {
    await this.#page.bringToFront()
    const painted: PaintedHop[] = []
    for (let flow = 0; flow < flows; flow += 1) {
      // Of few hops one flow more would be many.
      if (flow === 0 || this.#earlier === FEWEST) await this.#fill()
      painted.push(...(await this.#stepThrough()))
    }
    return painted
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#stopHearing()
    await this.#lab.stop()
  }

  /** Begins anew with as many earlier hops on each lane as it takes. */
  async #fill(): Promise<void> {
    await this.#lab.send('set-mode', { lanes: [...LANES], mode: 'run' })
    await this.#lab.send('reset', { lanes: [...LANES] })
    await this.#lab.send('perform', {
      lanes: [...LANES],
      action: { type: 'login', username: 'test', password: 'test' },
    })
    // A page shows the flow that was last to do something: the two must not run beside each other.
    await this.#until(() => LANES.every((lane) => this.#endedOn(lane) === 1))
    for (const lane of LANES) {
      const headers = await logIn(lane, this.#lab.origins[lane])
      // That are two flows, of the front end and of an external client.
      let flows = 2
      await this.#until(() => this.#endedOn(lane) === flows)
      const load = await openLoad(this.#lab.origins[lane], '/protected', headers, 1)
      for (let missing = this.#missingOn(lane); missing > 0; missing = this.#missingOn(lane)) {
        const requests = Math.ceil(missing / HOPS_PER_REQUEST)
        flows += requests
        await load.count(requests)
        await this.#until(() => this.#endedOn(lane) === flows)
      }
      await load.close()
    }
    await this.#untilPainted()
  }

  #endedOn(lane: LaneId): number {
    return this.#flows[lane].filter(({ ended }) => ended !== null).length
  }

  #missingOn(lane: LaneId): number {
    return this.#flows[lane].reduce((missing, { hops }) => missing - hops.length, this.#earlier)
  }

  async #stepThrough(): Promise<PaintedHop[]> {
    const painted: PaintedHop[] = []
    await this.#lab.send('set-mode', { lanes: [...LANES], mode: 'step' })
    const before = { ...this.#flows }
    await this.#lab.send('perform', { lanes: [...LANES], action: { type: 'open-protected' } })
    await this.#until(() =>
      LANES.every((lane) => this.#isHolding[lane] && this.#flows[lane].length > before[lane].length),
    )
    for (let lanes = this.#running(); lanes.length > 0; lanes = this.#running()) {
      await this.#page.waitForTimeout(PAUSE_MS)
      const hops = new Map(lanes.map((lane) => [lane, this.#newest(lane)?.hops.length ?? 0]))
      for (const lane of lanes) this.#isHolding[lane] = false
      await this.#lab.send('next-hop', { lanes })
      await this.#until(() =>
        lanes.every((lane) => {
          const flow = this.#newest(lane)
          const hasCome = (flow?.hops.length ?? 0) > (hops.get(lane) ?? 0)
          return hasCome && (this.#isHolding[lane] || flow?.ended !== null)
        }),
      )
      const paintedAt = await this.#untilPainted()
      if (lanes.length < LANES.length) continue
      const recordedAt = Math.min(...lanes.map((lane) => this.#newest(lane)?.hops.at(-1)?.at ?? Number.NaN))
      painted.push({ paintMs: paintedAt - recordedAt, bareMs: await this.#drawBare() })
    }
    return painted
  }

  #newest(lane: LaneId): Flow | undefined {
    return this.#flows[lane].at(-1)
  }

  #running(): LaneId[] {
    return LANES.filter((lane) => this.#newest(lane)?.ended === null)
  }

  #drawBare(): Promise<number> {
    const sources = LANES.flatMap((lane) => {
      const flow = this.#newest(lane)
      if (!flow) return []
      const spacing = spacingFor(participantsOf(flow, lane).length, LANE_WIDTH)
      return [sequenceDiagram(flow, lane, catalogues.en, { spacing }).source]
    })
    return this.#bare.evaluate(async (all) => {
      const start = performance.now()
      for (const [nth, source] of all.entries()) await window.mermaid.render(`bare-${nth}`, source)
      return performance.now() - start
    }, sources)
  }

  #hear(message: StreamMessage): void {
    if (message.type === 'events')
      for (const event of message.events) this.#flows[event.lane] = foldFlows(this.#flows[event.lane], event)
    if (message.type === 'status')
      for (const lane of LANES) this.#isHolding[lane] = message.status.lanes[lane].holding !== null
    this.#changed()
  }

  /** Returns when the newest hop of the last lane was painted, in milliseconds since 1970. */
  async #untilPainted(): Promise<number> {
    const newest = LANES.map((lane) => this.#newest(lane)?.hops.at(-1)?.seq ?? Number.NaN)
    await this.#until(() => newest.every((seq) => this.#paintedAt.has(seq)))
    return Math.max(...newest.map((seq) => this.#paintedAt.get(seq) ?? Number.NaN))
  }

  /** Resolves when something holds. It is looked again whenever something is heard of the lab or the page. */
  #until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return
        this.#changed = () => {}
        resolve()
      }
      this.#changed = look
      look()
    })
  }
}

declare global {
  interface Window {
    hopPainted(seq: number, paintedAt: number): void
    mermaid: typeof import('mermaid')['default']
  }
}

/** Runs in the page: tells of each hop that comes into a diagram when the frame that shows it has been drawn. */
function tellPaints(): void {
  const told = new Set<number>()
  const observer = new MutationObserver(() => {
    const come: number[] = []
    for (const hop of document.querySelectorAll('svg [data-seq]')) {
      const seq = Number(hop.getAttribute('data-seq'))
      if (!told.has(seq)) come.push(seq)
      told.add(seq)
    }
    if (come.length === 0) return
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      const paintedAt = Date.now()
      for (const seq of come) window.hopPainted(seq, paintedAt)
    }
    requestAnimationFrame(() => port2.postMessage(null))
  })
  observer.observe(document, { subtree: true, childList: true })
}
