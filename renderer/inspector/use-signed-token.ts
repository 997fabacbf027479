// Keeps the edited token signed: by itself with the old signature, by the lab with a key.
import { useEffect, useState } from 'react'
import type { SigningKey } from '#src/contract/commands'
import { withOldSignature } from '#src/token/signing'
import { useInspector } from './inspector-view'
import type { TokenTexts } from './token-edits'

/** What a learner can sign with: one of the lab's keys, or not at all. */
export type EditingKey = SigningKey | { readonly kind: 'old' }

export interface SignedToken {
  readonly token: string | null
  /** Why there is no token. */
  readonly error: string | null
}

/** While somebody types, each pause of so many milliseconds makes a new signature. */
const PAUSE_MS = 200

/** Returns the token of edited texts, null while it is being signed. `texts` is null while they can't be read. */
export function useSignedToken(texts: TokenTexts | null, key: EditingKey, oldSignature: string): SignedToken {
  const { ask } = useInspector()
  const [signed, setSigned] = useState<SignedToken & { request: string }>({
    token: null,
    error: null,
    request: '',
  })
  const header = texts?.header ?? null
  const payload = texts?.payload ?? null
  const signingKey = key.kind === 'old' ? null : JSON.stringify(key)
  const request = JSON.stringify([header, payload, signingKey])

  useEffect(() => {
    if (header === null || payload === null || signingKey === null) return
    let isCurrent = true
    const timer = setTimeout(() => {
      ask('sign-token', { header, payload, key: JSON.parse(signingKey) as SigningKey }).then(
        ({ token }) => isCurrent && setSigned({ token, error: null, request }),
        (reason: unknown) =>
          isCurrent &&
          setSigned({
            token: null,
            error: reason instanceof Error ? reason.message : String(reason),
            request,
          }),
      )
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [ask, header, payload, signingKey, request])

  if (header === null || payload === null) return { token: null, error: null }
  if (key.kind === 'old') return { token: withOldSignature(header, payload, oldSignature), error: null }
  return signed.request === request ? signed : { token: null, error: null }
}
