// The lab as `npm start -- --web` runs it, in a process of its own, with a way to command it and to hear it.

import type { CommandName, CommandPayload } from '#src/contract/commands'
import { commandAnswerSchema, type StreamMessage, streamMessageSchema } from '#src/contract/lab-api'
import { LANES, type LaneId } from '#src/trace/lane'
import { type Child, runChild } from './child'

export interface LabProcess extends Child {
  /** Where the servers of both lanes are. */
  readonly origins: Readonly<Record<LaneId, string>>
  send<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<void>
  /** Hears the stream. The function returned ends that, and resolves when the connection is closed. */
  listen(hear: (message: StreamMessage) => void): () => Promise<void>
}

/** Starts a lab. It is built already. */
export async function startLab(): Promise<LabProcess> {
  const child = await runChild('main/start/start.mjs', ['--web', '--no-open'])
  const url = new URL(child.url)
  const key = url.searchParams.get('key') ?? ''
  const listen = (hear: (message: StreamMessage) => void) => hearEvents(url, key, hear)
  const origins = await new Promise<LabProcess['origins']>((resolve) => {
    const stop = listen((message) => {
      if (message.type !== 'status') return
      const { session, jwt } = message.status.lanes
      void stop()
      resolve({ session: session.origin, jwt: jwt.origin })
    })
  })
  const send: LabProcess['send'] = async (name, payload) => {
    const response = await fetch(new URL(`/api/${name}`, url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Lab-Key': key },
      body: JSON.stringify(payload),
    })
    const answer = commandAnswerSchema.parse(await response.json())
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
  }
  // At its start it holds each hop until a learner lets it go.
  await send('set-mode', { lanes: [...LANES], mode: 'run' })
  return { ...child, origins, listen, send }
}

function hearEvents(url: URL, key: string, hear: (message: StreamMessage) => void): () => Promise<void> {
  const abort = new AbortController()
  const read = async () => {
    const response = await fetch(new URL(`/api/events?key=${key}`, url), { signal: abort.signal })
    let text = ''
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = `${text}${piece}`.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const [, data] = /^data: (.*)$/m.exec(part) ?? []
        if (data !== undefined) hear(streamMessageSchema.parse(JSON.parse(data)))
      }
    }
  }
  const reading = read().catch((error: unknown) => {
    if (!abort.signal.aborted) throw error
  })
  return () => {
    abort.abort()
    return reading
  }
}

/** Logs an external client in at a lane and returns the headers that say who it is. */
export async function logIn(lane: LaneId, origin: string): Promise<Record<string, string>> {
  const response = await fetch(new URL('/login', origin), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Connection: 'close' },
    body: JSON.stringify({ username: 'test', password: 'test' }),
  })
  if (!response.ok) throw new Error(`The login was answered with ${response.status}`)
  if (lane === 'session') {
    return { Cookie: response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '' }
  }
  const body: unknown = await response.json()
  if (typeof body !== 'object' || body === null || !('access_token' in body)) throw new Error('No token came')
  return { Authorization: `Bearer ${String(body.access_token)}` }
}
