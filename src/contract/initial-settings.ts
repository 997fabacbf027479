// The settings that the lab starts with, and goes back to for a demonstration.
import { DEFAULT_LIFETIMES } from './lifetimes'
import { DEFAULT_REVOCATION, DEFAULT_ROTATION } from './revocation'
import { DEFAULT_REDIS_URL, type Settings, TRACE_BOUND } from './settings'

/** Those of the article. */
export const INITIAL_SETTINGS: Settings = {
  jwtAlgorithm: 'HS256',
  jwtSecret: null,
  traceBoundHops: TRACE_BOUND.initial,
  admitOtherPages: false,
  lifetimes: DEFAULT_LIFETIMES,
  revocation: DEFAULT_REVOCATION,
  rotation: DEFAULT_ROTATION,
  redisUrl: DEFAULT_REDIS_URL,
}
