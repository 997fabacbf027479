// A carrier to a lab in the same process, for tests and for whoever needs no host.
import type { CommandAnswer, StreamMessage } from '#src/contract/lab-api'
import type { Carrier } from './client'

/** A lab as it is called directly. */
export interface LabInProcess {
  handle(name: string, payload: unknown): Promise<CommandAnswer>
  subscribe(hear: (message: StreamMessage) => void): () => void
}

/** Makes a carrier that takes everything through JSON, as the others do. */
export function memoryCarrier(lab: LabInProcess): Carrier {
  return {
    send: async (name, payload) => JSON.stringify(await lab.handle(name, JSON.parse(payload))),
    listen(hear, onConnection) {
      onConnection('open')
      return lab.subscribe((message) => hear(JSON.stringify(message)))
    },
  }
}
