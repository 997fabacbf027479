// Shows a table of a lane as it is when its chip has been pressed, and the chips of the lane's foot.
import { act } from '@testing-library/react'
import type { Locale } from '#src/i18n/languages'
import type { LaneId } from '#src/trace/lane'
import type { TableName } from '#src/trace/state'
import { LaneFoot } from '../../../renderer/lane/lane-foot'
import { OpenTable } from '../../../renderer/lane/open-table'
import { renderShell } from '../shell/render-shell'

/** Renders an open table and the foot of its lane. */
export function renderTable(lane: LaneId, table: TableName, locale: Locale = 'en') {
  const shell = renderShell(
    <>
      <OpenTable lane={lane} />
      <LaneFoot lane={lane} />
    </>,
    locale,
  )
  act(() => shell.model.getState().openTable(lane, table))
  return shell
}
