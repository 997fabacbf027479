// Reads server-sent events as a browser does, for tests in Node.
import { type ClientRequest, request } from 'node:http'
import { type StreamMessage, streamMessageSchema } from '#src/contract/lab-api'
import { until } from './lane'

export class EventReader {
  readonly messages: StreamMessage[] = []
  lastEventId = ''
  readonly #request: ClientRequest
  #text = ''

  /** Connects; `lastEventId` is what a browser sends when it comes back. */
  constructor(url: string, lastEventId?: string) {
    const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }
    this.#request = request(url, { headers }, (response) => {
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => this.#read(chunk))
      response.on('error', () => {})
    })
    this.#request.on('error', () => {})
    this.#request.end()
  }

  /** Waits until so many messages have come. */
  async received(count: number): Promise<StreamMessage[]> {
    await until(() => this.messages.length >= count)
    return this.messages
  }

  /** The `seq` of all events that have come after the snapshot. */
  get seqs(): number[] {
    return this.messages.flatMap((message) =>
      message.type === 'events' ? message.events.map((event) => event.seq) : [],
    )
  }

  close(): void {
    this.#request.destroy()
  }

  #read(chunk: string): void {
    this.#text += chunk
    const blocks = this.#text.split('\n\n')
    this.#text = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2)
      this.lastEventId = field('id') ?? this.lastEventId
      const data = field('data')
      if (data !== undefined) this.messages.push(streamMessageSchema.parse(JSON.parse(data)))
    }
  }
}
