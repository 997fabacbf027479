// A page with nothing but the transport, which leaves what it hears where a test can see it.
import '../../../renderer/transport/no-eval'
import type { Connection, LabApi, StreamMessage } from '#src/contract/lab-api'
import { connectLab } from '../../../renderer/transport/connect'

declare global {
  interface Window {
    heard: {
      readonly api: LabApi
      readonly messages: StreamMessage[]
      readonly connections: Connection[]
      stop(): void
    }
  }
}

const api = connectLab()
const messages: StreamMessage[] = []
const connections: Connection[] = []
const stop = api.listen(
  (message) => messages.push(message),
  (connection) => connections.push(connection),
)
window.heard = { api, messages, connections, stop }
