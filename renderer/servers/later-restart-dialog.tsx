// The dialog of a restart, loaded when it is first opened if not before.
import { later } from '../model/later'

/** Shows the dialog for the servers of the lanes named. */
export const LaterRestartDialog = later(
  async () => (await import('./restart-dialog')).RestartDialog,
  'at-once',
)
