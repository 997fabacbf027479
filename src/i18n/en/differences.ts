// English: what differs from how the lab was started, the way back, and the reset.
import type { LaneId } from '#src/trace/lane'
import type { StorageKind } from '#src/trace/storage-kind'
import { plural, type Several } from './named'

const storage: Readonly<Record<StorageKind, string>> = { memory: 'memory', sqlite: 'SQLite', redis: 'Redis' }
const lane: Readonly<Record<LaneId, string>> = { session: 'session', jwt: 'JWT' }

export const differences = {
  label: 'What differs from the start',
  count: ({ count }: Several) => plural(count, 'difference', 'differences'),
  undo: ({ what }: { what: string }) => `Undo: ${what}`,
  undoAll: 'All as at the start',

  onLane: ({ what, lane: of }: { what: string; lane: LaneId }) => `${what} (${lane[of]})`,
  nodes: ({ count }: Several) => plural(count, 'node', 'nodes'),
  routing: ({ node }: { node: number }) => `all to node ${node}`,
  storage,
  breakpoints: ({ count }: Several) => plural(count, 'breakpoint', 'breakpoints'),
  clockPaused: 'clock paused',
  clockRate: ({ rate }: { rate: number }) => `clock ${rate}×`,
  clockMoved: ({ duration, isAhead }: { duration: string; isAhead: boolean }) =>
    `clock ${isAhead ? '+' : '−'}${duration}`,
  switched: ({ label, on }: { label: string; on: boolean }) => `${label}: ${on ? 'on' : 'off'}`,
  valued: ({ label, value }: { label: string; value: string }) => `${label}: ${value}`,
  never: 'never expires',
  ownSecret: 'secret of your own',
  randomSecret: 'random secret',
  lifetimes: ({ count }: Several) => plural(count, 'lifetime', 'lifetimes'),
  checks: ({ types }: { types: readonly string[] }) => types.join(', ') || 'No type is checked',
  noList: 'no blacklist, wait for expiry',
  rotation: ({ on }: { on: boolean }) => `rotation ${on ? 'on' : 'off'}`,
  grace: ({ seconds }: { seconds: number }) => `grace period ${seconds} s`,
  redisUrl: 'another Redis',

  /** Before something is undone that can't be had without a loss. */
  ask: {
    title: ({ what }: { what: string }) => `Undo: ${what}?`,
    titleAll: 'Put all back as at the start?',
    lane: 'Requests under way there are ended, and what only the server’s memory knows is lost.',
    lab: 'The clock goes back only where nobody has seen the time: both lanes are reset too, so sessions, tokens, changed accounts and the diagrams go.',
    confirm: 'Undo it',
    confirmAll: 'Put all back',
  },

  reset: {
    title: 'Reset both lanes',
    goes: 'This goes',
    stays: 'This stays',
    gone: [
      'sessions, issued tokens and what was revoked',
      'what the browser and the attacker hold',
      'changes of the accounts: the three of the start are there again',
      'the diagrams, and requests that wait (with a 503 where the server has them already)',
    ],
    kept: 'settings, nodes, storage, breakpoints and the clock, as they are now',
    keptAsAtStart: 'Settings, nodes, storage and the clock: all as at the start.',
    clock: ({ duration, isAhead }: { duration: string; isAhead: boolean }) =>
      isAhead
        ? `The clock stays ${duration} ahead of real time.`
        : `The clock stays ${duration} behind real time.`,
    clockBack: ({ duration, isAhead }: { duration: string; isAhead: boolean }) =>
      isAhead
        ? `The clock goes back to real time, by ${duration}.`
        : `The clock goes forward to real time, by ${duration}.`,
    everything: 'Reset everything else too',
    everythingHint: 'Settings, nodes, storage, breakpoints and the clock go back to how the lab was started.',
    confirm: 'Reset both lanes',
    confirmEverything: 'Reset everything',
  },
}
