// English: what it costs.
import type { RevocationStrategy } from '#src/settings/revocation'

export const costs = {
  tab: 'Costs',
  chart: {
    last: 'Last flow',
    total: 'On average, per request',
    byWay: 'Your requests, by way',
    requestsHead: 'Requests',
    now: 'Now in the store',
    requests: ({ count }: { count: number }): string => (count === 1 ? '1 request' : `${count} requests`),
    credential: 'Credential sent',
    lookups: 'Store look-ups',
    writes: 'Store writes',
    verify: 'CPU to verify',
    entries: 'Entries kept',
    bytes: 'Bytes kept',
    short: { session: 'Session', jwt: 'JWT' },
    none: '–',
    by: ({ algorithm, strategy }: { algorithm: string; strategy: string }) => `${algorithm}, ${strategy}`,
    hint: {
      credential: 'Bytes of the `Cookie` or `Authorization` header, in each request again.',
      lookups:
        'How often a store was asked while the request was served, as the diagram draws it. The account at a login is not counted.',
      writes: 'How often a store was given something to keep, to change or to forget.',
      verify:
        'CPU time of the process while the HMAC of the cookie or the signature of the token was verified. Not known of a request that was served beside others.',
      entries:
        'Sessions, or what the strategy keeps to know what was revoked. Accounts are not counted, nor is what only this lab notes: the list of issued tokens, and sessions that have ended.',
      bytes: 'The same rows as JSON in UTF-8.',
    },
    empty: 'Nothing has been sent yet. Press “Log in”, then “Open /protected”: what they cost appears here.',
    gone: 'The store can’t be asked.',
  },
  unit: {
    bytes: ({ value }: { value: string }) => `${value} B`,
    micros: ({ value }: { value: string }) => `${value} µs`,
    millis: ({ value }: { value: string }) => `${value} ms`,
  },
  strategy: {
    none: 'no revocation',
    blocklist: 'Blacklist',
    allowlist: 'allowlist',
    version: 'account version',
  } satisfies Record<RevocationStrategy, string>,
  measure: {
    title: 'All ways side by side',
    button: 'Measure all',
    running: 'Measuring…',
    again: 'Measure again',
    about: ({ logins, requests, logouts }: { logins: number; requests: number; logouts: number }) =>
      `Starts servers of its own, in memory, and sends each the same real requests: ${logins} logins, ${requests} times \`/protected\`, ${logouts} logouts. Your lanes don’t notice.`,
    meaning:
      'The CPU time is this machine’s, here and now, and varies with whatever else runs: compare magnitudes, not digits. The first requests after a start are the slowest. It includes neither the time that a store takes to answer nor the way over the network.',
    way: 'Way',
    session: 'Cookie session',
    credential: 'Credential',
    lookups: 'Look-ups',
    verify: 'CPU to verify',
    entries: 'Entries',
    bytes: 'Store',
    perRequest: 'per request',
    after: 'after the logouts',
    setNow: 'set now',
    caption: 'What each way costs, measured with the same requests',
  },
}
