// The demonstrations that an instructor can give, as commands name them, and how far one has come.
import { z } from 'zod'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'

export type DemonstrationId = keyof typeof DEMONSTRATION_STEPS

/** All ids, in the running order. */
export const DEMONSTRATIONS = Object.keys(DEMONSTRATION_STEPS) as readonly DemonstrationId[]
export const demonstrationIdSchema = z.enum(DEMONSTRATIONS)

/** Returns the demonstration that comes so many after another in the running order; null where there is none. */
export function demonstrationNextTo(id: DemonstrationId, by: 1 | -1): DemonstrationId | null {
  return DEMONSTRATIONS[DEMONSTRATIONS.indexOf(id) + by] ?? null
}

/** How many hands can be counted. */
export const MAX_HANDS = 999
export const handsSchema = z.number().int().min(0).max(MAX_HANDS)

const flowId = z.number().int()
const flowsOfLanes = z.object({ session: z.array(flowId), jwt: z.array(flowId) })

/**
 * Why a demonstration ended before its time: a lane was reset; a request was held while the stage was set; a server answered
 * otherwise than the stage needs, or a command was refused.
 */
const demonstrationEndSchema = z.enum(['reset', 'held', 'failed'])
export type DemonstrationEnd = z.infer<typeof demonstrationEndSchema>

export const demonstrationStatusSchema = z.object({
  id: demonstrationIdSchema,
  /**
   * `staging`: the lab sets the stage; `scene`: the class looks at it; `question`: hands are counted, and the last step is the
   * instructor's; `finishing`: it is taken; `look`: the class looks at what the servers answered; `answer`: it is said what that
   * means; `ended`: it was ended before, which stands there until it is closed or staged again.
   */
  phase: z.enum(['staging', 'scene', 'question', 'finishing', 'look', 'answer', 'ended']),
  /** `lesson` shows what goes wrong, or what it takes; `cure` is the same again with what helps, where there is something. */
  round: z.enum(['lesson', 'cure']),
  /** How many steps of the phase have been taken, and how many there are. */
  progress: z.object({ taken: z.number().int(), of: z.number().int() }),
  /** How many hands were counted for each answer of the question, in their order. */
  hands: z.array(handsSchema),
  /** The flows that set the round's stage, and those of its last step, by their ids, in order. */
  staged: flowsOfLanes,
  flows: flowsOfLanes,
  /** The flow of the last step that the story is about; null where a lane has none, or none yet. */
  decisive: z.object({ session: flowId.nullable(), jwt: flowId.nullable() }),
  /** Null unless the phase is `ended`. */
  why: demonstrationEndSchema.nullable(),
})
export type DemonstrationStatus = z.infer<typeof demonstrationStatusSchema>
