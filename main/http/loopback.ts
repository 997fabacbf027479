// Listening where nothing outside this machine reaches: shared by the lab's two servers and the browser edition's.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LabError } from '#src/contract/lab-error'

/** The address that all servers listen on. */
export const LOOPBACK = '127.0.0.1'

/**
 * Has a server listen on a port, 0 for any free one, and returns the port.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use' : `can't be used (${error.code})`
      reject(new LabError('ERR_LAB_PORT_TAKEN', `Port ${port} ${why}`, { cause: error }))
    })
    server.listen(port, LOOPBACK, () => resolve(portOf(server)))
  })
}

/** Returns what stands in `Host` of a request that was sent to a server's own names, letter for letter. */
export function ownHosts(port: number): string[] {
  return ['127.0.0.1', 'localhost'].map((name) => (port === 80 ? name : `${name}:${port}`))
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

/** Stops a server and closes all its connections. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
