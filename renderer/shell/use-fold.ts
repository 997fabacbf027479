// Folds the inspector to its tabs while a demonstration is on in a window that is not high, so that the diagrams get its room.
import { useEffect } from 'react'
import type { PanelImperativeHandle } from 'react-resizable-panels'
import { useModel } from '../model/use-model'

/** In windows that are less high, in pixels, a demonstration takes the inspector's room. */
const HIGH_PX = 1000

/**
 * Folds a panel when a demonstration begins and unfolds it when it is closed. Whatever asks to be explained, a row that is picked or a
 * tab that is opened, unfolds it before that.
 */
export function useFold(panel: PanelImperativeHandle | null): { unfold: () => void } {
  const isGiving = useModel(({ status }) => status?.demonstration != null)
  const selectedRow = useModel((state) => state.selectedRow)
  const tab = useModel((state) => state.inspectorTab)
  useEffect(() => {
    if (!panel || !isGiving || window.innerHeight >= HIGH_PX) return
    panel.collapse()
    return () => panel.expand()
  }, [panel, isGiving])
  useEffect(() => {
    if (selectedRow !== null || tab !== 'message') panel?.expand()
  }, [panel, selectedRow, tab])
  return { unfold: () => panel?.expand() }
}
