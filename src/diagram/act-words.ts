// Says what was done on a lane outside of any request, in as few words as a note has room for.
import type { Catalogue } from '#src/i18n/catalogue'
import { shortJti, shortName, shortSessionId } from '#src/token/short'
import type { Act } from '#src/trace/act'

/** Returns the words of an act: "operator: revoke 48c6be48". `hasNodes` where the lane has more than one. */
export function actWords(act: Act, hasNodes: boolean, { hops: { acts: words } }: Catalogue): string {
  switch (act.kind) {
    case 'tokens-revoked':
      return act.everything
        ? words.revokeAccount({ name: shortName(act.sub) })
        : words.revokeTokens({ ids: act.jtis.map(shortJti) })
    case 'sessions-destroyed':
      return act.everything
        ? words.destroyAccountSessions({ name: shortName(act.username) })
        : words.destroySessions({ ids: act.ids.map(shortSessionId) })
    case 'credentials-stolen':
      return act.names.length === 0
        ? words.nothingStolen
        : words.stolen({ names: act.names.map((name) => shortName(name)) })
    case 'server-restarted':
      return words.restarted({
        node: hasNodes ? String(act.node) : null,
        kept: (act.report.uncounted ? words.notKnown : words.kept)[act.report.storage],
      })
    case 'node-added':
      return words.nodeAdded({ node: String(act.node) })
    case 'node-removed':
      return words.nodeRemoved({ node: String(act.node) })
    case 'storage-changed':
      return words.stored[act.to]
    case 'revocation-set': {
      const { revocation } = words
      if (act.strategy === 'none') return revocation.none
      const strategy = isStrategy(act.strategy, revocation) ? act.strategy : 'other'
      return revocation[strategy][act.enabled ? 'on' : 'off']
    }
  }
}

type Strategies = Omit<Catalogue['hops']['acts']['revocation'], 'none'>

function isStrategy(strategy: string, words: Strategies): strategy is keyof Strategies {
  return Object.hasOwn(words, strategy)
}
