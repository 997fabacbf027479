// Has a bare server listen on loopback until its process is ended, and says where.
import { createServer } from 'node:http'

/** @param {import('express').Express} app */
export function listen(app) {
  const server = createServer(app)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port')
    process.stdout.write(`ready http://127.0.0.1:${address.port}\n`)
  })
  process.once('SIGTERM', () => {
    server.close()
    server.closeAllConnections()
  })
}
