// What the operator can do with an issued token: revoke it, or all of its user; or why that can't be done.
import { Ban, UserX } from 'lucide-react'
import type { Catalogue } from '#src/i18n/catalogue'
import { familyOf, type RevocationRules } from '#src/revocation/standing'
import { STRATEGIES, strategyFor } from '#src/revocation/strategies'
import type { LaneId } from '#src/trace/lane'
import type { IssuedRow } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownNow, useShownState } from '../model/use-lane'
import { useOperate } from '../model/use-operate'
import { RowMenu } from '../rows/row'
import { shortId } from '../rows/short-text'
import type { TokenState } from '../rows/token-state'
import { useRevocationRules, useTokenStates } from '../rows/token-state'
import { MenuItem } from '../ui/floating/menu'

interface IssuedMenuProps {
  readonly lane: LaneId
  readonly row: IssuedRow
}

/** Shows the menu of a token's row. */
export function IssuedMenu({ lane, row }: IssuedMenuProps) {
  const operate = useOperate(lane)
  return (
    <RowMenu name={shortId(row.jti)}>
      <Items lane={lane} row={row} operate={operate} />
    </RowMenu>
  )
}

interface ItemsProps extends IssuedMenuProps {
  readonly operate: ReturnType<typeof useOperate>
}

/** Stands in the menu only while that is open: what it needs of the whole table is worked out then. */
function Items({ lane, row, operate }: ItemsProps) {
  const { menu: say } = useText().revocation
  const rules = useRevocationRules()
  const stateOf = useTokenStates(lane)
  const now = useShownNow(lane)
  const { issued, families } = useShownState(lane)
  const { sub } = row
  const left = issued.filter((each) => each.sub === sub && canBeRevoked(stateOf(each, now)))
  // A family that was begun counts also when rotation is off again.
  const isRotated = (token: IssuedRow) =>
    token.type === 'refresh' && (rules.rotation.enabled || families.some(({ id }) => id === familyOf(token)))
  const { revoke } = STRATEGIES[rules.revocation.strategy]
  const isHopeless = revoke === null && !left.some(isRotated)
  return (
    <>
      <MenuItem
        icon={Ban}
        danger
        hint={hintOf(row, isRotated(row), rules, say)}
        reason={reasonOf(stateOf(row, now), revoke === null && !isRotated(row), say)}
        onSelect={() => operate({ type: 'revoke-token', jti: row.jti })}
      >
        {say.revoke}
      </MenuItem>
      <MenuItem
        icon={UserX}
        danger
        hint={revoke?.endsAll ? say.hint.allVersion : say.hint.all({ count: left.length })}
        reason={
          isHopeless ? say.reason.none : left.length === 0 ? say.reason.allRevoked({ name: sub }) : null
        }
        onSelect={() => operate({ type: 'revoke-account', sub })}
      >
        {say.revokeAll({ name: sub })}
      </MenuItem>
    </>
  )
}

type Words = Catalogue['revocation']['menu']

/** Tells whether there is something left to revoke: one that is good somewhere, or could be followed by another. */
function canBeRevoked(state: TokenState): boolean {
  return state.is === 'good' || state.is === 'retired' || (state.is === 'revoked' && state.nodes.length > 0)
}

/** `isHopeless` when the server keeps nothing by which it could know: of all stores only a family's could. */
function reasonOf(state: TokenState, isHopeless: boolean, { reason }: Words): string | null {
  if (state.is === 'used' || state.is === 'expired') return reason[state.is]
  if (!canBeRevoked(state)) return reason.revoked
  return isHopeless ? reason.none : null
}

function hintOf(
  row: IssuedRow,
  isRotated: boolean,
  { revocation }: RevocationRules,
  { hint }: Words,
): string | undefined {
  const { ask } = STRATEGIES[revocation.strategy]
  if (isRotated) return hint.family
  if (ask === null) return undefined
  if (strategyFor(row.type, revocation) !== revocation.strategy) return hint.noted
  const words = hint[ask.id]
  return typeof words === 'string' ? words : words({ name: row.sub })
}
