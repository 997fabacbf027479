import { describe, test } from 'vitest'
import { whyNoBrowser } from '../support/browser'
import { fewStories } from '../support/every-flow'
import { maySkip } from '../support/may-skip'
import { expectToFit } from './diagram-fits'
import { diagramInBrowser } from './diagram-in-browser'

describe.skipIf(maySkip(whyNoBrowser()))('the diagram of what a learner does', () => {
  const diagram = diagramInBrowser()

  test('is seen whole in a window of 1280x720: each action, automatic refresh, two nodes, attacker, rotation', async () => {
    await expectToFit(diagram, await fewStories())
  })
})
