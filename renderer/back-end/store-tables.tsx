// The tables that are no more than lists: what was revoked or is good, the versions, the used links, and the accounts.
import { Ban, Download, ListOrdered, ShieldCheck, UserRound } from 'lucide-react'
import { KeptPill } from '../rows/pills'
import { shortId } from '../rows/short-text'
import type { RowContext, RowView, TableColumns } from '../rows/table'
import { Pill } from '../ui/pill'
import { BACK_END_TITLES } from './back-end-tables'
import styles from './tables.module.css'

/** The Blacklist: the revoked `jti`s, the newest first, each until its token's own `exp`. */
export const BLOCKLIST: TableColumns<'blocklist'> = {
  table: 'blocklist',
  title: BACK_END_TITLES.blocklist,
  empty: ({ lanes }) => lanes.back.blocklistEmpty,
  rows: ({ blocklist }) => blocklist.toReversed(),
  node: ({ node }) => node,
  view: ({ jti, sub, type: kind, revokedAt, because, expiresAt }, context) => {
    const { row } = context.text.lanes
    const type = row.type[kind]
    return {
      label: row.blocked({
        type,
        jti: shortId(jti),
        sub,
        kept: context.onNode(keptWords(expiresAt, context)),
      }),
      facts: [type, sub, row.revokedAt({ time: context.time(revokedAt), because })],
    }
  },
  mark: () => <Ban className={styles.revoked ?? ''} aria-hidden />,
  name: ({ jti }) => shortId(jti),
  standing: ({ lane, row }) => <KeptPill lane={lane} until={row.expiresAt} />,
}

/**
 * The allowlist: the `jti`s that are good, the newest first, each until its token's own `exp`. What isn't here counts as
 * revoked.
 */
export const ALLOWLIST: TableColumns<'allowlist'> = {
  table: 'allowlist',
  title: BACK_END_TITLES.allowlist,
  empty: ({ revocation }) => revocation.table.empty.allowlist,
  rows: ({ allowlist }) => allowlist.toReversed(),
  node: ({ node }) => node,
  view: ({ jti, sub, type: kind, addedAt, expiresAt }, context) => {
    const { good, added } = context.text.revocation.table
    const type = context.text.lanes.row.type[kind]
    return {
      label: good({ type, jti: shortId(jti), sub, kept: context.onNode(keptWords(expiresAt, context)) }),
      facts: [type, sub, added({ time: context.time(addedAt) })],
    }
  },
  mark: () => <ShieldCheck aria-hidden />,
  name: ({ jti }) => shortId(jti),
  standing: ({ lane, row }) => <KeptPill lane={lane} until={row.expiresAt} />,
}

function keptWords(until: number | null, { text, time }: RowContext): string {
  const { keptForGood, keptUntil } = text.lanes.row
  return until === null ? keptForGood : keptUntil({ time: time(until) })
}

interface VersionView extends RowView {
  readonly version: string
}

/** The versions of the accounts: the number that a token's `ver` must reach. One row for each account that ever revoked. */
export const VERSIONS: TableColumns<'versions', VersionView> = {
  table: 'versions',
  title: BACK_END_TITLES.versions,
  empty: ({ revocation }) => revocation.table.empty.versions,
  rows: ({ versions }) => versions,
  node: ({ node }) => node,
  view: ({ sub, version, changedAt, because }, { text: { revocation }, time, onNode }) => {
    const { version: label, raised, versionValue } = revocation.table
    return {
      label: onNode(label({ name: sub, version })),
      facts: [raised({ time: time(changedAt), because: revocation.cause[because] })],
      version: versionValue({ version }),
    }
  },
  mark: () => <ListOrdered aria-hidden />,
  name: ({ sub }) => sub,
  standing: ({ view }) => <Pill>{view.version}</Pill>,
}

/** The one-time tokens that have been used, the newest first, each until its own `exp`: by then nobody takes it any more. */
export const SPENT: TableColumns<'spent'> = {
  table: 'spent',
  title: BACK_END_TITLES.spent,
  empty: ({ revocation }) => revocation.table.empty.spent,
  rows: ({ spent }) => spent.toReversed(),
  node: ({ node }) => node,
  view: ({ jti, sub, usedAt }, { text, time: timeOf, onNode }) => {
    const { spentRow, used } = text.revocation.table
    const time = timeOf(usedAt)
    return { label: onNode(spentRow({ jti: shortId(jti), sub, time })), facts: [sub, used({ time })] }
  },
  mark: () => <Download aria-hidden />,
  name: ({ jti }) => shortId(jti),
  standing: ({ lane, row }) => <KeptPill lane={lane} until={row.expiresAt} />,
}

/** The accounts that can log in, without anything of their passwords. */
export const ACCOUNTS: TableColumns<'accounts'> = {
  table: 'accounts',
  title: BACK_END_TITLES.accounts,
  empty: ({ lanes }) => lanes.back.accountsEmpty,
  rows: ({ accounts }) => accounts,
  view: ({ id, username, email, phone: number }, { text: { lanes } }) => {
    const phone = number || lanes.row.noPhone
    return {
      label: lanes.row.account({ username, email, phone }),
      facts: [`id ${shortId(id)}`, email, phone],
    }
  },
  mark: () => <UserRound aria-hidden />,
  name: ({ username }) => username,
}
