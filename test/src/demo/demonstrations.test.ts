import { describe, expect, it } from 'vitest'
import { COMMANDS } from '#src/contract/commands'
import { DEMONSTRATIONS, demonstrationNextTo } from '#src/contract/demonstrations'
import { expectedOf, lanesOf, requestsOf } from '#src/demo/demonstration'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'

const rounds = DEMONSTRATIONS.flatMap((id) => {
  const { lesson, cure } = DEMONSTRATION_STEPS[id]
  return [{ id, name: 'lesson', round: lesson }, ...(cure ? [{ id, name: 'cure', round: cure }] : [])]
})

describe.each(rounds)('the $name of $id', ({ round }) => {
  it('consists of commands that the lab accepts', () => {
    for (const { command, payload } of [...round.stage, ...round.last]) {
      expect(COMMANDS[command].payload.safeParse(payload).success, command).toBe(true)
    }
  })

  it('names for each request the status that each of its lanes is expected to answer with', () => {
    for (const { payload, answers } of requestsOf([...round.stage, ...round.last])) {
      expect(Object.keys(answers).toSorted()).toEqual(payload.lanes.toSorted())
    }
  })

  it('leaves a request to the last step', () => {
    expect(requestsOf(round.last)).not.toEqual([])
  })

  it('is about one request of the last step on each lane that has any', () => {
    const requests = requestsOf(round.last)
    const lanes = requests.flatMap(({ payload }) => payload.lanes)
    const decisive = requests.flatMap(({ payload, isDecisive }) => (isDecisive ? payload.lanes : []))
    expect(decisive.toSorted()).toEqual([...new Set(lanes)].toSorted())
    expect(requestsOf(round.stage).some(({ isDecisive }) => isDecisive)).toBe(false)
  })

  it('has the attacker send only what was stolen before', () => {
    const steps = [...round.stage, ...round.last]
    const stolen = steps.findIndex(({ command }) => command === 'steal')
    for (const [at, step] of steps.entries()) {
      if (step.command === 'perform' && step.payload.as === 'attacker') {
        expect(stolen).toBeGreaterThanOrEqual(0)
        expect(at).toBeGreaterThan(stolen)
      }
    }
  })
})

describe('what the last steps are expected to be answered with', () => {
  it.each([
    ['logout-does-not-kill', [401], [200]],
    ['blacklist-on', [], [401]],
    ['forgotten-refresh-token', [], [200, 200]],
    ['restart-forgets', [401], [200]],
    ['second-node', [401], [200]],
    ['stolen-refresh-token', [], [401, 401]],
    ['one-time-link', [], [401]],
  ] as const)('%s: sessions %j, JWTs %j', (id, session, jwt) => {
    expect(expectedOf(DEMONSTRATION_STEPS[id].lesson.last)).toEqual({ session, jwt })
  })

  it.each([
    ['forgotten-refresh-token', [], [401]],
    ['restart-forgets', [200], [401]],
    ['second-node', [200], []],
  ] as const)('%s, cured: sessions %j, JWTs %j', (id, session, jwt) => {
    expect(expectedOf(DEMONSTRATION_STEPS[id].cure?.last ?? [])).toEqual({ session, jwt })
  })
})

describe('the running order', () => {
  it('goes from each demonstration to the next and back, and ends at both ends', () => {
    const forth = DEMONSTRATIONS.map((id) => demonstrationNextTo(id, 1))
    expect(forth).toEqual([...DEMONSTRATIONS.slice(1), null])
    const back = DEMONSTRATIONS.map((id) => demonstrationNextTo(id, -1))
    expect(back).toEqual([null, ...DEMONSTRATIONS.slice(0, -1)])
  })

  it.each(DEMONSTRATIONS)('says how many minutes %s takes', (id) => {
    expect(DEMONSTRATION_STEPS[id].minutes).toBeGreaterThan(0)
    expect(DEMONSTRATION_STEPS[id].minutes).toBeLessThanOrEqual(10)
  })
})

describe.each(DEMONSTRATIONS)('the question of %s', (id) => {
  const { answers, right } = DEMONSTRATION_STEPS[id].question

  it('has several answers, each once, and the right one among them', () => {
    expect(answers.length).toBeGreaterThanOrEqual(2)
    expect(new Set(answers).size).toBe(answers.length)
    expect(answers).toContain(right)
  })

  it.each(LOCALES)('has other words for each answer in %s', (locale) => {
    const words = Object.values(catalogues[locale].demos.stories[id].answers)
    expect(new Set(words).size).toBe(answers.length)
    for (const each of words) expect(each.length).toBeLessThanOrEqual(16)
  })
})

describe('the lanes of a demonstration', () => {
  it.each([
    ['logout-does-not-kill', ['session', 'jwt']],
    ['restart-forgets', ['session', 'jwt']],
    ['second-node', ['session', 'jwt']],
    ['blacklist-on', ['jwt']],
    ['one-time-link', ['jwt']],
  ] as const)('%s is on %j', (id, lanes) => {
    expect(lanesOf(DEMONSTRATION_STEPS[id])).toEqual(lanes)
  })
})

describe.each(LOCALES)('the words of the demonstrations in %s', (locale) => {
  const { stories } = catalogues[locale].demos

  it.each(DEMONSTRATIONS)('are there for %s: two sentences to say, a question, an answer', (id) => {
    const { name, say, ask, press, answer } = stories[id]
    expect(say.match(/[.。](?=\s|$|[^\s\d.])/g)?.length).toBe(2)
    expect(ask).toMatch(/[?？]$/)
    for (const text of [name, press, answer]) expect(text.trim()).not.toBe('')
  })

  it('are there for exactly the cures that there are', () => {
    const withCure = DEMONSTRATIONS.filter((id) => DEMONSTRATION_STEPS[id].cure)
    expect(DEMONSTRATIONS.filter((id) => stories[id].cure)).toEqual(withCure)
  })
})
