// Has the lab verify a token against a key, each time one of them changes.
import { useEffect, useState } from 'react'
import type { VerifyingKey } from '#src/contract/commands'
import { LabError, type LabErrorCode } from '#src/contract/lab-error'
import type { Check } from '#src/trace/check'
import { useInspector } from './inspector-view'

export type Verification =
  | { readonly state: 'nothing' }
  | { readonly state: 'checking' }
  | { readonly state: 'done'; readonly checks: readonly Check[] }
  /** The lab couldn't take the key or the token; `message` says why. */
  | { readonly state: 'refused'; readonly code: LabErrorCode; readonly message: string }

const PAUSE_MS = 150

/** Verifies a token; nothing is done while the key is null or the token empty. */
export function useVerification(token: string, key: VerifyingKey | null): Verification {
  const { ask } = useInspector()
  const [last, setLast] = useState<{ request: string; verification: Verification } | null>(null)
  const kind = key?.kind ?? null
  const text =
    key === null ? '' : key.kind === 'secret' ? key.secret : key.kind === 'public-key' ? key.key : ''
  const request = kind === null || token === '' ? null : JSON.stringify([token, kind, text])

  useEffect(() => {
    if (request === null || kind === null) return
    let isCurrent = true
    const settle = (verification: Verification) => isCurrent && setLast({ request, verification })
    const timer = setTimeout(() => {
      ask('verify-token', { token, key: keyFrom(kind, text) }).then(
        ({ checks }) => settle({ state: 'done', checks }),
        (reason: unknown) =>
          settle({
            state: 'refused',
            code: reason instanceof LabError ? reason.code : 'ERR_LAB_INTERNAL',
            message: reason instanceof Error ? reason.message : String(reason),
          }),
      )
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [ask, token, kind, text, request])

  if (request === null) return { state: 'nothing' }
  return last?.request === request ? last.verification : { state: 'checking' }
}

function keyFrom(kind: VerifyingKey['kind'], text: string): VerifyingKey {
  switch (kind) {
    case 'server':
      return { kind }
    case 'secret':
      return { kind, secret: text }
    case 'public-key':
      return { kind, key: text }
  }
}
