// English: timeline. The strip below the lanes on which the credentials live and die.

export const timeline = {
  title: 'Timeline',
  open: 'Show the timeline',
  close: 'Fold up the timeline',
  empty:
    'Nobody is logged in. After “Log in” each credential stands here as a bar from its issue to its expiry.',
  hint: 'Drag “now” to the right to let time pass.',
  now: 'now',
  /** The slider by which “now” is dragged. */
  slider: 'Now: move the lab’s clock forward',
  sliderAt: ({ time }: { time: string }) => time,
  sliderAhead: ({ time, duration }: { time: string; duration: string }) =>
    `${time}, ${duration} ahead. Enter moves the clock there, Escape stays.`,
  willExpire: ({ names }: { names: string }) => `Expired by then: ${names}`,
  nothingExpires: 'Nothing more will have expired by then.',
  list: ', ',

  kind: {
    cookie: 'Cookie',
    session: 'Session',
    access: 'Access token',
    refresh: 'Refresh token',
    download: 'Download token',
  },
  named: ({ kind, name }: { kind: string; name: string }) => `${kind} · ${name}`,
  next: ({ name, duration }: { name: string; duration: string }) => `Next to expire: ${name}, in ${duration}`,
  noNext: 'Nothing here will expire.',
  endless: 'no expiry',
  untilClosed: 'until the browser is closed',
  expired: ({ ago }: { ago: string }) => `expired ${ago}`,
  revoked: ({ ago }: { ago: string }) => `revoked ${ago}`,
  retired: ({ ago }: { ago: string }) => `replaced ${ago}`,
  used: ({ ago }: { ago: string }) => `used ${ago}`,
  removed: ({ ago }: { ago: string }) => `deleted ${ago}`,
  idle: ({ duration }: { duration: string }) => `idle timeout in ${duration}`,
  absolute: ({ duration }: { duration: string }) => `at the latest in ${duration}`,
  bar: ({ name, words }: { name: string; words: string }) => `${name}: ${words}`,
}
