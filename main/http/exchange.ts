// One request on one server, from its arrival to its reply, as a flow of the lane.
import { once } from 'node:events'
import { ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'
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
import { Fields, readFields, UnreadableBody } from './fields'
import { readBody } from './read-body'
import { Refusal } from './refusal'
import type { Reply } from './reply'
import type { RequestContext } from './route'
import { describeRequest, parseResponse, tapWrites } from './wire'

/** The `msg` of a fault of the lab's own; what it was is for the log only. */
export const SERVER_FAILED = 'The server failed: see the log of the lab'

const HUNG_UP = 'The client hung up'

interface Answer {
  readonly reply: Reply
  readonly outcome: FlowOutcome
}

/** Serves a request: opens its flow, lets `respond` find the reply, sends it, and records what crossed the wire. */
export function serveExchange(
  lane: LaneProbe,
  { node, hasOwnStore }: NodeOfLane,
  respond: (context: RequestContext) => Promise<Reply>,
): RequestHandler {
  return async (request, response) => {
    const body = await readBody(request)
    if (body === 'gone') return
    // Of requests that a client sends without waiting, each has to wait for the answer to the one before it (RFC 9112
    // section 9.3.2). Should the connection end first, nobody is there to be answered.
    if (!response.socket) await once(response, 'socket')
    if (lane.connections.isBetweenNodes(connectionOf(request))) {
      await answerNode({ request, response, flow: unrecordedFlow(), fields: new Fields() }, respond)
      return
    }
    const flow = await joinFlow(lane, request, response)
    if (!flow) return
    response.once('close', () => {
      if (!response.writableFinished) flow.stop(HUNG_UP)
    })
    flow.arriveAt(node, hasOwnStore)
    flow.cost.request(credentialBytes(request))
    flow.record({
      kind: 'request',
      request: describeRequest(request, Buffer.isBuffer(body) ? body : Buffer.alloc(0)),
    })
    await withinFlow(flow, async () => {
      const answer = await findAnswer({ request, response, flow, fields: new Fields() }, body, respond)
      await send(answer, response, flow)
    })
  }
}

/** Counts the bytes that a request spends on saying who asks. */
function credentialBytes({ headers: { cookie = '', authorization = '' } }: Request): number {
  return Buffer.byteLength(cookie, 'latin1') + Buffer.byteLength(authorization, 'latin1')
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
  const own = lane.connections.flowOf(connectionOf(request))
  if (own) return own
  try {
    const opened = lane.open({
      action: 'external',
      method: request.method,
      path: request.path,
      username: null,
    })
    const hungUp = () => opened.stop(HUNG_UP)
    response.once('close', hungUp)
    const flow = await opened.started
    response.off('close', hungUp)
    return flow
  } catch (error) {
    if (error instanceof LabError || error instanceof FlowAborted) {
      response.status(503).set('Connection', 'close').json({ msg: error.message })
      return null
    }
    throw error
  }
}

async function findAnswer(
  context: RequestContext,
  body: Buffer | UnreadableBody,
  respond: (context: RequestContext) => Promise<Reply>,
): Promise<Answer> {
  const { flow, request } = context
  try {
    const reply = await orRefusal(flow, async () =>
      respond({ ...context, fields: await parse(body, request, flow) }),
    )
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

async function parse(body: Buffer | UnreadableBody, request: Request, flow: FlowProbe): Promise<Fields> {
  try {
    if (!Buffer.isBuffer(body)) throw body
    return readFields(request.headers['content-type'], body)
  } catch (error) {
    if (error instanceof UnreadableBody) {
      await flow.gate({ kind: 'request-refused', detail: error.reason })
      flow.record({ kind: 'request-refused', reason: error.reason, parameter: null })
    }
    throw error
  }
}

/** Sends the reply. The user agent records it when it arrives; for an external client it is recorded here, as sent. */
async function send({ reply, outcome }: Answer, response: Response, flow: FlowProbe): Promise<void> {
  const stopTap = flow.external && response.socket ? tapWrites(response.socket) : null
  try {
    if (!response.socket || response.socket.destroyed) throw new Error(HUNG_UP)
    const sent = finished(response)
    if (outcome === 'aborted') writePlainly(reply, response)
    else
      response
        .status(reply.status)
        .set(reply.headers ?? {})
        .json(reply.body)
    await sent
  } catch {
    // The client is gone: there is nobody to answer.
    stopTap?.()
    if (flow.external) flow.end('failed', null)
    return
  }
  if (!stopTap) return
  flow.record({ kind: 'response', response: parseResponse(stopTap()) })
  flow.end(outcome, reply.status)
}

/**
 * Writes a reply past all middleware: what a stopped flow had prepared must not go out, such as the cookie of a session
 * that express-session would still set.
 */
function writePlainly({ status, body, headers }: Reply, response: Response): void {
  const text = JSON.stringify(body)
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  ServerResponse.prototype.writeHead.call(response, status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  })
  ServerResponse.prototype.end.call(response, text, 'utf8')
}
