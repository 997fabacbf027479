// English: the flow that a lane shows: its head, its hops and what waits.
import type { Several } from './named'

export const flow = {
  flow: {
    flow: ({ id }: { id: string }) => `flow ${id}`,
    hop: ({ index }: { index: number }) => `hop ${index}`,
    hopOf: ({ index, count }: { index: number } & Several) => `hop ${index} of ${count}`,
    waiting: 'waiting',
    milliseconds: ({ ms }: { ms: string }) => `${ms} ms`,
    externalNote: 'This request came from curl, Postman or a browser, not from the lab’s front end.',
    earlier: 'Earlier flows',
    earlierCount: ({ count }: Several): string => `${count} earlier`,
    older: ({ count }: Several): string =>
      count === 1 ? '1 flow before these' : `${count} flows before these`,
    open: ({ id, what, outcome }: { id: string; what: string; outcome: string }) =>
      `Open flow ${id}: ${what}, ${outcome}`,
    queued: ({ count }: Several) => `+${count} queued`,
    queuedLong: ({ count }: Several): string =>
      count === 1 ? '1 request waits for this one' : `${count} requests wait for this one`,
    emptyTitle: 'Nothing has happened yet',
    /** What to do first, by the lane's mode. */
    empty: {
      step: 'Press “Log in”: each step waits for you.',
      slow: 'Press “Log in”: each step takes its time.',
      run: 'Press “Log in”: it runs through, and you can look back at each step.',
    },
    /** While a demonstration is given that sends nothing to this server. */
    emptyInStory: 'This story sends nothing to this side.',
  },

  bar: {
    lookingBack: ({ index, flow }: { index: number; flow: string }) =>
      `You are looking at hop ${index} of flow ${flow} as it was.`,
    backToNow: 'Back to now',
  },

  hops: {
    list: ({ flow }: { flow: string }) => `Hops of flow ${flow}`,
    route: ({ from, to }: { from: string; to: string }): string =>
      from === to ? `in the ${from}` : `${from} to ${to}`,
    passed: 'passed',
    failed: 'failed',
    empty: 'This flow has no hop yet.',
  },
}
