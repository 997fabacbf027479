// The demonstrations that an instructor can give: their names and how far one has come.
import { z } from 'zod'

export const DEMONSTRATIONS = [
  'logout-does-not-kill',
  'blacklist-on',
  'forgotten-refresh-token',
  'restart-forgets',
  'second-node',
  'stolen-refresh-token',
  'one-time-link',
] as const
export const demonstrationIdSchema = z.enum(DEMONSTRATIONS)
export type DemonstrationId = z.infer<typeof demonstrationIdSchema>

/** `staging`: the lab sets the stage; `ready`: the last step is the instructor's; `finishing`; `done`: the class has seen it. */
export const demonstrationStatusSchema = z.object({
  id: demonstrationIdSchema,
  phase: z.enum(['staging', 'ready', 'finishing', 'done']),
})
export type DemonstrationStatus = z.infer<typeof demonstrationStatusSchema>
