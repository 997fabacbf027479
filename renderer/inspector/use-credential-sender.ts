// Sends an edited credential once, in place of the stored one, and remembers the flow in which it went.
import { useState } from 'react'
import type { Action } from '#src/contract/commands'
import type { LaneId } from '#src/trace/lane'
import { useInspector } from './inspector-view'

/** The routes to which an edited credential can be sent, with the action that does it. */
export const SEND_ROUTES = {
  '/protected': 'open-protected',
  '/partially-protected': 'open-partially-protected',
  '/refresh': 'refresh',
} as const
export type SendRoute = keyof typeof SEND_ROUTES

export interface CredentialSender {
  /** The flow of the last edited credential; null before the first. */
  readonly sentFlow: number | null
  send(route: SendRoute, credential: string): void
  /** Forgets the flow, so that the stored credential's last use shows again. */
  forget(): void
}

/** Makes a sender for one lane. */
export function useCredentialSender(lane: LaneId): CredentialSender {
  const { send } = useInspector()
  const [sentFlow, setSentFlow] = useState<number | null>(null)
  return {
    sentFlow,
    send: (route, credential) => {
      const action: Action = { type: SEND_ROUTES[route], credential }
      void send('perform', { lanes: [lane], action }).then((result) => {
        // A refused command has its own notice.
        if (result !== null) setSentFlow(result.flows[lane] ?? null)
      })
    },
    forget: () => setSentFlow(null),
  }
}
