// Opens a connection whose ports are known before its first byte leaves, so that the lane can be told whose it is.
import { connect, type Socket } from 'node:net'

/** Resolves when the connection is made; rejects with the error of node:net where it can't be. */
export function openSocket(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}
