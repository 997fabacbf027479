import { describe, test } from 'vitest'
import { whyNoBrowser } from '../support/browser'
import { everyStory } from '../support/every-flow'
import { maySkip } from '../support/may-skip'
import { expectToFit } from './diagram-fits'
import { diagramInBrowser } from './diagram-in-browser'

describe.skipIf(maySkip(whyNoBrowser()))('the diagram of anything that a learner can do', () => {
  const diagram = diagramInBrowser()

  test(
    'is seen whole in a window of 1280x720, by each strategy, with rotation, on one node and on two, in each demonstration',
    { timeout: 1_200_000 },
    // English has the longest words.
    async () => expectToFit(diagram, await everyStory(), ['en']),
  )
})
