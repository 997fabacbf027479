// The demonstrations that an instructor can give, as commands name them, and how far one has come.
import { z } from 'zod'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'

export type DemonstrationId = keyof typeof DEMONSTRATION_STEPS

/** All ids, in the order in which the menu shows them. */
export const DEMONSTRATIONS = Object.keys(DEMONSTRATION_STEPS) as readonly DemonstrationId[]
export const demonstrationIdSchema = z.enum(DEMONSTRATIONS)

/**
 * Why a demonstration ended before its time: a lane was reset; a request was held while the stage was set; a server answered
 * otherwise than the stage needs, or a command was refused.
 */
const demonstrationEndSchema = z.enum(['reset', 'held', 'failed'])
export type DemonstrationEnd = z.infer<typeof demonstrationEndSchema>

export const demonstrationStatusSchema = z.object({
  id: demonstrationIdSchema,
  /**
   * `staging`: the lab sets the stage; `ready`: the last step is the instructor's; `finishing`; `done`: the class has seen it;
   * `ended`: it was ended before, which stands there until it is closed or staged again.
   */
  phase: z.enum(['staging', 'ready', 'finishing', 'done', 'ended']),
  /** `lesson` shows what goes wrong, or what it takes; `cure` is the same again with what helps, where there is something. */
  round: z.enum(['lesson', 'cure']),
  /** How many steps of the phase have been taken, and how many there are. */
  progress: z.object({ taken: z.number().int(), of: z.number().int() }),
  /** The flows of the round's last step, by their numbers, in order. */
  flows: z.object({ session: z.array(z.number().int()), jwt: z.array(z.number().int()) }),
  /** Null unless the phase is `ended`. */
  why: demonstrationEndSchema.nullable(),
})
export type DemonstrationStatus = z.infer<typeof demonstrationStatusSchema>
