// The callbacks of express-session as promises.
import type { Request } from 'express'

type Call = (done: (error: unknown) => void) => void

function awaited(call: Call): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()))
  })
}

/** Gives a request a new, empty session with a new ID; the old one is destroyed. `request.session` is another object then. */
export function regenerateSession(request: Request): Promise<void> {
  return awaited((done) => request.session.regenerate(done))
}

/** Puts a request's session into the store, before its response begins. */
export function saveSession(request: Request): Promise<void> {
  return awaited((done) => request.session.save(done))
}

/** Takes a request's session out of the store and off the request, so that the response sets no cookie for it. */
export function destroySession(request: Request): Promise<void> {
  return awaited((done) => request.session.destroy(done))
}
