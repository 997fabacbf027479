// The hops across the wire: a request and its response, as they were sent.
import { EXPIRED, messageIn, REVOKED } from '#src/http/refusal-messages'
import { shortName, shortTarget } from '#src/token/short'
import {
  type HttpRequest,
  type HttpResponse,
  headerOf,
  httpRequestSchema,
  httpResponseSchema,
} from '#src/trace/http-message'
import { hop, type KindWords, nothing, noVerdict } from './hop'

const LINE_LENGTH = 40

export const wireHops = [
  hop(
    'request',
    { request: httpRequestSchema },
    {
      route: { from: 'client', to: 'back-end', part: null },
      verdict: noVerdict,
      reads: nothing,
      // It shows itself.
      facts: () => [],
      says: ({ request }, { label, sentence }) => {
        const line = shortTarget(`${request.method} ${request.target}`, LINE_LENGTH)
        const cookie = headerOf(request, 'cookie')
        const authorization = headerOf(request, 'authorization')
        const carries = [
          ...(cookie === undefined ? [] : ['Cookie']),
          ...(authorization === undefined
            ? []
            : [/^bearer\b/i.test(authorization) ? 'Bearer' : 'Authorization']),
        ]
        return { label: label({ line, carries }), sentence: sentence[whoAsks(request)]({ line }) }
      },
      next: (words, detail) => words.next({ line: shortTarget(detail, LINE_LENGTH) }),
    },
  ),
  hop(
    'response',
    { response: httpResponseSchema },
    {
      route: { from: 'back-end', to: 'client', part: null },
      breakpoint: 'response',
      // Its status says how it came out: it needs no mark.
      verdict: ({ response }) => ({ mark: null, refuses: response.status >= 400, fault: null }),
      reads: nothing,
      facts: () => [],
      says: ({ response }, { label, sentence, carries: say }) => {
        const status = shortName(`${response.status} ${response.reason}`.trim(), LINE_LENGTH)
        const { setCookie, tokens, link } = brings(response)
        const carries = [
          ...(setCookie === undefined ? [] : [say.setCookie]),
          ...(tokens ? [say.tokens] : []),
          ...(link ? [say.link] : []),
        ]
        return { label: label({ status, carries }), sentence: sentence[whatItSays(response)]({ status }) }
      },
      next: (words, detail) => words.next({ status: shortName(detail) }),
    },
  ),
]

function whoAsks(request: HttpRequest): keyof KindWords['request']['sentence'] {
  if (headerOf(request, 'authorization') !== undefined) return 'authorization'
  if (headerOf(request, 'cookie') !== undefined) return 'cookie'
  if (/^\/download\?(.*&)?token=/.test(request.target)) return 'link'
  const isLogin = request.method === 'POST' && /^\/(user\/)?login\b/.test(request.target)
  return isLogin ? 'form' : 'anonymous'
}

function brings({ status, headers, body }: HttpResponse) {
  return {
    setCookie: headerOf({ headers }, 'set-cookie'),
    tokens: status < 400 && /"(access_token|jwt_token)"\s*:/.test(body),
    link: status < 400 && /"url"\s*:\s*"[^"]*\/download\?token=/.test(body),
  }
}

function whatItSays(response: HttpResponse): keyof KindWords['response']['sentence'] {
  if (response.status >= 400) return whyRefused(response)
  const { setCookie, tokens, link } = brings(response)
  if (link) return 'bringsLink'
  if (tokens) return 'bringsTokens'
  if (setCookie === undefined) return 'done'
  return /^[^=]*=(;|$)/.test(setCookie) ? 'clearsCookie' : 'setsCookie'
}

/** Says why, by the status and, where the status says less than the server does, by its message. */
function whyRefused({ status, body }: HttpResponse): keyof KindWords['response']['sentence'] {
  if (status === 501) return 'notImplemented'
  if (status === 503) return 'unavailable'
  if (status >= 500) return 'fault'
  switch (status) {
    case 401:
      return whatIsOver(messageIn(body)) ?? 'unauthorized'
    case 403:
      return 'forbidden'
    case 404:
      return 'notFound'
    case 422:
      return 'unprocessable'
    default:
      return 'badRequest'
  }
}

function whatIsOver(message: string | null): 'expired' | 'revoked' | null {
  if (message === null) return null
  if (EXPIRED.includes(message)) return 'expired'
  return REVOKED.includes(message) ? 'revoked' : null
}
