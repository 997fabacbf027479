// Says in words what is wrong with a text that should be a JWT, or with JSON that a learner types.
import type { JwtProblem } from './jwt-problem'
import {
  isJsonObject,
  type JsonObject,
  type JsonProblem,
  kindOfJson,
  lineAndColumn,
  readJson,
} from './read-json'
import type { TokenWords } from './time-left'
import { plain, visible } from './visible'

/** Says what is wrong, where, and what to do. Places are counted from 1. */
export function problemWords(problem: JwtProblem, words: TokenWords): string {
  const say = words.problem
  switch (problem.kind) {
    case 'empty':
      return say.empty
    case 'too-long':
      return say.tooLong(problem)
    case 'long':
      return say.long(problem)
    case 'scheme-kept':
      return say.schemeKept({ scheme: plain(problem.scheme) })
    case 'quoted':
      return say.quoted({ quote: visible(problem.quote) })
    case 'blanks-inside':
      return say.blanksInside({ count: problem.count, position: problem.at + 1 })
    case 'percent-encoded':
      return say.percentEncoded({ position: problem.at + 1 })
    case 'json-text':
      return say.jsonText
    case 'too-few-parts':
      return say.tooFewParts(problem)
    case 'too-many-parts':
      return say.tooManyParts(problem)
    case 'encrypted':
      return say.encrypted
    case 'bad-disclosure':
      return say.badDisclosure[problem.fault]({ number: problem.number, position: problem.at + 1 })
    case 'sd-jwt-cut-off':
      return say.sdJwtCutOff
    case 'alg-missing':
      return say.algMissing
    case 'alg-not-text':
      return say.algNotText
    case 'alg-none':
      return say.algNone
    case 'signature-length':
      return say.signatureLength(problem)
    default:
      return partProblemWords(problem, words)
  }
}

type PartProblem = Extract<JwtProblem, { part: unknown }>

function partProblemWords(problem: PartProblem, words: TokenWords): string {
  const say = words.problem
  const part = words.part[problem.part]
  switch (problem.kind) {
    case 'part-empty':
      return say.partEmpty[problem.part]
    case 'padding':
      return say.padding({ part, position: problem.at + 1, count: problem.count })
    case 'plain-base64':
      return say.plainBase64({
        part,
        position: problem.at + 1,
        character: problem.character,
        instead: problem.character === '+' ? '-' : '_',
      })
    case 'loose-bits':
      return say.looseBits({ part, position: problem.at + 1 })
    case 'bad-character':
      return say.badCharacter({ part, position: problem.at + 1, character: visible(problem.character) })
    case 'bad-length':
      return say.badLength({ part, length: problem.length })
    case 'bad-utf8':
      return say.badUtf8({ part, position: problem.byte + 1 })
    case 'bad-json':
      return say.badJson({
        part,
        line: problem.line,
        column: problem.column,
        ...jsonWords(problem.problem, words),
      })
    case 'not-object':
      return say.notObject({ part, found: words.json.kind[problem.found] })
    case 'duplicate-name':
      return say.duplicateName({ part, name: plain(problem.name) })
  }
}

function jsonWords(problem: JsonProblem, words: TokenWords): { expected: string; found: string } {
  const found =
    problem.found === null
      ? words.json.foundEnd
      : words.json.foundCharacter({ character: visible(problem.found) })
  return { expected: words.json.expected[problem.expected], found }
}

/** What a text that should hold a JSON object gave: the object, or what is wrong with the text, in words. */
export type ObjectResult =
  | { readonly ok: true; readonly value: JsonObject; readonly warning: string | null }
  | { readonly ok: false; readonly message: string }

/** Reads a header or payload that a learner types. Of a name that stands twice the last counts, with a warning. */
export function readObject(text: string, words: TokenWords): ObjectResult {
  const result = readJson(text)
  if (!result.ok) {
    const place = lineAndColumn(text, result.problem.at)
    return { ok: false, message: words.json.invalid({ ...place, ...jsonWords(result.problem, words) }) }
  }
  if (!isJsonObject(result.value)) {
    return { ok: false, message: words.json.notObject({ found: words.json.kind[kindOfJson(result.value)] }) }
  }
  const [name] = result.duplicates
  const warning = name === undefined ? null : words.json.duplicate({ name: plain(name) })
  return { ok: true, value: result.value, warning }
}
