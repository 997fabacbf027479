// The sentence for a problem of a storage, without a full stop.
import type { FactsOf, StorageProblem, StorageProblemCode } from '#src/contract/storage-problem'

type Words = { readonly [C in StorageProblemCode]: (facts: FactsOf<C>) => string }

/** Says what is wrong and what to do, in the words of a language. */
export function storageProblemWords(problem: StorageProblem, words: Words): string {
  // The compiler doesn't see that the words at a code take the facts of that code.
  const say = words[problem.code] as (facts: StorageProblem) => string
  return say(problem)
}
