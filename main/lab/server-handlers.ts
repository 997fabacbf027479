// The commands about the servers themselves: storage, restart, nodes, routing, and what an operator does at one.
import type { Operation } from '#src/contract/commands'
import type { RestartReport } from '#src/trace/act'
import type { LaneId } from '#src/trace/lane'
import type { CommandHandlers } from './commands'
import { all } from './flow-handlers'
import type { AnyLane, HandlerParts, Lanes } from './handler-parts'
import { addNode, changeStorage, refuseLastNode, refuseNodeTooMany, removeNode, restart } from './servers'

type ServerCommand =
  | 'operate'
  | 'set-storage'
  | 'restart-server'
  | 'add-node'
  | 'remove-node'
  | 'set-routing'
  | 'count-stores'

export function serverHandlers({ lanes, statusChanged }: HandlerParts): Pick<CommandHandlers, ServerCommand> {
  const each = (ids: readonly LaneId[], run: (lane: AnyLane) => Promise<void>) =>
    all(ids.map((id) => run(lanes[id])))
  return {
    operate: async ({ operation }) => ({ changed: await operate(lanes, operation) }),
    'set-storage': async ({ lanes: ids, kind }) => {
      await each(ids, (lane) => changeStorage<unknown>(lane, kind))
      return {}
    },
    'restart-server': async ({ lanes: ids }) => {
      const reports: Partial<Record<LaneId, RestartReport>> = {}
      await all(
        ids.map(async (id) => {
          reports[id] = await restart<unknown>(lanes[id])
        }),
      )
      return { reports }
    },
    'add-node': async ({ lanes: ids }) => {
      for (const id of ids) refuseNodeTooMany<unknown>(lanes[id])
      await each(ids, (lane) => addNode<unknown>(lane))
      return {}
    },
    'remove-node': async ({ lanes: ids }) => {
      for (const id of ids) refuseLastNode<unknown>(lanes[id])
      await each(ids, (lane) => removeNode<unknown>(lane))
      return {}
    },
    'set-routing': async ({ lanes: ids, routing }) => {
      for (const id of ids) lanes[id].router.check(routing)
      for (const id of ids) lanes[id].router.set(routing)
      statusChanged()
      return {}
    },
    'count-stores': async () => {
      const [session, jwt] = await Promise.all([lanes.session.holdings(), lanes.jwt.holdings()])
      return { session, jwt }
    },
  }
}

function operate({ session, jwt }: Lanes, operation: Operation): Promise<number> {
  switch (operation.type) {
    case 'revoke-token':
      return jwt.revokeToken(operation.jti)
    case 'revoke-account':
      return jwt.revokeAccount(operation.sub)
    case 'destroy-session':
      return session.destroySession(operation.id)
    case 'destroy-account-sessions':
      return session.destroyAll(operation.username)
  }
}
