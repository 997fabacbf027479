// The link that the page got last: it bears its token in the URL, and so needs no header.
import { isJsonObject, readJson } from '#src/token/read-json'
import type { HttpResponse } from '#src/trace/http-message'
import type { RequestPlan } from './plan'

/** Only its path and query count: the page knows its server already. */
const ANY_ORIGIN = 'http://localhost'

/** Returns the link in the answer to a request for one; null in any other answer. */
export function linkIn(plan: RequestPlan, { status, body }: HttpResponse): string | null {
  if (plan.link !== 'brings' || status >= 400) return null
  const read = readJson(body)
  const url = read.ok && isJsonObject(read.value) ? read.value.url : undefined
  return typeof url === 'string' && URL.canParse(url, ANY_ORIGIN) ? url : null
}

/** Returns the target of a planned request (RFC 9112 section 3.2). `link` is the one that was got last; null for none. */
export function targetOf(plan: RequestPlan, link: string | null): string {
  if (plan.link !== 'opens') return plan.path
  const { pathname, search, searchParams } = new URL(link ?? plan.path, ANY_ORIGIN)
  if (plan.linkToken === undefined) return pathname + search
  searchParams.set('token', plan.linkToken)
  return `${pathname}?${searchParams}`
}
