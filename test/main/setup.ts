// What each test over HTTP ends with: the labs that it started stop.
import { afterEach } from 'vitest'
import { stopStarted } from './lab/started'

afterEach(stopStarted)
