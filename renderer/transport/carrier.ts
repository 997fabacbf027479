// What carries commands to the lab and its stream back, as JSON text. There is one for each host, and one for tests.
import type { Connection } from '#src/contract/lab-api'

export interface Carrier {
  /** Carries a command with its payload; resolves with a CommandAnswer. Rejects when the lab can't be reached. */
  send(name: string, payload: string): Promise<string>
  /**
   * Hears one StreamMessage after another. When a lost connection is back, what was missed comes first.
   * Returns the function that ends it.
   */
  listen(hear: (message: string) => void, onConnection: (connection: Connection) => void): () => void
}
