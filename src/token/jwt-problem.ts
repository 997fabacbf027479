// Everything that can be wrong with a text that should be a JWT, and how grave it is.
import type { JsonKind, JsonProblem } from './read-json'
import type { DisclosureFault } from './sd-jwt'

/** The parts of a signed JWT in the compact form (RFC 7515 section 7.1), in order. */
export const PART_NAMES = ['header', 'payload', 'signature'] as const
export type PartName = (typeof PART_NAMES)[number]

interface InPart {
  readonly part: PartName
}

/** One thing that is wrong. `at` counts the UTF-16 units of the text as it was given, from 0. */
export type JwtProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly length: number; readonly max: number }
  | { readonly kind: 'long'; readonly length: number; readonly max: number }
  | { readonly kind: 'scheme-kept'; readonly scheme: string }
  | { readonly kind: 'quoted'; readonly quote: string }
  | { readonly kind: 'blanks-inside'; readonly at: number; readonly count: number }
  | { readonly kind: 'percent-encoded'; readonly at: number }
  | { readonly kind: 'json-text' }
  | { readonly kind: 'too-few-parts'; readonly count: number }
  | { readonly kind: 'too-many-parts'; readonly count: number }
  | { readonly kind: 'encrypted' }
  /** `number` counts the disclosures of an SD-JWT from 1. */
  | {
      readonly kind: 'bad-disclosure'
      readonly number: number
      readonly at: number
      readonly fault: DisclosureFault
    }
  | { readonly kind: 'sd-jwt-cut-off' }
  | ({ readonly kind: 'part-empty' } & InPart)
  | ({ readonly kind: 'padding'; readonly at: number; readonly count: number } & InPart)
  | ({ readonly kind: 'plain-base64'; readonly at: number; readonly character: string } & InPart)
  | ({ readonly kind: 'loose-bits'; readonly at: number } & InPart)
  | ({ readonly kind: 'bad-character'; readonly at: number; readonly character: string } & InPart)
  | ({ readonly kind: 'bad-length'; readonly length: number } & InPart)
  /** `byte` counts the decoded bytes from 0. */
  | ({ readonly kind: 'bad-utf8'; readonly byte: number } & InPart)
  /** Where the problem lies is counted in the decoded text: `line` and `column` from 1. */
  | ({
      readonly kind: 'bad-json'
      readonly problem: JsonProblem
      readonly line: number
      readonly column: number
    } & InPart)
  | ({ readonly kind: 'not-object'; readonly found: JsonKind } & InPart)
  | ({ readonly kind: 'duplicate-name'; readonly name: string } & InPart)
  | { readonly kind: 'alg-missing' }
  | { readonly kind: 'alg-not-text' }
  | { readonly kind: 'alg-none' }
  | {
      readonly kind: 'signature-length'
      readonly alg: string
      readonly bytes: number
      readonly wantedBytes: number
    }

/** Tells whether a reader must give up on the token as it stands (`error`) or merely should beware (`warning`). */
export function severityOf(problem: JwtProblem): 'error' | 'warning' {
  switch (problem.kind) {
    case 'long':
    case 'loose-bits':
    case 'duplicate-name':
    case 'alg-none':
      return 'warning'
    case 'part-empty':
      // An empty signature is what `alg` none asks for (RFC 7519 section 6); nothing else may be empty.
      return problem.part === 'signature' ? 'warning' : 'error'
    default:
      return 'error'
  }
}

/** Returns where in the given text a problem lies, for the marker under it; null when it is nowhere in particular. */
export function placeOf(problem: JwtProblem): number | null {
  return 'at' in problem ? problem.at : null
}
