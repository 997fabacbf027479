// Keeps zod from compiling its schemas with `new Function`, which the page's Content-Security-Policy forbids: zod would
// notice and go on without, but the attempt is reported in the console. It has to be imported before any schema is made.
import { z } from 'zod'

z.config({ jitless: true })
