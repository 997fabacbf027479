// The sentence for a problem of a storage, without a full stop.
import type { FactsOf, StorageProblem, StorageProblemCode } from '#src/contract/storage-problem'

type Words = { readonly [C in StorageProblemCode]: (facts: FactsOf<C>) => string }

/** Says what is wrong and what to do, in the words of a language. */
export function storageProblemWords(problem: StorageProblem, words: Words): string {
  // One call for each shape of facts: the compiler relates a code to its facts only where it knows the one.
  switch (problem.code) {
    case 'sqlite-no-library':
      return words[problem.code](problem)
    case 'sqlite-newer':
    case 'sqlite-older':
      return words[problem.code](problem)
    case 'redis-evicts':
      return words[problem.code](problem)
    case 'sqlite-other':
    case 'redis-other':
      return words[problem.code](problem)
    case 'sqlite-foreign-row':
    case 'redis-foreign-row':
      return words[problem.code](problem)
    default:
      return words[problem.code](problem)
  }
}
