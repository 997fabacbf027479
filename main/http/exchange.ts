// One request on one server, from its arrival to its reply, as a flow of the lane.
import { ServerResponse } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import type { Connection } from '#main/probe/connections'
import { withinFlow } from '#main/probe/current-flow'
import { FlowAborted, type FlowProbe } from '#main/probe/flow-probe'
import type { LaneProbe } from '#main/probe/lane-probe'
import { log } from '#main/probe/log'
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
import { Refusal, type Reply } from './reply'
import type { RequestContext } from './route'
import { refuseUnreadable, UnreadableRequest } from './unreadable'
import { describeRequest, parseResponse, tapWrites } from './wire'

/** The answer to a fault of the lab's own; what it was is for the log only. */
const FAILED: Reply = { status: 500, body: { msg: 'The server failed: see the log of the lab' } }

const JSON_TYPE = 'application/json; charset=utf-8'

/** What is said while the lab waits for a demonstration on another to end. */
const WAITS = 'A demonstration is on, and this server waits until it has ended: send the request again then'

const HUNG_UP = 'The client hung up'

/** What is to be answered. A fault's answer goes out past all middleware: what that has prepared is no longer so. */
interface Found {
  readonly reply: Reply
  readonly isFault: boolean
}

interface Answer extends Found {
  readonly outcome: FlowOutcome
}

/** How a request's body is read. */
interface Reading {
  /** Why it isn't, nor anything else of the request. */
  readonly unreadable?: UnreadableRequest
  /** Tells whether a body of any type but a form's is read as JSON; none is unless told. */
  readonly readsAnyType?: () => boolean
}

/**
 * Serves a request: opens its flow, lets `respond` find the reply, sends it, and records what crossed the wire. Of a request that
 * is unreadable neither the body is read nor `respond` asked.
 */
export function serveExchange(
  lane: LaneProbe,
  { node, hasOwnStore }: NodeOfLane,
  respond: (context: RequestContext) => Promise<Reply>,
  { unreadable, readsAnyType = () => false }: Reading = {},
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    if (isRefused(lane, request)) return refuseOtherPage(lane, response)
    if (lane.waits && !lane.connections.isOwn(connectionOf(request))) return refuseWhileWaiting(response)
    const body = unreadable ? dropped(request, unreadable) : await readBody(request, response)
    if (body === 'gone') return
    await turnOf(response)
    if (lane.connections.isBetweenNodes(connectionOf(request))) {
      await answerNode({ request, response, flow: unrecordedFlow(), fields: new Fields() }, respond)
      return
    }
    const flow = await joinFlow(lane, request, response)
    if (!flow) return
    flow.whenAbandoned(() => response.destroy())
    try {
      flow.arriveAt(node, hasOwnStore)
      flow.cost.request(credentialBytes(request))
      const sent = body instanceof UnreadableRequest ? NO_BODY : body
      flow.record({ kind: 'request', request: describeRequest(request, wireTarget(request), sent) })
      await withinFlow(flow, async () => {
        const answer = await findAnswer({ request, response, flow }, body, respond, readsAnyType())
        await send(answer, response, flow)
      })
    } finally {
      // Whatever has failed: a flow that stays open holds up its lane. A user agent ends its own by what it hears.
      if (flow.external) flow.end('failed', null)
    }
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

/** Answers outside of any flow: nothing happens in a lab that waits. */
function refuseWhileWaiting(response: Response): void {
  response.status(503).set('Connection', 'close').json({ msg: WAITS })
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
  const { reply } = await orRefusal(context.flow, () => respond(context))
  const { status, body, headers = {} } = reply
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
  readsAnyType: boolean,
): Promise<Answer> {
  try {
    const found = await orRefusal(flow, async () => {
      const fields = readable(body, request, readsAnyType)
      if (fields instanceof UnreadableRequest) return refuseUnreadable(fields, flow)
      if (fields.readDespite !== null) {
        await flow.gate({ kind: 'body-read', detail: fields.readDespite })
        flow.record({ kind: 'body-read', type: fields.readDespite })
      }
      return respond({ request, response, flow, fields })
    })
    const { status } = found.reply
    await flow.gate({ kind: 'response', detail: String(status) })
    return { ...found, outcome: outcomeOf(status) }
  } catch (error) {
    if (!(error instanceof FlowAborted)) throw error
    return {
      reply: { status: 503, body: { msg: error.message }, headers: { Connection: 'close' } },
      isFault: true,
      outcome: 'aborted',
    }
  }
}

async function orRefusal(flow: FlowProbe, respond: () => Promise<Reply>): Promise<Found> {
  try {
    return { reply: await respond(), isFault: false }
  } catch (error) {
    if (error instanceof Refusal) return { reply: error.reply, isFault: false }
    if (error instanceof FlowAborted) throw error
    if (error instanceof StorageUnavailable) return { reply: storeFailed(flow, error), isFault: true }
    log(error)
    return { reply: FAILED, isFault: true }
  }
}

/** A server that can't ask its store knows neither who is logged in nor who no longer is: it refuses (fail closed). */
function storeFailed(flow: FlowProbe, { kind, message }: StorageUnavailable): Reply {
  flow.record({ kind: 'store-failed', storage: kind, message })
  return { status: 503, body: { msg: message } }
}

/** Returns the fields of a body, or why they can't be read. */
function readable(
  body: Buffer | UnreadableRequest,
  { headers }: Request,
  readsAnyType: boolean,
): Fields | UnreadableRequest {
  try {
    return body instanceof UnreadableRequest ? body : readFields(headers['content-type'], body, readsAnyType)
  } catch (error) {
    if (error instanceof UnreadableRequest) return error
    throw error
  }
}

/** Sends the reply. The user agent records it when it arrives; for an external client it is recorded here, as sent. */
async function send(answer: Answer, response: Response, flow: FlowProbe): Promise<void> {
  const { socket } = response
  const stopTap = flow.external && socket ? tapWrites(socket) : null
  let isSent = false
  try {
    isSent = socket !== null && !socket.destroyed && (await sent(answer, response))
  } finally {
    const bytes = stopTap?.()
    // Where the client is gone there is nobody to answer.
    if (isSent && bytes) {
      const { statusCode } = response
      flow.record({ kind: 'response', response: parseResponse(bytes) })
      flow.end(statusCode === answer.reply.status ? answer.outcome : outcomeOf(statusCode), statusCode)
    }
  }
}

/** Writes a reply, and resolves when it has been handed over to the system; with false when the connection broke before. */
function sent({ reply, isFault }: Answer, response: Response): Promise<boolean> {
  return new Promise((resolve) => {
    response.once('finish', () => resolve(true))
    response.once('close', () => resolve(response.writableFinished))
    response.once('error', () => resolve(false))
    try {
      if (isFault) writePlainly(reply, response)
      else write(reply, response)
    } catch (error) {
      answerFault(error, response)
    }
  })
}

/** Answers where the lab itself failed around a request; closes the connection where an answer has begun. */
export function answerFault(error: unknown, response: ServerResponse): void {
  log(error)
  if (response.headersSent) response.destroy()
  else writePlainly(FAILED, response)
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
 * Writes a reply past all middleware: what a flow that was stopped or failed had prepared must not go out, such as the cookie of a
 * session that express-session would still store and set. The class of the response itself is no middleware.
 */
function writePlainly({ status, body, headers }: Reply, response: ServerResponse): void {
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
