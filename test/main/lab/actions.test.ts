import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTION_IDS, ACTIONS, type ActionId } from '#src/actions/actions'
import { actionSchema } from '#src/actions/schema'
import { LANES } from '#src/trace/lane'
import { startTestLab, type TestLab } from '../../support/lab'

let lab: TestLab
beforeAll(async () => {
  lab = await startTestLab()
})
afterAll(() => lab.lab.stop())

const filled = (id: ActionId) =>
  actionSchema.parse({
    type: id,
    ...Object.fromEntries(Object.keys(ACTIONS[id].form?.fields ?? {}).map((name) => [name, 'test'])),
  })

test.each(LANES.flatMap((lane) => ACTION_IDS.map((id) => ({ lane, id }))))(
  'the server of the lane $lane has a route for $id just where its entry says so',
  async ({ lane, id }) => {
    const [status] = await lab.act(filled(id), [lane])
    expect(status === 404).toBe(!ACTIONS[id].lanes.includes(lane))
  },
)
