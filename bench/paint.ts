// How long it takes from a hop's entry in the trace until the browser has painted its diagram, with ever more hops before; and how
// much of that is the page's, from the hop's arrival on.
import type { CDPSession, Page } from 'playwright-core'
import type { StreamMessage } from '#src/contract/lab-api'
import type { EventOf, TraceEvent } from '#src/trace/event'
import type { LaneId } from '#src/trace/lane'
import { launchBrowser } from '../test/support/browser'
import { type LabProcess, logIn, startLab } from './lab-process'
import { openLoad } from './load'
import { type Measure, measure, p95 } from './summary'

const FEWEST = 10
const MOST = 5_000
const EARLIER_HOPS = [FEWEST, 100, 1_000, MOST]
const ROUNDS = 3
const FLOWS_PER_ROUND = 3
/** Few enough that one flow more would count: then the lane is filled anew for each flow. */
const FEW_HOPS = 100
/** At least so many hops are one request's; with fewer the lane is only filled in more turns. */
const HOPS_PER_REQUEST = 9
const LANE: LaneId = 'jwt'
/**
 * How long a learner takes at least from a hop to the key for the next one, and from the end of a flow to the next one's start, in
 * milliseconds: the page may use that time.
 */
const PAUSE_MS = 250
const READ_MS = 1_000
/** How long a browser has for one frame, in milliseconds. */
const FRAME_MS = 16.7

/** Measures each number of earlier hops in a lab of its own, in turn. */
export async function paint(): Promise<Measure[]> {
  const browser = await launchBrowser()
  const scenes: Scene[] = []
  try {
    for (const earlier of EARLIER_HOPS) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      scenes.push(await Scene.open(page, earlier))
    }
    // mermaid is loaded and compiled at the first diagrams.
    for (const scene of scenes) await scene.measure(1)
    const rounds: Map<number, PaintedHop[]>[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const painted = new Map<number, PaintedHop[]>()
      for (const scene of scenes) painted.set(scene.earlier, await scene.measure(FLOWS_PER_ROUND))
      rounds.push(painted)
    }
    const at = (round: Map<number, PaintedHop[]>, earlier: number) => round.get(earlier) ?? []
    const p95At = (round: Map<number, PaintedHop[]>, earlier: number) =>
      p95(at(round, earlier).map(({ delay }) => delay))
    const ofAll = (earlier: number, take: (hop: PaintedHop) => number) =>
      rounds.flatMap((round) => at(round, earlier).map(take))
    return [
      ...EARLIER_HOPS.map((earlier) =>
        measure(
          `Hop to paint, p95, ${earlier} earlier hops`,
          'ms',
          rounds.map((round) => p95At(round, earlier)),
          { atMost: 50 },
        ),
      ),
      measure(
        `p95 at ${MOST} against that at ${FEWEST}, of the same round`,
        'times',
        rounds.map((round) => p95At(round, MOST) / p95At(round, FEWEST)),
        { atMost: 1.2 },
      ),
      ...EARLIER_HOPS.map((earlier) =>
        measure(
          `All hops, ${earlier} earlier`,
          'ms',
          ofAll(earlier, ({ delay }) => delay),
        ),
      ),
      ...EARLIER_HOPS.flatMap((earlier) => [
        measure(
          `From its arrival in the page to its paint, ${earlier} earlier`,
          'ms',
          ofAll(earlier, ({ inPage }) => inPage),
        ),
        measure(
          `Of that without the wait for the screen's next frame, ${earlier} earlier`,
          'ms',
          ofAll(earlier, ({ work }) => work),
          { atMost: FRAME_MS },
        ),
        measure(
          `Of that by mermaid, ${earlier} earlier`,
          'renders',
          ofAll(earlier, ({ renders }) => renders),
          { atMost: 0 },
        ),
      ]),
    ]
  } finally {
    await browser.close()
    await Promise.all(scenes.map((scene) => scene.close()))
  }
}

/** What a page tells of a hop that it has painted, and what was between its arrival and that. */
interface Paint extends PageShare {
  readonly paintedAt: number
}

/** What a hop has cost the page, from its arrival to its paint. */
interface PageShare {
  /** All of it, in milliseconds. */
  readonly inPage: number
  /** The same without the time between the hop's drawing and the beginning of the frame that shows it. */
  readonly work: number
  /** How often mermaid drew meanwhile. */
  readonly renders: number
}

interface PaintedHop extends PageShare {
  /** From its entry in the trace to its paint, in milliseconds. */
  readonly delay: number
}

/** A lab with a page that looks at it. */
class Scene {
  readonly earlier: number
  readonly #page: Page
  readonly #devTools: CDPSession
  readonly #lab: LabProcess
  readonly #stopHearing: () => Promise<void>
  readonly #paints = new Map<number, Paint>()
  readonly #hops: EventOf<'hop'>[] = []
  #events: TraceEvent[] = []
  #ended = 0
  #isHolding = false
  #changed: () => void = () => {}

  static async open(page: Page, earlier: number): Promise<Scene> {
    const lab = await startLab()
    await lab.send('change-settings', { traceBoundHops: 2 * MOST })
    const scene = new Scene(page, await page.context().newCDPSession(page), lab, earlier)
    await page.exposeFunction('hopPainted', (seq: number, paint: Paint) => {
      if (!scene.#paints.has(seq)) scene.#paints.set(seq, paint)
      scene.#changed()
    })
    await page.addInitScript(tellPaints)
    await page.goto(lab.url)
    return scene
  }

  private constructor(page: Page, devTools: CDPSession, lab: LabProcess, earlier: number) {
    this.#page = page
    this.#devTools = devTools
    this.#lab = lab
    this.earlier = earlier
    this.#stopHearing = lab.listen((message) => this.#hear(message))
  }

  /** Returns all hops of so many flows. */
  async measure(flows: number): Promise<PaintedHop[]> {
    await this.#setLifecycle('active')
    await this.#page.bringToFront()
    const painted: PaintedHop[] = []
    for (let flow = 0; flow < flows; flow += 1) {
      if (flow === 0 || this.earlier <= FEW_HOPS) await this.#fill()
      painted.push(...(await this.#stepThrough()))
    }
    await this.#setLifecycle('frozen')
    return painted
  }

  /** Nobody has four pages before his eyes: those that aren't measured stand still, as they do in tabs that aren't shown. */
  async #setLifecycle(state: 'active' | 'frozen'): Promise<void> {
    await this.#devTools.send('Page.setWebLifecycleState', { state })
  }

  async close(): Promise<void> {
    await this.#stopHearing()
    await this.#lab.stop()
  }

  /** Begins anew with as many earlier hops as it takes. */
  async #fill(): Promise<void> {
    const lanes: LaneId[] = [LANE]
    await this.#lab.send('set-mode', { lanes, mode: 'run' })
    await this.#lab.send('reset', { lanes })
    this.#hops.length = 0
    this.#ended = 0
    await this.#lab.send('perform', {
      lanes,
      action: { type: 'login', username: 'test', password: 'test' },
    })
    const headers = await logIn(LANE, this.#lab.origins[LANE])
    // That are two flows, of the front end and of an external client.
    await this.#until(() => this.#ended === 2)
    const load = await openLoad(this.#lab.origins[LANE], '/protected', headers, 1)
    while (this.#hops.length < this.earlier) {
      const requests = Math.ceil((this.earlier - this.#hops.length) / HOPS_PER_REQUEST)
      const ended = this.#ended + requests
      await load.count(requests)
      await this.#until(() => this.#ended === ended)
    }
    await load.close()
    const newest = this.#hops.at(-1)?.seq ?? 0
    await this.#until(() => this.#paints.has(newest))
  }

  async #stepThrough(): Promise<PaintedHop[]> {
    const lanes: LaneId[] = [LANE]
    const first = this.#hops.length
    await this.#lab.send('set-mode', { lanes, mode: 'step' })
    await this.#page.waitForTimeout(READ_MS)
    this.#events = []
    await this.#lab.send('perform', { lanes, action: { type: 'open-protected' } })
    await this.#until(() => this.#isHolding)
    while (!this.#lastIs('flow-ended')) {
      const before = this.#hops.length
      this.#isHolding = false
      await this.#page.waitForTimeout(PAUSE_MS)
      await this.#lab.send('next-hop', { lanes })
      await this.#until(() => this.#hops.length > before && (this.#isHolding || this.#lastIs('flow-ended')))
      const newest = this.#hops.at(-1)?.seq ?? 0
      await this.#until(() => this.#paints.has(newest))
    }
    return this.#hops.slice(first).flatMap(({ seq, at }) => {
      const paint = this.#paints.get(seq)
      if (paint === undefined) return []
      const { paintedAt, ...share } = paint
      return [{ delay: paintedAt - at, ...share }]
    })
  }

  #hear(message: StreamMessage): void {
    if (message.type === 'events') {
      this.#events.push(...message.events)
      this.#ended += message.events.filter(({ type }) => type === 'flow-ended').length
      for (const event of message.events) {
        if (event.type === 'hop' && event.lane === LANE) this.#hops.push(event)
      }
    }
    if (message.type === 'status') this.#isHolding = message.status.lanes[LANE].holding !== null
    this.#changed()
  }

  #lastIs(type: TraceEvent['type']): boolean {
    return this.#events.at(-1)?.type === type
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
    hopPainted(seq: number, paint: Paint): void
  }
}

/**
 * Runs in the page: tells of each hop that comes into a diagram when the frame that shows it has been drawn, and of what was between
 * its arrival and that. For each of its renders mermaid gets a place in the document.
 */
function tellPaints(): void {
  const arrivals = new Map<number, { at: number; renders: number }>()
  let renders = 0
  window.EventSource = class extends EventSource {
    constructor(url: string | URL) {
      super(url)
      // It is added before the page adds its own, and so hears each message first.
      this.addEventListener('message', ({ data }) => {
        const at = performance.now()
        if (!String(data).startsWith('{"type":"events"')) return
        for (const { type, seq } of JSON.parse(data).events)
          if (type === 'hop') arrivals.set(seq, { at, renders })
      })
    }
  }
  const told = new Set<number>()
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes)
        if (node instanceof HTMLElement && 'mermaid' in node.dataset) renders += 1
    }
    const come: number[] = []
    for (const hop of document.querySelectorAll('svg [data-seq]')) {
      const seq = Number(hop.getAttribute('data-seq'))
      if (!told.has(seq)) come.push(seq)
      told.add(seq)
    }
    if (come.length === 0) return
    const drawnMs = performance.now()
    const { port1, port2 } = new MessageChannel()
    requestAnimationFrame(() => {
      const frameMs = performance.now()
      port1.onmessage = () => {
        const paintedAt = Date.now()
        const paintedMs = performance.now()
        for (const seq of come) {
          const { at = Number.NaN, renders: before = 0 } = arrivals.get(seq) ?? {}
          const inPage = paintedMs - at
          const work = inPage - (frameMs - drawnMs)
          window.hopPainted(seq, { paintedAt, inPage, work, renders: renders - before })
        }
      }
      port2.postMessage(null)
    })
  })
  observer.observe(document, { subtree: true, childList: true })
}
