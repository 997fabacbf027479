// English: the servers: where they keep things, restarting them, the second node, what other pages send them.
import type { Several } from './named'

/** The number of a node. */
export interface Numbered {
  node: number
}

export const servers = {
  /** What the operator of a lane's server can do. */
  menu: {
    label: { session: 'The session server', jwt: 'The JWT server' },
    at: ({ server, hosts }: { server: string; hosts: string }) => `${server} at ${hosts}`,
    both: 'Servers of both lanes',
  },

  storage: {
    title: { session: 'Where the session server keeps things', jwt: 'Where the JWT server keeps things' },
    kind: { memory: 'memory', sqlite: 'SQLite', redis: 'Redis' },
    choice: { memory: 'Memory', sqlite: 'SQLite', redis: 'Redis' },
    /** On the control in the lane, for screen readers. */
    keptIn: ({ kind }: { kind: string }) => `Kept in: ${kind}`,
    failing: ({ kind }: { kind: string }) => `Kept in: ${kind}, which can’t be used now`,
    hint: 'Where sessions, revocations and accounts lie. Click to keep them elsewhere.',
    file: 'File',
    copyPlace: 'Copy',
    /** What each remembers over a restart. */
    remembers: {
      session: {
        memory: 'A restart forgets every session: all cookies that are out there name nothing any more.',
        sqlite: 'A file of this machine: sessions outlive a restart, and a crash too.',
        redis: 'A server of its own: sessions outlive a restart of this one.',
      },
      jwt: {
        memory:
          'A restart forgets every revocation: revoked tokens work again. The tokens themselves stay good.',
        sqlite: 'A file of this machine: revocations outlive a restart, and a crash too.',
        redis: 'A server of its own: revocations outlive a restart of this one.',
      },
    },
    shared: {
      memory: 'A second node has a memory of its own.',
      sqlite: 'All nodes use the same file.',
      redis: 'All nodes ask the same Redis.',
    },
    nothingCarried: 'Nothing is carried over: what the old place holds stays there.',
    both: ({ kind }: { kind: string }) => `${kind} on both lanes`,
    url: 'Address of Redis',
    urlHint: 'As `redis://host:port`. It counts for both lanes.',
    urlError: ({ example }: { example: string }) => `Give the address of a Redis server, as \`${example}\`.`,
    urlUse: 'Use this address',
    problem: {
      sqlite: 'The SQLite file can’t be used',
      redis: 'Redis can’t be used',
      memory: 'The store can’t be used',
    },
    failingNow: ({ problem }: { problem: string }) => `${problem}. A request that it fails gets 503.`,
    /** At the end of a sentence of `storage-problems.ts`, which a server's answers have without. */
    stop: '.',
    /** In place of a table's rows. */
    unknown: 'The store can’t be asked now: what lies there is not known.',
    again: 'Try again',
    trying: 'Trying…',
    useMemory: 'Use memory',
  },

  nodes: {
    title: 'Nodes',
    routing: 'Where requests go',
    inTurn: 'In turn',
    inTurnHint: 'Round robin: each request goes to the next node, as a load balancer sends them.',
    node: ({ node }: Numbered) => `Node ${node}`,
    /** On the small control in the head; `port` is that of the node. */
    short: ({ node, port }: Numbered & { port: string }) => `${node} · ${port}`,
    nodeHint: ({ node, host }: Numbered & { host: string }) =>
      `Sends all requests to node ${node}, at \`${host}\`.`,
    copyShort: 'Copy',
    verifiesOnly:
      'Node 2 verifies only: it has the public key alone, from the JWKS of node 1, and can’t issue tokens.',
    sharesSecret: 'Both nodes hold the same secret: each can sign and verify.',
    sharesSessionSecret: 'Both nodes check the signature of the cookie with the same secret.',
    add: 'Add a node',
    addHint: 'Starts the same server once more, on a port of its own.',
    addBoth: 'Add a node on both',
    full: ({ count }: Several) => `There are ${count} nodes already: the lab has no more.`,
    remove: 'Remove node 2',
    removeHint: 'Stops it. What it kept in its own memory is gone.',
    removeBoth: 'Remove node 2 on both',
    onlyOne: 'There is only one node.',
  },
}

export const otherPages = {
  refused: ({ count }: Several): string =>
    count === 1 ? '1 request of another web page refused' : `${count} requests of another web page refused`,
  admit: 'Let them through',
}
