// The UI server of the browser edition: the page, commands by POST, the stream by server-sent events. Loopback only.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { PAGE_HEADERS } from '#main/host/page-headers'
import { isPage, openSite, type Site } from '#main/host/site'
import { HEAD_OPTIONS, readTarget, refuseHead } from '#main/http/head'
import { closeServer, LOOPBACK, listenOnLoopback, portOf } from '#main/http/loopback'
import { brakePipelines, turnOf } from '#main/http/pipeline'
import { answerPlainly, type ClientError, complaintOf } from '#main/http/unparsable'
import type { Lab } from '#main/lab/lab'
import { log } from '#main/probe/log'
import { sendAnswer, serveCommand } from './command-request'
import { streamEvents } from './event-stream'
import { type Refused, refuseForeign, refuseWithoutKey } from './guard'

export interface WebServerOptions {
  readonly lab: Lab
  /** The folder of the built UI. */
  readonly siteRoot: string
  /** What a page has to know before it may speak to the lab. */
  readonly key: string
  /** 0 for any free port. */
  readonly port?: number
  readonly limits?: Limits
}

/** How much the server puts up with. */
interface Limits {
  /** How long a client may take to send a request, in milliseconds: its headers, and all of it. */
  readonly headersMs: number
  readonly requestMs: number
  /** A reader of the stream that has so many bytes still to read is cut off. */
  readonly backlogBytes: number
}

/** A page on the same machine needs a moment. Who takes longer only holds a connection. */
const LIMITS: Limits = { headersMs: 10_000, requestMs: 30_000, backlogBytes: 64 * 1024 * 1024 }

export interface WebServer {
  readonly port: number
  /** For example `http://127.0.0.1:4600`. */
  readonly origin: string
  /** The address to open, key included. */
  readonly url: string
  /** Stops listening and closes every connection. */
  close(): Promise<void>
}

/**
 * Starts the UI server.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { headersMs, requestMs } = options.limits ?? LIMITS
  const server = createServer({
    ...HEAD_OPTIONS,
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: headersMs / 2,
  })
  server.maxHeadersCount = 0
  const site = openSite(options.siteRoot)
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    serve(options, site, portOf(server), request, response).catch((error: unknown) => {
      // A client that broke off is no fault, and nobody is there to be answered.
      if (request.destroyed && !request.complete) return
      log(error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'The UI server failed: see the log of the lab')
    })
  }
  server.on('request', answer)
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
  server.on('clientError', (error: ClientError, socket: Socket) => {
    refuseBroken(error, socket).catch(() => socket.destroy())
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => {})
    const why = refuseHead(request)
    if (why) answerPlainly(socket, why.reply.status, 'text/plain', `${why.msg}\n`)
  })
  brakePipelines(server)
  const port = await listenOnLoopback(server, options.port ?? 0)
  const origin = `http://${LOOPBACK}:${port}`
  return {
    port,
    origin,
    url: `${origin}/?key=${encodeURIComponent(options.key)}`,
    close: () => closeServer(server),
  }
}

async function serve(
  { lab, key, limits = LIMITS }: WebServerOptions,
  site: Site,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await turnOf(response)
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value)
  const unreadable = refuseHead(request)
  const isNameless = unreadable !== null && request.headers.host === undefined
  const foreign = isNameless ? null : refuseForeign(request, port)
  if (foreign) return refuseApi(response, foreign)
  if (unreadable) {
    for (const [name, value] of Object.entries(unreadable.reply.headers ?? {}))
      response.setHeader(name, value)
    return refuse(response, unreadable.reply.status, unreadable.msg)
  }

  const url = parseTarget(request)
  if (!url) return refuse(response, 400, 'This is no path')
  const [, api, command] = /^\/(api)\/([^/]*)$/.exec(url.pathname) ?? []
  if (api === undefined || command === undefined) return servePage(site, key, url, request, response)

  const isStream = command === 'events'
  const allow = isStream ? 'GET' : 'POST'
  if (request.method !== allow) return refuseMethod(response, allow)
  const given = isStream ? url.searchParams.get('key') : request.headers['x-lab-key']
  const refused = refuseWithoutKey(typeof given === 'string' ? given : undefined, key)
  if (refused) return refuseApi(response, refused)
  if (isStream) return streamEvents(lab, request, response, url, limits.backlogBytes)
  return serveCommand(lab, command, request, response)
}

/** The page itself wants the key. Its scripts, styles and fonts are no secret, and can't carry one. */
async function servePage(
  site: Site,
  key: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response, 'GET, HEAD')
  const refused = isPage(url.pathname)
    ? refuseWithoutKey(url.searchParams.get('key') ?? undefined, key)
    : null
  if (refused) return refuse(response, refused.status, refused.message)
  const file = await site(url.pathname)
  if (!file) return refuse(response, 404, 'There is no such file here')
  response.writeHead(200, file.headers)
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(`${message}\n`)
}

function refuseMethod(response: ServerResponse, allow: string): void {
  response.setHeader('Allow', allow)
  refuseApi(response, { status: 405, message: `Only ${allow} is answered here` })
}

function refuseApi(
  response: ServerResponse,
  { status, message }: Refused | { status: 405; message: string },
): void {
  sendAnswer(response, status, { ok: false, error: { code: 'ERR_LAB_UNREACHABLE', message } })
}

/** Answers what never became a request. Mostly that is a browser with too many cookies, so that its user reads it. */
async function refuseBroken(error: ClientError, socket: Socket): Promise<void> {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const { reply, msg, reason } = complaintOf(error, socket.localPort)
  const text = reason === 'headers-too-large' ? await headTooLarge(String(socket.localPort)) : msg
  answerPlainly(socket, reply.status, 'text/plain', `${text}\n`)
}

/** In all languages, as nobody knows yet which one the reader has. */
async function headTooLarge(port: string): Promise<string> {
  const { catalogues } = await import('#src/i18n/catalogue')
  return Object.values(catalogues)
    .map(({ shell }) => shell.headTooLarge({ port }))
    .join('\n\n')
}

/** Reads a request target. In absolute form it would name a host that nobody has compared with the server's own. */
function parseTarget(request: IncomingMessage): URL | null {
  const { url = '' } = request
  return url.startsWith('/') && readTarget(request) ? new URL(`http://${LOOPBACK}${url}`) : null
}
