// The client of a measurement: logs in, opens the protected page, logs out, over real HTTP and one connection.
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { type ActionId, routeOf } from '#src/actions/actions'

interface Answer {
  readonly status: number
  readonly setCookie: readonly string[]
  readonly body: string
}

/** The header by which a client shows that it has logged in. */
export type CredentialHeader = { readonly Cookie: string } | { readonly Authorization: string }

const tokensSchema = z.object({ access_token: z.string() })

export class MeasuringClient {
  readonly #origin: string
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(origin: string) {
    this.#origin = origin
  }

  /**
   * Logs in and returns the credential.
   * @throws Error when the server doesn't let the user in.
   */
  async login(username: string, password: string): Promise<CredentialHeader> {
    const { setCookie, body } = await this.#send('login', {}, JSON.stringify({ username, password }))
    const [cookie] = setCookie
    if (cookie !== undefined) return { Cookie: cookie.split(';', 1)[0] ?? '' }
    return { Authorization: `Bearer ${tokensSchema.parse(JSON.parse(body)).access_token}` }
  }

  /** @throws Error when the server refuses the credential. */
  async openProtected(credential: CredentialHeader): Promise<void> {
    await this.#send('open-protected', credential)
  }

  /** @throws Error when the server refuses the credential. */
  async logout(credential: CredentialHeader): Promise<void> {
    await this.#send('logout', credential)
  }

  close(): void {
    this.#agent.destroy()
  }

  async #send(
    action: ActionId,
    credential: CredentialHeader | Record<string, never>,
    body = '',
  ): Promise<Answer> {
    const { method, path } = routeOf(action)
    const answer = await new Promise<Answer>((resolve, reject) => {
      const headers = { ...credential, ...(body !== '' && { 'Content-Type': 'application/json' }) }
      const outgoing = request(`${this.#origin}${path}`, { method, agent: this.#agent, headers })
      outgoing.on('error', reject)
      outgoing.on('response', (incoming) => {
        text(incoming).then(
          (received) =>
            resolve({
              status: incoming.statusCode ?? 0,
              setCookie: incoming.headers['set-cookie'] ?? [],
              body: received,
            }),
          reject,
        )
      })
      outgoing.end(body)
    })
    if (answer.status !== 200) {
      throw new Error(`${method} ${path} was answered with ${answer.status}: ${answer.body}`)
    }
    return answer
  }
}
