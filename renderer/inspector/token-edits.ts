// The one-click changes of a token's header and payload, made on their JSON text so that the learner sees what changed.
import { isJsonObject, type JsonObject, type JsonValue, readJson } from '#src/token/read-json'

export interface TokenTexts {
  readonly header: string
  readonly payload: string
}

export const QUICK_EDITS = ['alice', 'expire', 'future', 'type', 'none', 'endless'] as const
export type QuickEdit = (typeof QUICK_EDITS)[number]

/** Far enough from now that no check in the lab happens meanwhile. */
const HOUR_SECONDS = 3600

/** Makes a quick edit. `nowMs` is the lab's time. A text that is no JSON object stays as it is. */
export function quickEdit(edit: QuickEdit, texts: TokenTexts, nowMs: number): TokenTexts {
  const nowSeconds = Math.floor(nowMs / 1000)
  switch (edit) {
    case 'alice':
      return { ...texts, payload: change(texts.payload, { sub: 'alice' }) }
    case 'expire':
      return { ...texts, payload: change(texts.payload, { exp: nowSeconds - 60 }) }
    case 'future':
      return { ...texts, payload: change(texts.payload, { nbf: nowSeconds + HOUR_SECONDS }) }
    case 'type':
      return { ...texts, payload: swapType(texts.payload) }
    case 'none':
      return { ...texts, header: change(texts.header, { alg: 'none' }) }
    case 'endless':
      return { ...texts, payload: change(texts.payload, { exp: undefined }) }
  }
}

function swapType(text: string): string {
  const payload = objectOf(text)
  return payload === null ? text : change(text, { type: payload.type === 'refresh' ? 'access' : 'refresh' })
}

function change(text: string, changes: Readonly<Record<string, JsonValue | undefined>>): string {
  const object = objectOf(text)
  return object === null ? text : prettyJson({ ...object, ...changes })
}

function objectOf(text: string): JsonObject | null {
  const result = readJson(text)
  return result.ok && isJsonObject(result.value) ? result.value : null
}

/** Writes an object over several lines, as a learner edits it; names without a value are left out. */
export function prettyJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
