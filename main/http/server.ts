// The express server that both lanes are built on: loopback only, JSON errors, every request a flow.
import { createServer, type ServerOptions as HttpOptions, IncomingMessage, ServerResponse } from 'node:http'
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import type { LaneProbe } from '#main/probe/lane-probe'
import { FIRST_NODE, type NodeOfLane } from '#main/probe/node-of-lane'
import { answerBroken } from './broken-requests'
import { answerFault, serveExchange } from './exchange'
import { HEAD_OPTIONS, readTarget, refuseHead } from './head'
import { closeServer, LOOPBACK, listenOnLoopback } from './loopback'
import { brakePipelines } from './pipeline'
import { type Reply, refuse } from './reply'
import type { RequestContext, Route } from './route'
import type { UnreadableRequest } from './unreadable'
import { httpDate } from './wire'

export interface LabServer {
  /** For example `http://127.0.0.1:4601`. */
  readonly origin: string
  readonly port: number
  /** Stops listening and closes every connection. */
  close(): Promise<void>
}

export interface ServerOptions {
  readonly lane: LaneProbe
  readonly routes: readonly Route[]
  /** Which of the lane's servers it is; the first unless told. */
  readonly node?: NodeOfLane
  /** 0 for any free port. */
  readonly port?: number
  /** Tells whether a body of any type but a form's is read as JSON; none is unless told. */
  readonly readsAnyType?: () => boolean
  /** How long a request may take to come in, as node:http has it unless told. */
  readonly timeouts?: Pick<HttpOptions, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'>
}

/**
 * Starts a server.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export async function startServer(options: ServerOptions): Promise<LabServer> {
  const app = createApp(options)
  const date = () => httpDate(options.lane.clock.now())
  const classes = classesOf(app, date)
  const server = createServer({ ...HEAD_OPTIONS, ...options.timeouts, ...classes })
  // A learner may hold a response for as long as they like; only a request has to arrive in time.
  server.timeout = 0
  // Their size is bounded; of more than a number of headers node:http would drop the rest without a word.
  server.maxHeadersCount = 0
  const { lane, node = FIRST_NODE } = options
  const refuse = (why: UnreadableRequest, request: Request, response: Response) => {
    const serve = serveExchange(lane, node, () => Promise.reject(why), { unreadable: why })
    // As express does it, for its ways to answer.
    request.res = response
    serve(request, response).catch((error: unknown) => answerFault(error, response))
  }
  const arrived = answerBroken(server, { ...classes, refuse, date })
  server.on('request', (request: Request, response: Response) => {
    arrived(request, response)
    const why = refuseHead(request)
    if (why) return refuse(why, request, response)
    // Routes go by the origin form, the trace by what was sent.
    request.originalUrl = request.url
    request.url = readTarget(request)?.origin ?? request.url
    app(request, response)
  })
  for (const event of ['checkContinue', 'checkExpectation']) {
    server.on(event, (request: Request, response: Response) => server.emit('request', request, response))
  }
  brakePipelines(server)
  const port = await listenOnLoopback(server, options.port ?? 0)
  return {
    origin: `http://${LOOPBACK}:${port}`,
    port,
    close: () => closeServer(server),
  }
}

/**
 * Returns classes for an app's requests and responses, for node:http to make them of. express sets the prototype of each to one of
 * the app's own, and V8 gives an object whose prototype is changed a shape of its own, so that no inline cache ever knows it. What
 * has that prototype from birth is left as it is, and takes half the time to serve. Each response bears the `date` at which it goes
 * out (RFC 9110 section 6.6.1): node:http would write the machine's, next to an Expires of the lab's.
 */
function classesOf(app: Express, date: () => string) {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {
    override writeHead(status: number, ...rest: never[]): this {
      this.setHeader('Date', date())
      return super.writeHead(status, ...rest)
    }
  }
  app.request = Object.setPrototypeOf(AppRequest.prototype, app.request)
  app.response = Object.setPrototypeOf(AppResponse.prototype, app.response)
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse }
}

function createApp({ lane, routes, node = FIRST_NODE, readsAnyType }: ServerOptions): Express {
  const serve = (respond: (context: RequestContext) => Promise<Reply>) =>
    serveExchange(lane, node, respond, { ...(readsAnyType && { readsAnyType }) })
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  // A path is what it says: `/login/` and `/LOGIN` are others than `/login` (RFC 3986 section 6.2.2.1).
  app.enable('case sensitive routing')
  app.enable('strict routing')
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path)
    const allow = [
      ...new Set(methods.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))),
    ].join(', ')
    const mounted = app.route(path)
    for (const route of methods) {
      const handler = serve((context) => route.handle(context))
      if (route.method === 'GET') mounted.get(handler)
      else if (route.method === 'POST') mounted.post(handler)
      else mounted.delete(handler)
    }
    mounted.all(serve((context) => refuseRoute(context, 'method-not-allowed', allow)))
  }
  app.use(serve((context) => refuseRoute(context, 'not-found')))
  app.use(handleFault)
  return app
}

/** express would send the stack trace. */
const handleFault: ErrorRequestHandler = (error: unknown, _request, response, _next) =>
  answerFault(error, response)

async function refuseRoute(
  { request, flow }: RequestContext,
  reason: 'not-found' | 'method-not-allowed',
  allow?: string,
): Promise<Reply> {
  await flow.gate({ kind: 'request-refused', detail: reason })
  flow.record({ kind: 'request-refused', reason, parameter: null })
  throw allow === undefined
    ? refuse(404, `There is no ${request.path} here`)
    : refuse(405, `${request.path} does not answer ${request.method}`, { Allow: allow })
}
