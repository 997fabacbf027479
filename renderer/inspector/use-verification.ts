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
  const request = key === null || token === '' ? null : JSON.stringify({ token, key })

  useEffect(() => {
    if (request === null) return
    let isCurrent = true
    const settle = (verification: Verification) => isCurrent && setLast({ request, verification })
    const timer = setTimeout(() => {
      ask('verify-token', JSON.parse(request) as { token: string; key: VerifyingKey }).then(
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
  }, [ask, request])

  if (request === null) return { state: 'nothing' }
  return last?.request === request ? last.verification : { state: 'checking' }
}
