// A request that a server refuses: thrown where that is found out, answered in one place.
import type { Reply } from './reply'

/** Ends a request with its reply. It is no fault of the server's. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reply: Reply

  constructor(reply: Reply) {
    super(`Refused with ${reply.status}`)
    this.reply = reply
  }
}

/** Makes a refusal whose body is `{"msg": msg}`. */
export function refuse(status: number, msg: string, headers: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal({ status, body: { msg }, headers })
}
