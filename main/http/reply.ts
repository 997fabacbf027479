// What a server answers, always JSON; and the refusal of a request, thrown where it is found out and answered in one place.

/** A JSON reply. */
export interface Reply {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

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
