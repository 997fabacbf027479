// One request on one server, from its arrival to its reply, as a flow of the lane.
import { ServerResponse } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import type { Connection } from '#main/probe/connections'
import { withinFlow } from '#main/probe/current-flow'
import { FlowAborted, type FlowProbe } from '#main/probe/flow-probe'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { NodeOfLane } from '#main/probe/node-of-lane'
import type { RecordedFlow } from '#main/probe/recorded-flow'
import { unrecordedFlow } from '#main/probe/unrecorded-flow'
import { StorageUnavailable } from '#main/storage/collection'
import { LabError } from '#src/contract/lab-error'
import { type FlowOutcome, outcomeOf } from '#src/trace/event'
import { fieldOf } from './field-lines'
import { Fields, readFields } from './fields'
import { readTarget } from './head'
import { isOfOtherPage, OTHER_PAGE } from './other-pages'
import { turnOf } from './pipeline'
import { dropped, NO_BODY, readBody } from './read-body'
import { Refusal } from './refusal'
import type { Reply } from './reply'
import type { RequestContext } from './route'
import { refuseUnreadable, UnreadableRequest } from './unreadable'
import { describeRequest, parseResponse, tapWrites } from './wire'

/** The `msg` of a fault of the lab's own; what it was is for the log only. */
export const SERVER_FAILED = 'The server failed: see the log of the lab'

const JSON_TYPE = 'application/json; charset=utf-8'

const HUNG_UP = 'The client hung up'

interface Answer {
  readonly reply: Reply
  readonly outcome: FlowOutcome
}

/**
 * Serves a request: opens its flow, lets `respond` find the reply, sends it, and records what crossed the wire. Of a request that is
 * `unreadable` neither the body is read nor `respond` asked.
 */
export function serveExchange(
  lane: LaneProbe,
  { node, hasOwnStore }: NodeOfLane,
  respond: (context: RequestContext) => Promise<Reply>,
  unreadable: UnreadableRequest | null = null,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    if (isRefused(lane, request)) return refuseOtherPage(lane, response)
    const body = unreadable ? dropped(request, unreadable) : await readBody(request, response)
    if (body === 'gone') return
    await turnOf(response)
    if (lane.connections.isBetweenNodes(connectionOf(request))) {
      await answerNode({ request, response, flow: unrecordedFlow(), fields: new Fields() }, respond)
      return
    }
    const flow = await joinFlow(lane, request, response)
    if (!flow) return
    flow.arriveAt(node, hasOwnStore)
    flow.cost.request(credentialBytes(request))
    flow.record({
      kind: 'request',
      request: describeRequest(
        request,
        wireTarget(request),
        body instanceof UnreadableRequest ? NO_BODY : body,
      ),
    })
    await withinFlow(flow, async () => {
      const answer = await findAnswer({ request, response, flow }, body, respond)
      await send(answer, response, flow)
    })
  }
}

/** Returns the target as it was sent: what express routes by is in origin form. */
function wireTarget({ originalUrl, url }: Request): string {
  return originalUrl ?? url
}

/** Tells whether a request comes from the page of another site, and such are refused. */
function isRefused(lane: LaneProbe, request: Request): boolean {
  return isOfOtherPage(request) && !lane.admitsOtherPages() && !lane.connections.isOwn(connectionOf(request))
}

/** Answers outside of any flow: what a page somewhere sends is no part of the lesson. */
function refuseOtherPage(lane: LaneProbe, response: Response): void {
  lane.pageRefused()
  response.status(403).json({ msg: OTHER_PAGE })
}

/** Counts the bytes that a request spends on saying who asks. */
function credentialBytes(request: Request): number {
  const { cookie = '' } = request.headers
  return (
    Buffer.byteLength(cookie, 'latin1') + Buffer.byteLength(fieldOf(request, 'authorization') ?? '', 'latin1')
  )
}

/** Runs a middleware of Express and resolves when it calls `next`. */
export function runMiddleware(
  middleware: RequestHandler,
  request: Request,
  response: Response,
): Promise<void> {
  return new Promise((resolve, reject) => {
    void middleware(request, response, (error?: unknown) => (error ? reject(error) : resolve()))
  })
}

function connectionOf({ socket: { remotePort = 0, localPort = 0 } }: Request): Connection {
  return { clientPort: remotePort, serverPort: localPort }
}

/** Answers another of the lane's servers, outside of any flow. */
async function answerNode(
  context: RequestContext,
  respond: (context: RequestContext) => Promise<Reply>,
): Promise<void> {
  const { status, body, headers = {} } = await orRefusal(context.flow, () => respond(context))
  context.response.status(status).set(headers).json(body)
}

/** Returns the flow of a request: the user agent's by its connection, else a new external one, when its turn comes. */
async function joinFlow(lane: LaneProbe, request: Request, response: Response): Promise<RecordedFlow | null> {
  const stopWhenGone = (flow: { stop(why: string): void }) =>
    response.once('close', () => {
      if (!response.writableFinished) flow.stop(HUNG_UP)
    })
  const own = lane.connections.flowOf(connectionOf(request))
  if (own) {
    stopWhenGone(own)
    return own
  }
  try {
    const opened = lane.open({
      action: 'external',
      method: request.method,
      path: readTarget(request)?.path ?? wireTarget(request),
      username: null,
    })
    stopWhenGone(opened)
    return await opened.started
  } catch (error) {
    if (error instanceof LabError || error instanceof FlowAborted) {
      response.status(503).set('Connection', 'close').json({ msg: error.message })
      return null
    }
    throw error
  }
}

async function findAnswer(
  { request, response, flow }: Omit<RequestContext, 'fields'>,
  body: Buffer | UnreadableRequest,
  respond: (context: RequestContext) => Promise<Reply>,
): Promise<Answer> {
  try {
    const reply = await orRefusal(flow, async () => {
      const fields = readable(body, request)
      return fields instanceof UnreadableRequest
        ? refuseUnreadable(fields, flow)
        : respond({ request, response, flow, fields })
    })
    await flow.gate({ kind: 'response', detail: String(reply.status) })
    return { reply, outcome: outcomeOf(reply.status) }
  } catch (error) {
    if (!(error instanceof FlowAborted)) throw error
    return {
      reply: { status: 503, body: { msg: error.message }, headers: { Connection: 'close' } },
      outcome: 'aborted',
    }
  }
}

async function orRefusal(flow: FlowProbe, respond: () => Promise<Reply>): Promise<Reply> {
  try {
    return await respond()
  } catch (error) {
    if (error instanceof Refusal) return error.reply
    if (error instanceof FlowAborted) throw error
    if (error instanceof StorageUnavailable) return storeFailed(flow, error)
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return { status: 500, body: { msg: SERVER_FAILED } }
  }
}

/** A server that can't ask its store knows neither who is logged in nor who no longer is: it refuses (fail closed). */
function storeFailed(flow: FlowProbe, { kind, message }: StorageUnavailable): Reply {
  flow.record({ kind: 'store-failed', storage: kind, message })
  return { status: 503, body: { msg: message } }
}

/** Returns the fields of a body, or why they can't be read. */
function readable(body: Buffer | UnreadableRequest, request: Request): Fields | UnreadableRequest {
  try {
    return body instanceof UnreadableRequest ? body : readFields(request.headers['content-type'], body)
  } catch (error) {
    if (error instanceof UnreadableRequest) return error
    throw error
  }
}

/** Sends the reply. The user agent records it when it arrives; for an external client it is recorded here, as sent. */
async function send({ reply, outcome }: Answer, response: Response, flow: FlowProbe): Promise<void> {
  const { socket } = response
  const stopTap = flow.external && socket ? tapWrites(socket) : null
  let isSent = false
  try {
    isSent = socket !== null && !socket.destroyed && (await sent(reply, response, outcome))
  } finally {
    const bytes = stopTap?.()
    if (isSent && bytes) {
      flow.record({ kind: 'response', response: parseResponse(bytes) })
      flow.end(outcome, reply.status)
    } else if (flow.external) {
      // The client is gone: there is nobody to answer.
      flow.end('failed', null)
    }
  }
}

/** Writes a reply, and resolves when it has been handed over to the system; with false when the connection broke before. */
function sent(reply: Reply, response: Response, outcome: FlowOutcome): Promise<boolean> {
  return new Promise((resolve) => {
    response.once('finish', () => resolve(true))
    response.once('close', () => resolve(response.writableFinished))
    response.once('error', () => resolve(false))
    if (outcome === 'aborted') writePlainly(reply, response)
    else write(reply, response)
  })
}

/** Writes a reply through what middleware has put before `writeHead` and `end`, such as express-session. */
function write({ status, body, headers = {} }: Reply, response: Response): void {
  const text = JSON.stringify(body)
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.setHeader('Content-Type', JSON_TYPE)
  response.setHeader('Content-Length', Buffer.byteLength(text))
  response.end(text)
}

/**
 * Writes a reply past all middleware: what a stopped flow had prepared must not go out, such as the cookie of a session
 * that express-session would still set. The class of the response itself is no middleware.
 */
function writePlainly({ status, body, headers }: Reply, response: Response): void {
  const text = JSON.stringify(body)
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  const plain: ServerResponse = Object.getPrototypeOf(response)
  plain.writeHead.call(response, status, {
    'Content-Type': JSON_TYPE,
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  })
  ServerResponse.prototype.end.call(response, text, 'utf8')
}
