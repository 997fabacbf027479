// The callbacks of express-session as promises.
import type { Request } from 'express'

type Call = (done: (error: unknown) => void) => void

/**
 * Whatever fails leaves the request without a session: express-session would save what is on it once more while the response
 * goes out, and send a cookie for what was never stored.
 */
function awaited(request: Request, call: Call): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => {
      if (!error) return resolve()
      Reflect.deleteProperty(request, 'session')
      reject(error)
    })
  })
}

/** Gives a request a new, empty session with a new ID; the old one is destroyed. `request.session` is another object then. */
export function regenerateSession(request: Request): Promise<void> {
  return awaited(request, (done) => request.session.regenerate(done))
}

/** Puts a request's session into the store, before its response begins. */
export function saveSession(request: Request): Promise<void> {
  return awaited(request, (done) => request.session.save(done))
}

/** Takes a request's session out of the store and off the request, so that the response sets no cookie for it. */
export function destroySession(request: Request): Promise<void> {
  return awaited(request, (done) => request.session.destroy(done))
}
