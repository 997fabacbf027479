import { createServer, type ServerOptions } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { closeServer, listenOnLoopback } from '#main/http/loopback'
import { refuseUnparsable } from '#main/http/unparsable'

/** Sends a text to a server that answers no request, and returns what comes back until the connection ends. */
async function answerTo(text: string, options: ServerOptions = {}): Promise<string> {
  const server = createServer(options)
  server.on('clientError', refuseUnparsable)
  const port = await listenOnLoopback(server, 0)
  try {
    return await new Promise((resolve) => {
      let received = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.on('data', (chunk) => {
        received += chunk
      })
      socket.on('close', () => resolve(received))
    })
  } finally {
    await closeServer(server)
  }
}

const impatient = { headersTimeout: 20, requestTimeout: 20, connectionsCheckingInterval: 10 }

test.each([
  ['what is no HTTP', 'nonsense\r\n\r\n', {}, 400, 'This is not an HTTP request'],
  [
    'headers of 20 kB',
    `GET / HTTP/1.1\r\nHost: lab\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    {},
    431,
    'The headers are too large',
  ],
  [
    'a body that never comes',
    'POST / HTTP/1.1\r\nHost: lab\r\nContent-Length: 5\r\n\r\nx',
    impatient,
    408,
    'The rest of the request has not come in time',
  ],
])('%s is answered with its status and a msg', async (_, text, options, status, msg) => {
  const [head = '', body = ''] = (await answerTo(text, options)).split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(head).toContain('Content-Type: application/json; charset=utf-8')
  expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`)
  expect(JSON.parse(body)).toEqual({ msg })
})
