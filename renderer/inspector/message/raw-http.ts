// A recorded message as the text that crossed the wire, in stretches that can be told apart by colour.

import { indentJson } from '#src/token/json-text'
import { readJson } from '#src/token/read-json'
import type { Header, HttpRequest, HttpResponse } from '#src/trace/http-message'

export type HttpMessage =
  | { readonly kind: 'request'; readonly message: HttpRequest }
  | { readonly kind: 'response'; readonly message: HttpResponse }

/** Which part a header plays for the credential; null for all others. */
export type CredentialRole =
  | 'cookie'
  | 'set-cookie'
  | 'clear-cookie'
  | 'authorization'
  | 'basic'
  | 'challenge'

/** Returns the start line (RFC 9112 sections 3 and 4) in its three pieces. */
export function startLine({ kind, message }: HttpMessage): [string, string, string] {
  const version = `HTTP/${message.httpVersion}`
  return kind === 'request'
    ? [message.method, message.target, version]
    : [version, String(message.status), message.reason]
}

/** Tells which part a header plays for the credential. */
export function credentialRole([name, value]: Header): CredentialRole | null {
  switch (name.toLowerCase()) {
    case 'cookie':
      return 'cookie'
    case 'set-cookie':
      return /^[^=;]+=\s*;/.test(value) ? 'clear-cookie' : 'set-cookie'
    case 'authorization':
      return /^bearer\b/i.test(value) ? 'authorization' : 'basic'
    case 'www-authenticate':
      return 'challenge'
    default:
      return null
  }
}

/** What a message's body has to do with the credential: tokens that are issued, or a password. */
export function bodyRole({ kind, message }: HttpMessage): 'tokens' | 'password' | null {
  const result = readJson(message.body)
  const names =
    result.ok && typeof result.value === 'object' && result.value !== null ? Object.keys(result.value) : []
  if (kind === 'response')
    return names.some((name) => /^(access_token|refresh_token|jwt_token)$/.test(name)) ? 'tokens' : null
  return names.includes('password') || /(^|&)password=/.test(message.body) ? 'password' : null
}

/** Returns the names that stand more than once in an object of a JSON body; none for a body that is no JSON. */
export function doubleNames(body: string): readonly string[] {
  const result = readJson(body)
  return result.ok ? result.duplicates : []
}

/**
 * Returns a JSON body with line breaks and indents, else as it stands; null for a body that is no JSON, or that has them
 * already.
 */
export function prettyBody(body: string): string | null {
  const result = readJson(body)
  if (!result.ok || typeof result.value !== 'object' || result.value === null) return null
  const pretty = indentJson(body)
  return pretty === body ? null : pretty
}
